import { describe, expect, it } from 'vitest';
import { clericalReadings, pairsJudged } from '../src/index.ts';

describe('readings of judged pairs', () => {
  const stratum = (name: string, pairs: number, yesVotes: readonly number[], reviewers: number) => ({
    name,
    pairs,
    yesVotes,
    reviewers,
  });
  const kinds = [
    { isLinked: true, pairs: 100, truePairs: 90 },
    { isLinked: true, pairs: 20, truePairs: 6 },
    { isLinked: false, pairs: 50, truePairs: 4 },
  ];

  it('stand beside what counting every pair gives', () => {
    const linked = [stratum('same', 100, [1, 1, 1, 0], 1), stratum('apart', 20, [1, 0], 1)];
    const outside = [stratum('outside', 50, [1, 0, 0, 0, 0], 1)];
    const [sample, counted, ...more] = clericalReadings({ judge: 'one reviewer', linked, outside }, kinds);
    expect(more).toEqual([]);
    // Right of the links: (100 × 3/4 + 20 × 1/2) of 120; of pairs about one person 85 are linked and 10 are not.
    expect(sample).toMatchObject({ reading: 'from the sample', judge: 'one reviewer', linked: 6, all: 11 });
    expect(sample!.wrong).toMatchObject({ value: expect.closeTo(35 / 120, 12) });
    expect(sample!.missed).toMatchObject({ value: expect.closeTo(10 / 95, 12) });
    expect(counted).toEqual({
      reading: 'every pair counted',
      judge: 'the truth',
      wrong: expect.closeTo(24 / 120, 12),
      missed: 0.04,
      linked: 120,
      all: 100,
    });
  });

  it('are three where there were several reviewers, and none is counted where the truth is not known', () => {
    const linked = [stratum('same', 100, [2, 2, 1, 0], 2)];
    const outside = [stratum('outside', 50, [2, 0], 2)];
    const unknown = kinds.map((kind) => ({ ...kind, truePairs: null }));
    const rows = clericalReadings({ judge: '2 reviewers', linked, outside }, unknown);
    expect(rows.map(({ reading }) => reading)).toEqual(['worst', 'middle', 'best']);
    expect(rows.map(({ wrong }) => (typeof wrong === 'object' && 'value' in wrong ? wrong.value : null))).toEqual([
      0.5, 0.5, 0.25,
    ]);
    expect(pairsJudged([...linked, ...outside])).toBe(6);
  });

  it('count nothing where nobody has two records', () => {
    const none = kinds.map((kind) => ({ ...kind, truePairs: 0 }));
    const linked = [stratum('same', 100, [1], 1)];
    expect(clericalReadings({ judge: 'one', linked, outside: [] }, none)).toHaveLength(1);
  });
});
