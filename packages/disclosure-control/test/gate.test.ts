import { describe, expect, it } from 'vitest';
import { gate, SUPPRESSED } from '../src/index.ts';
import { count, finding, key, oneWayTable, single } from './findings.ts';

const exact = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: true };
const options = { policy: exact, population: ['p'] };
const column = (rows: readonly (readonly unknown[])[], index = 1): unknown[] => rows.map((row) => row[index]);

describe('the record', () => {
  it('holds no hidden value and no rule that tells which count was small', async () => {
    const { record } = await gate([finding({ id: 'by-group', table: oneWayTable([3, 137, 251]) })], options);
    expect(record.hiddenCells).toEqual(['#by-group|group 0|people', '#by-group|group 1|people']);
    expect(JSON.stringify(record)).not.toMatch(/137|: ?3\b/);
    expect(new Set(record.decisions.map(({ rule }) => rule))).toEqual(new Set(['held-back']));
  });

  it('lets an excepted finding leave and says who allowed it', async () => {
    const exceptions = [{ finding: 'by-group', approver: 'A. Reviewer', reason: 'synthetic data' }];
    const table = oneWayTable([3, 40]);
    const { findings, record } = await gate([finding({ id: 'by-group', table })], { exceptions, population: ['p'] });
    expect(findings[0]!.table).toEqual(table);
    expect(record.decisions).toEqual([
      { finding: 'by-group', place: 'all', status: 'excepted', rule: 'A. Reviewer: synthetic data' },
    ]);
  });
});

it('remembers nothing of a release of which nobody said whom it counts: it can be held against no other', async () => {
  const findings = [finding({ id: 'by-group', table: oneWayTable([3, 137, 251]) }), single('all', 391)];
  const { memory } = await gate(findings, { policy: exact, population: [] });
  const { schema: _, notebook: __, ...remembered } = memory;
  expect(Object.values(remembered).map((each) => Object.keys(each).length)).toEqual(
    Object.keys(remembered).map(() => 0),
  );
  const { memory: named } = await gate(findings, options);
  expect([named.cells.length, named.hidden.length]).toEqual([5, 2]);
});

describe('findings as a whole', () => {
  it('withholds a finding that nothing can protect', async () => {
    const table = (values: readonly number[]) => ({
      columns: [key('g'), count('people')],
      rows: values.map((value, index) => [`g${index}`, value]),
    });
    const exceptions = [{ finding: 'total', approver: 'A. Reviewer', reason: 'already public' }];
    const split = await gate([single('total', 43), finding({ id: 'split', table: table([3, 40]) })], {
      ...options,
      exceptions,
    });
    expect(column(split.findings[1]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED]);
    const tiny = await gate([single('total', 7), finding({ id: 'tiny', table: table([3, 4]) })], {
      ...options,
      exceptions,
    });
    expect(tiny.findings[1]!.disclosure).toEqual({ status: 'refused', rule: 'cannot-be-protected' });
    // A panel member reads the reason, the Data Lab the remedy.
    expect(tiny.findings[1]!.reason).toMatch(/^it is held back as a whole, since from some/);
    expect(tiny.record.decisions.find(({ rule }) => rule === 'cannot-be-protected')).toMatchObject({
      remedy: 'State wider groups, or fewer sums of them',
    });
  });

  it('refuses rows whose names say how many they count, since names leave as they are', async () => {
    const named = async (...rows: readonly (readonly [string, number])[]) => {
      const { findings } = await gate(
        [finding({ id: 't', table: { columns: [key('group'), count('people')], rows } })],
        {
          population: ['p'],
        },
      );
      return findings[0]!.disclosure.rule;
    };
    const refused = 'counts-in-names';
    expect(await named(['north (n = 7)', 7], ['south (n = 60)', 60], ['east', 0])).toBe(refused);
    expect(await named(['north, n=7', 7], ['south (1,260 people)', 1260])).toBe(refused);
    expect(await named(['north (7)', 7], ['south (60)', 61])).not.toBe(refused);
    expect(await named(['500', 500], ['1000', 1000])).not.toBe(refused);
    expect(await named(['(2023-04-01)', 2023], ['(2024-03-31)', 2024])).not.toBe(refused);
    expect(await named(['aged 20', 20], ['aged 30', 71], ['aged 40', 40])).not.toBe(refused);
    expect(await named(['aged (20)', 20])).not.toBe(refused);
  });

  it('refuses a row for each person, by name or since every row counts one', async () => {
    const named = {
      columns: [{ ...key('record'), identifiesPerson: true }, count('contacts')],
      rows: [['r1', 50]],
    };
    const ones = {
      columns: [key('officer'), count('people')],
      rows: Array.from({ length: 12 }, (_, i) => [`o${i}`, 1]),
    };
    const { findings } = await gate([finding({ id: 'named', table: named }), finding({ id: 'ones', table: ones })], {
      population: ['p'],
    });
    expect(findings.map(({ disclosure }) => disclosure.rule)).toEqual(['person-level-rows', 'person-level-rows']);
    expect(JSON.stringify(findings)).not.toContain('o7');
  });

  it('takes numbers out of sentences that data may have written, and leaves those that stand in the code', async () => {
    const stated = 'Wilson score interval, Wilson 1927';
    const text = { name: 'note', label: 'Note', unit: 'text' as const, kind: { kind: 'text' } as const };
    const outline = { ...text, name: 'outline', kind: { kind: 'constant', of: 'boundaries as published' } as const };
    const { findings, record } = await gate(
      [
        finding({
          id: 'told',
          title: 'Flagged: 3 people',
          reason: 'only 3 of 40 cases',
          status: 'not-computed',
          denominatorLabel: 'the three officers of team 7',
          limitations: ['Rests on 3 cases.'],
          method: { name: stated, source: 'seen in 4 rows' },
        }),
        finding({ id: 'table', table: { columns: [key('g'), text], rows: [['age 18 to 24', '3 of 40']] } }),
        finding({ id: 'text', unit: 'text', kind: { kind: 'text' }, value: '3' }),
        finding({ id: 'map', table: { columns: [key('g'), outline], rows: [['Moss Side', 'M 9 9 L 8 8']] } }),
      ],
      { population: ['p'], isFixedText: (each) => each === stated },
    );
    expect(JSON.stringify(findings)).not.toMatch(/"[^"]*\b(?:3|40|three|7|4)\b[^"]*"/);
    expect(findings[0]!.method.name).toBe(stated);
    expect(findings[0]!.reason).toBe('only [c] of [c] cases');
    expect(findings[0]!.disclosure).toEqual({ status: 'pass', rule: 'states no number' });
    expect(findings[1]!.table!.rows).toEqual([['age 18 to 24', '[c] of [c]']]);
    expect(findings[3]!.table!.rows).toEqual([['Moss Side', 'M 9 9 L 8 8']]);
    expect(record.decisions.every(({ rule }) => rule === 'number-in-text')).toBe(true);
  });

  it('holds back words that tell of too few', async () => {
    const verdict = {
      name: 'verdict',
      label: 'Verdict',
      unit: 'text' as const,
      kind: { kind: 'text', contributors: 'n' } as const,
    };
    const table = {
      columns: [key('g'), count('n'), verdict],
      rows: [
        ['a', 3, 'differs'],
        ['b', 40, 'does not differ'],
      ],
    };
    const { findings } = await gate([finding({ id: 't', table })], options);
    expect(column(findings[0]!.table!.rows, 2)).toEqual([SUPPRESSED, 'does not differ']);
  });
});
