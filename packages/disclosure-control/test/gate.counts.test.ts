import { remakeTable } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { gate, SUPPRESSED } from '../src/index.ts';
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

  it('says of each finding whether it leaves as it is, rounded, or without a number that is held back', async () => {
    const findings = [share('most', 210, 600), single('small', 3), single('even', 3000), single('odd', 9003)];
    const statuses = async (roundingBase: number) => {
      const released = await gate(findings, { ...options, policy: { ...exact, roundingBase } });
      return released.findings.map(({ disclosure }) => disclosure.status);
    };
    expect(await statuses(1)).toEqual(['rounded', 'suppressed', 'pass', 'pass']);
    expect(await statuses(5)).toEqual(['rounded', 'suppressed', 'pass', 'rounded']);
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
