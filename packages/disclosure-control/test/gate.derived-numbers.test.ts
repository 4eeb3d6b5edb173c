import { remakeTable } from '@assay/evidence';
import { wilsonInterval } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { gate, leavingDigits, SUPPRESSED } from '../src/index.ts';
import { count, finding, key, share } from './findings.ts';

const exact = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: true };
const options = { policy: exact, population: ['p'] };
const column = (rows: readonly (readonly unknown[])[], index = 1): unknown[] => rows.map((row) => row[index]);
const shareColumn = (name = 'share') => ({
  name,
  label: name,
  unit: 'proportion' as const,
  kind: { kind: 'share', of: 'flagged', outOf: 'people', interval: 'wilson' } as const,
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

  it('that no rounded counts can have are held back: 13 people in 14 hours would be 15 in 14', async () => {
    const things = { kind: 'count', counts: 'hours' } as const;
    const limit = (end: 'low' | 'high') => ({
      ...{ name: end, label: end, unit: 'proportion' as const },
      kind: { kind: 'limit', of: 'share', end } as const,
    });
    const table = remakeTable({
      columns: [
        key('group'),
        count('flagged'),
        { ...count('people'), kind: things },
        shareColumn(),
        limit('low'),
        limit('high'),
      ],
      rows: [
        ['a', 13, 14, 0, 0, 0],
        ['b', 40, 203, 0, 0, null],
      ],
    });
    const single = share('single', 13, 14);
    const parts = [single.parts![0]!, { ...single.parts![1]!, kind: things }];
    const { findings } = await gate([finding({ id: 't', table }), { ...single, parts }], { population: ['p'] });
    expect(findings[0]!.table!.rows).toEqual([
      ['a', 15, 14, SUPPRESSED, SUPPRESSED, SUPPRESSED],
      ['b', 40, 203, SUPPRESSED, SUPPRESSED, null],
    ]);
    expect(findings[1]).toMatchObject({ value: SUPPRESSED, interval: null, numerator: null, denominator: null });
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
    expect(record.decisions.find((each) => each.finding === 'lone')).toMatchObject({
      place: 'share',
      remedy: 'Say how "share" is made: a count, of which counts it is made, or on how many people it rests',
    });
    expect(findings[1]!.reason).toBe('it is held back, since it is not said how its numbers are made');
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
