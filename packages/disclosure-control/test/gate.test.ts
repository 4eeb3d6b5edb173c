import { remakeTable } from '@assay/evidence';
import { wilsonInterval } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { gate, leavingDigits, SUPPRESSED } from '../src/index.ts';
import { count, countOf, finding, key, oneWayTable, people, share, single } from './findings.ts';

const exact = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: true };
const options = { policy: exact, population: ['p'] };
const column = (rows: readonly (readonly unknown[])[], index = 1): unknown[] => rows.map((row) => row[index]);
const shareColumn = (name = 'share') => ({
  name,
  label: name,
  unit: 'proportion' as const,
  kind: { kind: 'share', of: 'flagged', outOf: 'people', interval: 'wilson' } as const,
});

describe('counts', () => {
  it('hides a count of 3 and the next smallest, which the total would give away', async () => {
    const { findings } = await gate([finding({ id: 'by-group', table: oneWayTable([3, 40, 25, 200]) })], options);
    expect(column(findings[0]!.table!.rows)).toEqual([SUPPRESSED, 40, SUPPRESSED, 200, 268]);
  });

  it('hides a second small count too when both together would still be below the minimum', async () => {
    const { findings } = await gate([finding({ id: 'by-group', table: oneWayTable([3, 4, 60, 25]) })], options);
    expect(column(findings[0]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED, 60, SUPPRESSED, 92]);
  });

  it('rounds every count by itself, so that one count is the same number wherever it is printed', async () => {
    const { findings } = await gate([finding({ id: 'by-group', table: oneWayTable([12, 13, 41]) })], {
      population: ['p'],
    });
    expect(column(findings[0]!.table!.rows)).toEqual([10, 15, 40, 65]);
  });

  it('holds back up to one more than the minimum, so that a count held back by itself is known to ten numbers at best', async () => {
    const { findings, record } = await gate([single('ten', 10), single('eleven', 11), single('twelve', 12)], options);
    expect(findings.map(({ value }) => value)).toEqual([SUPPRESSED, SUPPRESSED, 12]);
    expect(record.largestHidden).toBe(11);
  });

  it('protects single numbers as a table: a total, one part and the other do not leave together', async () => {
    const { findings } = await gate([single('all', 120), single('men', 113), single('women', 7)], options);
    expect(findings.map(({ value }) => value)).toEqual([120, SUPPRESSED, SUPPRESSED]);
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
    const open = await gate([finding({ id: 't', table: table(false) })], options);
    expect(open.findings[0]!.table!.rows[0]).toEqual(['a', 0, 50, 50]);
    const guarded = await gate([finding({ id: 't', table: table(true) })], options);
    expect(guarded.findings[0]!.table!.rows[0]).toEqual(['a', SUPPRESSED, SUPPRESSED, 50]);
  });

  it('protects what is counted as one, by population, filter and key: a margin cannot undo a cross table', async () => {
    const cross = {
      columns: [key('area'), key('sex'), countOf('people', 'people flagged')],
      rows: [
        ['north', 'f', 3],
        ['north', 'm', 40],
        ['south', 'f', 50],
        ['south', 'm', 60],
      ],
    };
    const margin = {
      columns: [key('sex'), countOf('n', 'people flagged')],
      rows: [
        ['f', 53],
        ['m', 100],
      ],
    };
    const alone = await gate([finding({ id: 'cross', table: cross })], options);
    expect(column(alone.findings[0]!.table!.rows, 2)).toEqual([SUPPRESSED, 40, 50, 60]);
    const both = await gate([finding({ id: 'cross', table: cross }), finding({ id: 'sex', table: margin })], options);
    expect(column(both.findings[0]!.table!.rows, 2)).toEqual([SUPPRESSED, 40, SUPPRESSED, 60]);
    expect(column(both.findings[1]!.table!.rows)).toEqual([53, 100]);
    const filtered = finding({
      id: 'women',
      value: 53,
      kind: { ...people, population: 'people flagged', where: { sex: 'f' } },
    });
    const third = await gate([finding({ id: 'cross', table: cross }), filtered], options);
    expect(column(third.findings[0]!.table!.rows, 2)).toEqual([SUPPRESSED, 40, SUPPRESSED, 60]);
  });

  it('sees sums that nobody declared: a last row, a column, a single number, two tables of the same people', async () => {
    const undeclared = { ...oneWayTable([3, 40, 250]), totals: [] };
    const table = await gate([finding({ id: 't', table: undeclared })], options);
    expect(column(table.findings[0]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED, 250, 293]);
    const columns = {
      columns: [key('g'), count('flagged'), count('not'), count('all')],
      rows: [
        ['a', 3, 97, 100],
        ['b', 50, 70, 120],
      ],
    };
    const wide = await gate([finding({ id: 't', table: columns })], options);
    expect(wide.findings[0]!.table!.rows[0]).toEqual(['a', SUPPRESSED, SUPPRESSED, 100]);
    const parts = { ...oneWayTable([3, 40, 250]), rows: oneWayTable([3, 40, 250]).rows.slice(0, 3), totals: [] };
    const both = await gate([finding({ id: 't', table: parts }), single('all', 293)], options);
    expect(column(both.findings[0]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED, 250]);
    const other = {
      columns: [key('age'), count('people')],
      rows: [
        ['young', 150],
        ['old', 143],
      ],
    };
    const divided = await gate([finding({ id: 't', table: parts }), finding({ id: 'u', table: other })], options);
    expect(column(divided.findings[0]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED, 250]);
    const told = await gate([finding({ id: 't', table: undeclared }), single('t.b', 40)], options);
    const shown = [...column(told.findings[0]!.table!.rows), told.findings[1]!.value];
    expect(shown.includes(40) && shown.includes(250)).toBe(false);
  });

  it('sees that wholes of shares by two characteristics are the same people', async () => {
    const table = (id: string, name: string, rows: readonly (readonly [string, number, number])[]) =>
      finding({
        id,
        table: remakeTable({
          columns: [key(name), count('flagged'), count('people'), shareColumn()],
          rows: rows.map((row) => [...row, 0]),
        }),
      });
    const { findings } = await gate(
      [
        table('t.area', 'area', [
          ['north', 2, 5],
          ['south', 20, 60],
          ['west', 30, 90],
        ]),
        table('t.age', 'age', [
          ['young', 22, 75],
          ['old', 30, 80],
        ]),
      ],
      options,
    );
    // 155 people by age: of north and a second area, neither may be the rest.
    expect(column(findings[0]!.table!.rows, 2).filter((value) => value === SUPPRESSED)).toHaveLength(2);
  });

  it('sees a last row that is the sum in one column, whatever the others do', async () => {
    const table = {
      columns: [key('result'), count('national'), count('here')],
      rows: [
        ['criminal', 9, 0],
        ['disciplinary', 88, 0],
        ['vetting', 139, 0],
        ['all', 236, 0],
      ],
    };
    const { findings } = await gate([finding({ id: 't', table })], options);
    expect(column(findings[0]!.table!.rows)).toEqual([SUPPRESSED, SUPPRESSED, 139, 236]);
  });

  it('leaves a count of things as it is, however few', async () => {
    const sectors = { ...count('n'), kind: { kind: 'count', counts: 'sectors' } as const };
    const table = {
      columns: [key('group'), sectors],
      rows: [
        ['a', 3],
        ['b', 41],
      ],
    };
    const { findings } = await gate([finding({ id: 't', table })], { population: ['p'] });
    expect(column(findings[0]!.table!.rows)).toEqual([3, 41]);
  });
});

describe('numbers made of counts', () => {
  it('hides a share whose numerator is small, its interval with it, and one whose remainder is small', async () => {
    const { findings } = await gate(
      [share('few', 3, 100), share('nearly-all', 97, 100), share('many', 40, 100)],
      options,
    );
    expect(findings.map((each) => [each.value, each.numerator, each.interval === null])).toEqual([
      [SUPPRESSED, null, true],
      [SUPPRESSED, null, true],
      [0.4, 40, false],
    ]);
  });

  it('makes a share and its interval again from rounded counts, to the digits that are shown', async () => {
    const { findings } = await gate([share('rate', 41, 203)], { population: ['p'] });
    const again = wilsonInterval({ successes: 40, total: 205 });
    expect(findings[0]!.value).toBe(0.1951);
    if (again.status !== 'computed' || 'status' in again.interval) throw new Error('40 of 205 has an interval');
    expect(findings[0]!.interval!.low).toBe(leavingDigits(again.interval.low));
    expect(findings[0]!.interval!.high).toBe(leavingDigits(again.interval.high!));
  });

  it('makes again what stands in a table, also where the counts stand behind it, and lets no count behind leave', async () => {
    const columns = [key('group'), shareColumn()];
    const parts = {
      columns: [count('flagged'), count('people')],
      rows: [
        [3, 100],
        [41, 203],
        [1234, 5678],
      ],
    };
    const table = remakeTable({
      columns,
      rows: [
        ['a', 0],
        ['b', 0],
        ['c', 0],
      ],
      parts,
    });
    const { findings } = await gate([finding({ id: 't', table })], { population: ['p'] });
    expect(findings[0]!.table!.rows).toEqual([
      ['a', SUPPRESSED],
      ['b', 0.1951],
      ['c', leavingDigits(1235 / 5680)],
    ]);
    expect(JSON.stringify(findings)).not.toMatch(/1234|"parts"/);
    const exceptions = [{ finding: 't', approver: 'A reviewer', reason: 'published before' }];
    expect(
      JSON.stringify((await gate([finding({ id: 't', table })], { ...options, exceptions })).findings),
    ).not.toMatch(/1234|"parts"/);
  });

  it('refuses a number that does not say how it is made, with its place and the remedy', async () => {
    const lone = {
      columns: [key('g'), { name: 'share', label: 'Share', unit: 'proportion' as const }],
      rows: [['a', 1 / 7]],
    };
    const { findings, record } = await gate(
      [
        finding({ id: 'lone', table: lone }),
        finding({ id: 'scalar', unit: 'proportion', value: 1 / 7 }),
        finding({ id: 'mean', unit: 'pounds', value: 1234.5678, people: true }),
        finding({ id: 'kappa', unit: 'score', value: 0.8210462024861681 }),
      ],
      { population: ['p'] },
    );
    expect(findings.map(({ status, disclosure }) => [status, disclosure.rule])).toEqual(
      findings.map(() => ['not-computed', 'no-kind']),
    );
    expect(record.decisions.map(({ place, remedy }) => [place, remedy])[0]).toEqual([
      'share',
      'Say how "share" is made: a count, of which counts it is made, or on how many people it rests',
    ]);
    expect(findings[1]!.reason).toContain('Say how "value" is made');
  });

  it('takes what was stored without kinds for what only it can be', async () => {
    const stored = (people?: boolean) => ({
      columns: [
        key('group'),
        { name: 'n', label: 'n', unit: 'count' as const, ...(people === undefined ? {} : { people }) },
      ],
      rows: [
        ['a', 3],
        ['b', 40],
      ],
    });
    const { findings } = await gate(
      [
        finding({ id: 'unsaid', table: stored() }),
        finding({ id: 'denied', table: stored(false) }),
        finding({ id: 'single', value: 4 }),
        finding({ id: 'rate', unit: 'proportion', value: 0.02, numerator: 2, denominator: 100 }),
        finding({ id: 'wide', unit: 'proportion', value: 0.4, numerator: 40, denominator: 100 }),
        finding({ id: 'other', unit: 'ratio', value: 1.2345, numerator: 400, denominator: 100 }),
      ],
      { population: ['p'] },
    );
    expect(column(findings[0]!.table!.rows)).toEqual([SUPPRESSED, 40]);
    expect(column(findings[1]!.table!.rows)).toEqual([SUPPRESSED, 40]);
    expect(findings.slice(2).map(({ value }) => value)).toEqual([SUPPRESSED, SUPPRESSED, 0.4, null]);
  });

  it('lets no amount, no number among texts and no number behind one pass as a count, where no kinds were stored', async () => {
    const text = { name: 'year', label: 'Year', unit: 'text' as const };
    const number = (name: string, unit: 'count' | 'hours', more = {}) => ({ name, label: name, unit, ...more });
    const { findings } = await gate(
      [
        finding({ id: 'hours', unit: 'hours', value: 10, numerator: 400, denominator: 40 }),
        finding({ id: 'score', unit: 'score', value: 400 }),
        finding({ id: 'behind', value: 400, numerator: 3, denominator: 7 }),
        finding({ id: 'texts', table: { columns: [key('g'), text], rows: [['a', 3]] } }),
        finding({
          id: 'made',
          table: {
            columns: [
              key('g'),
              number('n', 'count'),
              number('sum', 'count'),
              number('mean', 'hours', { numerator: 'sum', denominator: 'n' }),
            ],
            rows: [['a', 40, 400, 10]],
          },
        }),
      ],
      { population: ['p'] },
    );
    const refused = findings.filter(({ disclosure }) => disclosure.status === 'refused').map(({ id }) => id);
    expect(refused).toEqual(['hours', 'score', 'texts', 'made']);
    expect(findings[2]).toMatchObject({ value: 400, numerator: null, denominator: null });
  });

  it('keeps the totals and sums that were declared, where no kinds were stored', async () => {
    const n = (name: string, more = {}) => ({ name, label: name, unit: 'count' as const, people: false, ...more });
    const table = {
      columns: [key('g'), n('yes'), n('no'), n('all', { sumOf: ['yes', 'no'] })],
      rows: [
        ['a', 3, 50, 53],
        ['b', 60, 70, 130],
        ['c', 80, 90, 170],
        ['both', 143, 210, 353],
      ],
      totals: [{ row: 'both', of: ['a', 'b', 'c'] }],
    };
    const { findings } = await gate([finding({ id: 't', people: false, table })], { population: ['p'] });
    const released = findings[0]!.table!;
    expect(released.totals).toEqual(table.totals);
    expect(released.rows[0]![1]).toBe(SUPPRESSED);
    // One mark alone in a row or a column that is added up would be its total less the others.
    const isHidden = released.rows.map((row) => row.slice(1).map((value) => value === SUPPRESSED));
    for (const row of isHidden) expect(row.filter(Boolean)).not.toHaveLength(1);
    for (const at of [0, 1, 2]) expect(isHidden.filter((row) => row[at]).length).not.toBe(1);
  });
});

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
