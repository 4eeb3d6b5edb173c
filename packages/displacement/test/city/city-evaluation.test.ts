import { describe, expect, it } from 'vitest';
import { cityEvaluation, cityPeriods, evaluationProblem, patrolEvaluation } from '../../src/index.ts';
import { invented, isLater, madeCity, START, sectors } from './invented-city.ts';

const withKinds = (kindOf: (kind: string) => string) =>
  madeCity(
    {},
    {},
    sectors.map((sector) => ({ ...sector, kind: kindOf(sector.kind) })),
  );

describe('cityEvaluation', () => {
  const city = madeCity();
  const periods = cityPeriods(city);

  it('counts months of four weeks round the first day, and lists who lies beside whom', () => {
    expect(periods).toMatchObject({ nBefore: 20, nPeriods: 30, firstDay: START - 560 });
    const monthOf = (day: number) => 20 + Math.floor((day - START) / 28);
    const counts = new Float64Array(16 * 30);
    for (const { sector, day } of invented) if (sector >= 0) counts[sector * 30 + monthOf(day)]!++;
    expect([...periods.counts]).toEqual([...counts]);
    expect(periods.neighbours![5]!.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 4, 6, 8, 9, 10]);
  });

  it('lists them of two thousand sectors, and of no more', () => {
    const of = (many: number) =>
      cityPeriods({ ...city, sectors: Array.from({ length: many }, (_, at) => sectors[at % sectors.length]!) });
    expect(of(2000).neighbours).toHaveLength(2000);
    expect(of(2001).neighbours).toBeNull();
  });

  it('evaluates sectors by their parts, and leaves out the month in which the records that chose them end', () => {
    const parts = { treated: [0], beside: [1, 4], candidates: [2, 3, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] };
    const of = (chosenTo?: number) =>
      patrolEvaluation(periods, 20, parts, {
        neighbours: periods.neighbours,
        ...(chosenTo === undefined ? {} : { chosenTo }),
      });
    expect(cityEvaluation(city, periods, null)).toEqual(of());
    expect(cityEvaluation(city, periods, START - 560)).toEqual(of(1));
    expect(cityEvaluation(city, periods, START - 280)).toEqual(of(11));
  });

  it('refuses records that did not end before patrols', () => {
    for (const day of [START, START - 561, Number.NaN])
      expect(() => cityEvaluation(city, periods, day)).toThrow('Give a day among them');
  });

  it('says why there is no evaluation', () => {
    const reasonOf = (own: typeof city) => {
      const found = cityEvaluation(own, cityPeriods(own), null);
      return found.status === 'computed' ? null : found.reason;
    };
    expect(reasonOf(madeCity({}, {}, []))).toContain('no sectors were given');
    expect(reasonOf(madeCity({}, { firstDay: { given: null, visited: Infinity } }))).toContain('is not known');
    expect(reasonOf(withKinds((kind) => (kind === 'treated' ? 'control' : kind)))).toContain('marked as patrolled');
    expect(reasonOf(withKinds((kind) => (kind === 'control' ? 'buffer' : kind)))).toContain('marked as comparison');
    expect(reasonOf(madeCity({}, { ringMetres: 2000 }))).toContain('lies within 4000 m of a patrolled one');
    expect(evaluationProblem(city)).toBeNull();
    const early = invented.filter((event) => !isLater(event)).length;
    expect(early).toBeGreaterThan(0);
  });
});
