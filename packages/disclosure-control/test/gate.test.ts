import { describe, expect, it } from 'vitest';
import { gate, SUPPRESSED } from '../src/index.ts';
import { count, finding, key, oneWayTable } from './findings.ts';

const exact = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: true };
const column = (rows: readonly (readonly unknown[])[], index = 1): unknown[] => rows.map((row) => row[index]);

describe('gate', () => {
  it('hides a count of 3 and the next smallest, which the total would give away', async () => {
    const { findings } = await gate([finding({ id: 'by-group', table: oneWayTable([3, 40, 25, 200]) })], {
      policy: exact,
      population: ['p'],
    });
    expect(column(findings[0]!.table!.rows)).toEqual([SUPPRESSED, 40, SUPPRESSED, 200, 268]);
  });

  it('hides a second small count too when both together would still be below the minimum', async () => {
    const { findings } = await gate([finding({ id: 'by-group', table: oneWayTable([3, 4, 60, 25]) })], {
      policy: exact,
      population: ['p'],
    });
    expect(column(findings[0]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED, 60, SUPPRESSED, 92]);
  });

  it('leaves a table without small counts whole, rounded, its total the sum of the rounded parts', async () => {
    const { findings } = await gate([finding({ id: 'by-group', table: oneWayTable([12, 13, 41]) })], {
      population: ['p'],
    });
    expect(column(findings[0]!.table!.rows)).toEqual([10, 15, 40, 65]);
  });

  it('lets no count behind the numbers leave, excepted or not', async () => {
    const kind = { kind: 'count', counts: 'people' } as const;
    const behind = { columns: [count('all', { kind })], rows: [[1234], [3], [4], [5]] };
    const findings = [
      finding({ id: 'by-group', table: { ...oneWayTable([30, 40, 50]), parts: behind } }),
      finding({ id: 'share', value: 0.5, parts: [{ name: 'all', label: 'all', kind, value: 1234 }] }),
    ];
    const exceptions = [{ finding: 'share', approver: 'A reviewer', reason: 'published before' }];
    const released = await gate(findings, { policy: exact, population: ['p'], exceptions });
    expect(JSON.stringify(released.findings)).not.toMatch(/1234|"parts"/);
  });

  it('never writes a hidden value into the record', async () => {
    const { record } = await gate([finding({ id: 'by-group', table: oneWayTable([3, 137, 251]) })], {
      policy: exact,
      population: ['p'],
    });
    expect(record.hiddenCells).toEqual(['#by-group|group 0|people', '#by-group|group 1|people']);
    expect(JSON.stringify(record)).not.toMatch(/137|: ?3\b/);
  });

  it('hides a rate whose numerator is small, its interval with it, and one whose remainder is small', async () => {
    const interval = { low: 0.01, high: 0.08, level: 0.95, method: 'Wilson score interval' };
    const rate = (id: string, numerator: number) =>
      finding({ id, unit: 'proportion', people: true, value: numerator / 100, numerator, denominator: 100, interval });
    const { findings } = await gate([rate('few', 3), rate('nearly-all', 97), rate('many', 40)], {
      policy: exact,
      population: ['p'],
    });
    expect(findings.map((each) => [each.value, each.numerator, each.denominator, each.interval])).toEqual([
      [SUPPRESSED, null, 100, null],
      [SUPPRESSED, null, 100, null],
      [0.4, 40, 100, interval],
    ]);
  });

  it('remakes a rate from rounded counts and moves its limits outwards, so that no search finds the exact ones', async () => {
    const { findings } = await gate(
      [
        finding({
          id: 'rate',
          unit: 'proportion',
          people: true,
          value: 41 / 203,
          numerator: 41,
          denominator: 203,
          interval: { low: 0.1524, high: 0.2624, level: 0.95, method: 'Wilson score interval' },
        }),
      ],
      { population: ['p'] },
    );
    const [rate] = findings;
    expect(rate!.value).toBe(40 / 205);
    expect(rate!.interval!.low).toBeCloseTo(30 / 205, 12);
    expect(rate!.interval!.high).toBeCloseTo(55 / 205, 12);
  });

  it('hides every number of a row that is derived from a hidden count', async () => {
    const table = {
      columns: [
        key('group'),
        count('flagged'),
        count('people'),
        { name: 'rate', label: 'Rate', unit: 'proportion' as const, numerator: 'flagged', denominator: 'people' },
        { name: 'low', label: 'Low', unit: 'proportion' as const, numerator: 'flagged', denominator: 'people' },
        { name: 'z', label: 'z', unit: 'score' as const },
      ],
      rows: [
        ['a', 3, 100, 0.03, 0.01, 1.234],
        ['b', 40, 200, 0.2, 0.15, 2.345],
      ],
    };
    const { findings } = await gate([finding({ id: 'rates', table })], { policy: exact, population: ['p'] });
    expect(findings[0]!.table!.rows).toEqual([
      ['a', SUPPRESSED, 100, SUPPRESSED, SUPPRESSED, SUPPRESSED],
      ['b', 40, 200, 0.2, 0.15, 2.3],
    ]);
  });

  it('refuses person-level rows and rates of people that do not state their counts', async () => {
    const rows = {
      columns: [{ name: 'record', label: 'Record', unit: 'text' as const, identifiesPerson: true }, count('contacts')],
      rows: [['r1', 50]],
    };
    const bare = {
      columns: [key('group'), { name: 'rate', label: 'Rate', unit: 'proportion' as const, people: true }],
      rows: [['a', 0.2]],
    };
    const { findings, record } = await gate(
      [finding({ id: 'list', table: rows }), finding({ id: 'bare', table: bare })],
      { population: ['p'] },
    );
    expect(findings.map((each) => [each.status, each.table])).toEqual([
      ['not-computed', null],
      ['not-computed', null],
    ]);
    expect(record.decisions.map((decision) => decision.rule)).toEqual(['person-level-rows', 'rate-without-counts']);
  });

  it('hides a zero and a whole group where the column is sensitive, and only there', async () => {
    const table = (sensitive: boolean) => ({
      columns: [
        key('group'),
        count('victims', { sensitive }),
        count('others'),
        count('all', { sumOf: ['victims', 'others'] }),
      ],
      rows: [
        ['a', 0, 50, 50],
        ['b', 60, 70, 130],
      ],
    });
    const open = await gate([finding({ id: 't', table: table(false) })], { policy: exact, population: ['p'] });
    expect(open.findings[0]!.table!.rows[0]).toEqual(['a', 0, 50, 50]);
    const guarded = await gate([finding({ id: 't', table: table(true) })], { policy: exact, population: ['p'] });
    expect(guarded.findings[0]!.table!.rows[0]).toEqual(['a', SUPPRESSED, SUPPRESSED, 50]);
  });

  it('protects tables of one measure together: a margin cannot undo a cross table', async () => {
    const measure = 'people flagged';
    const cross = {
      columns: [key('area'), key('sex'), count('people', { measure })],
      rows: [
        ['north', 'f', 3],
        ['north', 'm', 40],
        ['south', 'f', 50],
        ['south', 'm', 60],
      ],
    };
    const bySex = {
      columns: [key('sex'), count('people', { measure })],
      rows: [
        ['f', 53],
        ['m', 100],
      ],
    };
    const alone = await gate([finding({ id: 'cross', table: cross })], { policy: exact, population: ['p'] });
    expect(column(alone.findings[0]!.table!.rows, 2)).toEqual([SUPPRESSED, 40, 50, 60]);
    const both = await gate([finding({ id: 'cross', table: cross }), finding({ id: 'sex', table: bySex })], {
      policy: exact,
      population: ['p'],
    });
    expect(column(both.findings[0]!.table!.rows, 2)).toEqual([SUPPRESSED, 40, SUPPRESSED, 60]);
    expect(column(both.findings[1]!.table!.rows)).toEqual([53, 100]);
  });

  it('keeps hidden what an earlier pack on the same people hid, and hides a small change since a pack on others', async () => {
    const table = (values: readonly number[]) => ({
      columns: [key('group'), count('people', { measure: 'people flagged' })],
      rows: values.map((value, index) => [`g${index}`, value]),
    });
    const first = await gate([finding({ id: 'first', table: table([3, 40, 90]) })], {
      policy: exact,
      population: ['p'],
    });
    const strict = { ...first.memory, hidden: [...first.memory.hidden, 'people flagged|group=g1'] };
    const again = await gate([finding({ id: 'second', table: table([3, 40, 90]) })], {
      policy: exact,
      population: ['p'],
      earlier: [strict],
    });
    expect(column(again.findings[0]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED, 90]);
    const moved = await gate([finding({ id: 'third', table: table([30, 44, 120]) })], {
      policy: exact,
      population: ['q'],
      earlier: [first.memory],
    });
    expect(column(moved.findings[0]!.table!.rows)).toEqual([30, SUPPRESSED, 120]);
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

  it('withholds a finding that nothing can protect', async () => {
    const total = finding({ id: 'total', people: true, value: 43, measure: 'm' });
    const table = {
      columns: [key('g'), count('people', { measure: 'm' })],
      rows: [
        ['a', 3],
        ['b', 40],
      ],
    };
    const exceptions = [{ finding: 'total', approver: 'A. Reviewer', reason: 'already public' }];
    const { findings } = await gate([total, finding({ id: 'split', table })], {
      policy: exact,
      exceptions,
      population: ['p'],
    });
    expect(column(findings[1]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED]);
    const tiny = {
      columns: [key('g'), count('people', { measure: 'n' })],
      rows: [
        ['a', 3],
        ['b', 4],
      ],
    };
    const seven = finding({ id: 'seven', people: true, value: 7, measure: 'n' });
    const refused = await gate([seven, finding({ id: 'tiny', table: tiny })], {
      policy: exact,
      exceptions: [{ ...exceptions[0]!, finding: 'seven' }],
      population: ['p'],
    });
    expect(refused.findings[1]!.status).toBe('not-computed');
  });

  it('keeps a margin in a later pack from undoing the cross table of an earlier one', async () => {
    const measure = 'people flagged';
    const cross = {
      columns: [key('area'), key('sex'), count('people', { measure })],
      rows: [
        ['north', 'f', 3],
        ['north', 'm', 40],
        ['south', 'f', 50],
        ['south', 'm', 60],
      ],
    };
    const bySex = finding({
      id: 'sex',
      table: {
        columns: [key('sex'), count('people', { measure })],
        rows: [
          ['f', 53],
          ['m', 100],
        ],
      },
    });
    const first = await gate([finding({ id: 'cross', table: cross })], { policy: exact, population: ['p', 'lookup'] });
    expect(column(first.findings[0]!.table!.rows, 2)).toEqual([SUPPRESSED, 40, 50, 60]);
    const second = await gate([bySex], { policy: exact, population: ['p'], earlier: [first.memory] });
    expect(column(second.findings[0]!.table!.rows)).toEqual([SUPPRESSED, 100]);
    const elsewhere = await gate([bySex], { policy: exact, population: ['q'], earlier: [first.memory] });
    expect(column(elsewhere.findings[0]!.table!.rows)).toEqual([53, 100]);
  });

  it('guards a count that moved little against its total, and one that a choice of parameters moved', async () => {
    const first = await gate([finding({ id: 't', table: oneWayTable([30, 40, 90]) })], {
      policy: exact,
      population: ['p'],
    });
    const second = await gate([finding({ id: 't', table: oneWayTable([34, 400, 900]) })], {
      policy: exact,
      population: ['p'],
      earlier: [first.memory],
    });
    expect(column(second.findings[0]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED, 900, 1334]);
  });

  it('sees sums that nobody declared: a last row, a column, a single number that is the total', async () => {
    const undeclared = { ...oneWayTable([3, 40, 250]), totals: [] };
    const table = await gate([finding({ id: 't', table: undeclared })], { policy: exact, population: ['p'] });
    expect(column(table.findings[0]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED, 250, 293]);
    const columns = {
      columns: [key('g'), count('flagged'), count('not'), count('all')],
      rows: [
        ['a', 3, 97, 100],
        ['b', 50, 70, 120],
      ],
    };
    const wide = await gate([finding({ id: 't', table: columns })], { policy: exact, population: ['p'] });
    expect(wide.findings[0]!.table!.rows[0]).toEqual(['a', SUPPRESSED, SUPPRESSED, 100]);
    const parts = { ...oneWayTable([3, 40, 250]), rows: oneWayTable([3, 40, 250]).rows.slice(0, 3), totals: [] };
    const scalar = finding({ id: 'all', people: true, value: 293 });
    const both = await gate([finding({ id: 't', table: parts }), scalar], { policy: exact, population: ['p'] });
    expect(column(both.findings[0]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED, 250]);
    const same = finding({ id: 'b', people: true, value: 40 });
    const told = await gate([finding({ id: 't', table: undeclared }), same], { policy: exact, population: ['p'] });
    const shown = [...column(told.findings[0]!.table!.rows), told.findings[1]!.value];
    expect(shown.includes(40) && shown.includes(250)).toBe(false);
  });

  it('takes numbers out of sentences that data may have written, and leaves those that stand in the code', async () => {
    const stated = 'Wilson score interval, Wilson 1927';
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
        finding({
          id: 'table',
          table: {
            columns: [key('g'), { name: 'note', label: 'Note', unit: 'text' }],
            rows: [['age 18 to 24', '3 of 40']],
          },
        }),
        finding({ id: 'text', unit: 'count', people: true, value: '3' }),
      ],
      { population: ['p'], isFixedText: (text) => text === stated },
    );
    expect(JSON.stringify(findings)).not.toMatch(/"[^"]*\b(?:3|40|three|7|4)\b[^"]*"/);
    expect(findings[0]!.method.name).toBe(stated);
    expect(findings[0]!.reason).toBe('only [c] of [c] cases');
    expect(findings[1]!.table!.rows).toEqual([['age 18 to 24', '[c] of [c]']]);
    expect(record.decisions.every(({ rule }) => rule === 'number-in-text')).toBe(true);
  });

  it('hides a count whose stated numerator is small, and does not call a ratio what its counts are not', async () => {
    const counted = finding({ id: 'c', people: true, value: 120, numerator: 3, denominator: 100 });
    const ratio = finding({ id: 'r', unit: 'ratio', people: true, value: 1.2345, numerator: 400, denominator: 100 });
    const { findings } = await gate([counted, ratio], { policy: exact, population: ['p'] });
    expect([findings[0]!.value, findings[0]!.numerator]).toEqual([SUPPRESSED, null]);
    expect(findings[1]!.value).toBe(1.2);
  });

  it('refuses a table of people in which every row is one person, whatever it is called', async () => {
    const table = {
      columns: [key('officer'), count('people')],
      rows: Array.from({ length: 12 }, (_, i) => [`o${i}`, 1]),
    };
    const { findings } = await gate([finding({ id: 'list', table })], { population: ['p'] });
    expect(findings[0]!.disclosure).toEqual({ status: 'refused', rule: 'person-level-rows' });
    expect(JSON.stringify(findings)).not.toContain('o7');
  });

  it('takes a count of which nobody said what it counts to be of people, unless told otherwise', async () => {
    const table = (people?: boolean) => ({
      columns: [
        key('group'),
        { name: 'n', label: 'n', unit: 'count' as const, ...(people === undefined ? {} : { people }) },
      ],
      rows: [
        ['a', 3],
        ['b', 40],
      ],
    });
    const stated = [
      finding({ id: 'unsaid', table: table() }),
      finding({ id: 'sectors', table: table(false) }),
      finding({ id: 'single', value: 4 }),
      finding({ id: 'rate', unit: 'proportion', value: 0.02, numerator: 2, denominator: 100 }),
    ];
    const { findings } = await gate(stated, { population: ['p'] });
    expect(column(findings[0]!.table!.rows)).toEqual([SUPPRESSED, 40]);
    expect(column(findings[1]!.table!.rows)).toEqual([3, 40]);
    expect(findings.slice(2).map(({ value }) => value)).toEqual([SUPPRESSED, SUPPRESSED]);
    const open = await gate(stated, { population: ['p'], policy: { ...exact, openUndeclared: true } });
    expect(open.findings[2]!.value).toBe(4);
  });
});
