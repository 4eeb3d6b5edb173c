import { describe, expect, it } from 'vitest';
import { gate, SUPPRESSED } from '../src/index.ts';
import { count, finding, key, people, single } from './findings.ts';

const policy = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: false };

const leave = async (findings: Parameters<typeof gate>[0]) =>
  (await gate(findings, { policy, population: ['p'] })).findings;

const numbers = async (...given: (readonly [string, number])[]) =>
  Object.fromEntries((await leave(given.map(([id, value]) => single(id, value)))).map(({ id, value }) => [id, value]));

const table = (names: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  finding({ id: 'table', table: { columns: [key('row'), ...names.map((name) => count(name))], rows } });

const rowsOf = async (one: ReturnType<typeof table>) => (await leave([one]))[0]!.table!.rows;

describe('one count inside another that nothing ties', () => {
  it('is seen of two single numbers that differ by few: three people are over 50 and not over 60', async () => {
    const left = await numbers(['over-50', 60], ['over-60', 57]);
    expect(Object.values(left).filter((value) => value === SUPPRESSED)).toHaveLength(1);
    expect(await numbers(['over-50', 70], ['over-60', 57])).toEqual({ 'over-50': 70, 'over-60': 57 });
  });

  it('is not thought of two parts of one whole, nor of two groups of one characteristic', async () => {
    expect(await numbers(['all', 117], ['men', 60], ['women', 57])).toEqual({ all: 117, men: 60, women: 57 });
    const of = (id: string, value: number, sex: string) =>
      finding({ id, value, kind: { ...people, population: 'people', where: { sex } } });
    const apart = await leave([of('men', 60, 'Male'), of('women', 57, 'Female')]);
    expect(apart.map(({ value }) => value)).toEqual([60, 57]);
    const aged = (id: string, value: number, age: string) =>
      finding({ id, value, kind: { ...people, population: 'people', where: { age } } });
    const nested = await leave([aged('a', 60, '50 and over'), aged('b', 57, '60 and over')]);
    expect(nested.map(({ value }) => value)).toContain(SUPPRESSED);
  });

  it('is seen of a column that is the larger in every row', async () => {
    const rows = [
      ['north', 80, 74],
      ['south', 61, 30],
      ['west', 95, 40],
      ['east', 130, 60],
    ];
    const left = await rowsOf(table(['recorded', 'charged'], rows));
    expect(left[0]!.includes(SUPPRESSED)).toBe(true);
    expect(left.slice(1)).toEqual(rows.slice(1));
    const crossed = [...rows.slice(0, 3), ['east', 60, 130]];
    expect(await rowsOf(table(['recorded', 'charged'], crossed))).toEqual(crossed);
  });

  it('is seen of neighbours in a list of thresholds, and not of groups in any other list', async () => {
    const counts = [160, 90, 86, 40];
    const rows = counts.map((value, at) => [`at least ${at + 1}`, value]);
    const left = await rowsOf(table(['people'], rows));
    expect(left.slice(1, 3).flat()).toContain(SUPPRESSED);
    const areas = counts.map((value, at) => [`area ${'abcd'[at]}`, value]);
    expect(await rowsOf(table(['people'], areas))).toEqual(areas);
  });

  it('is seen of thresholds whose heading says that they are', async () => {
    const counts = [160, 90, 86, 40];
    const under = async (label: string, rows: readonly (readonly (string | number)[])[]) => {
      const columns = [{ ...key('row'), label }, count('people')];
      return (await leave([finding({ id: 'table', table: { columns, rows } })]))[0]!.table!.rows.map(
        ([, value]) => value,
      );
    };
    const numbered = counts.map((value, at) => [`${at + 1}`, value]);
    for (const label of ['At least', 'Contacts, at least', 'or more contacts', 'More than (contacts)'])
      expect((await under(label, numbered)).slice(1, 3), label).toContain(SUPPRESSED);
    for (const label of ['Contacts', 'Area', 'Most common'])
      expect(await under(label, numbered), label).toEqual(counts);
    // Where the rows say it themselves, the heading is not asked.
    const said = counts.map((value, at) => [`${at + 1}+`, value]);
    expect((await under('Contacts', said)).slice(1, 3)).toContain(SUPPRESSED);
  });

  it('is seen in two tables with the same rows, in two rows, and in one', async () => {
    const one = (id: string, rows: readonly (readonly (string | number)[])[]) =>
      finding({ id, table: { columns: [key('row'), count(id)], rows } });
    const both = async (...tables: readonly ReturnType<typeof one>[]) =>
      (await leave(tables)).flatMap(({ table: left }) => left!.rows.map(([, value]) => value));
    const more = one('recorded', [
      ['north', 80],
      ['south', 61],
    ]);
    const less = one('charged', [
      ['north', 74],
      ['south', 30],
    ]);
    expect((await both(more, less)).filter((value) => value === SUPPRESSED)).toHaveLength(1);
    const crossed = one('charged', [
      ['north', 74],
      ['south', 90],
    ]);
    expect(await both(more, crossed)).toEqual([80, 61, 74, 90]);
    const rows = [
      ['north', 80, 74],
      ['south', 61, 30],
    ];
    expect((await rowsOf(table(['recorded', 'charged'], rows)))[0]).toContain(SUPPRESSED);
    expect((await rowsOf(table(['recorded', 'charged'], rows.slice(0, 1))))[0]).toContain(SUPPRESSED);
  });

  it('is seen of two bounds on one thing, wherever they stand', async () => {
    const ages = (id: string, name: string, value: number) =>
      finding({
        id,
        table: {
          columns: [key('age'), count('people')],
          rows: [
            [name, value],
            ['not asked', 40],
          ],
        },
      });
    const held = async (...findings: readonly ReturnType<typeof ages>[]) =>
      (await leave(findings)).flatMap(({ table: left, value }) =>
        (left?.rows.flat() ?? [value]).filter((each) => each === SUPPRESSED),
      ).length;
    expect(await held(ages('a', 'over 50', 60), ages('b', 'over 60', 57))).toBe(1);
    expect(await held(ages('a', '50 and over', 60), ages('b', '60+', 57))).toBe(1);
    expect(await held(ages('a', 'under 30', 57), ages('b', 'under 40', 60))).toBe(1);
    expect(await held(single('over-60', 57), ages('b', 'over 50', 60))).toBe(1);
    // Nobody over 60 is missing among those over 50, and under 30 is nobody over 50.
    expect(await held(ages('a', 'over 50', 57), ages('b', 'over 60', 60))).toBe(0);
    expect(await held(ages('a', 'under 30', 57), ages('b', 'over 50', 60))).toBe(0);
    expect(await held(ages('a', '18 to 24', 57), ages('b', '25 to 30', 60))).toBe(0);
    const two = [
      ['at least 2 contacts', 60],
      ['at least 3 contacts', 57],
    ];
    expect((await rowsOf(table(['people'], two))).flat()).toContain(SUPPRESSED);
    const apart = [
      ['at least 2 contacts', 60],
      ['at least 3 flags', 57],
    ];
    expect(await rowsOf(table(['people'], apart))).toEqual(apart);
  });

  it('is seen of a single number beside the total of a table', async () => {
    const areas = finding({
      id: 'areas',
      table: {
        columns: [key('area'), count('people')],
        rows: [
          ['north', 40],
          ['south', 30],
          ['west', 50],
          ['All', 120],
        ],
        totals: [{ row: 'All', of: ['north', 'south', 'west'] }],
      },
    });
    const left = await leave([areas, single('men', 113)]);
    expect(left.flatMap(({ table: rows, value }) => rows?.rows.flat() ?? [value])).toContain(SUPPRESSED);
  });

  it('leaves the rest as open as a count that is held back for its own size', async () => {
    expect(await numbers(['over-50', 15], ['over-60', 7])).toEqual({ 'over-50': 15, 'over-60': SUPPRESSED });
  });
});
