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

  it('leaves the rest as open as a count that is held back for its own size', async () => {
    expect(await numbers(['over-50', 15], ['over-60', 7])).toEqual({ 'over-50': 15, 'over-60': SUPPRESSED });
  });
});
