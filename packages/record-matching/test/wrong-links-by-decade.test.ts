import { describe, expect, it } from 'vitest';
import { liveWrongByDecade } from '../src/index.ts';

const predicted = (value: number, low: number, high: number | null) => ({
  value,
  interval: { low, high, level: 0.95, method: 'invented' },
});
const decade = (name: string, records: number, pairs: number) => ({ decade: name, records, pairs, wrong: 0 });

describe('wrong links of the live register by decade of birth', () => {
  const decades = [decade('1980s', 30, 3), decade('1990s', 10, 1)];

  it('have a range of their own: strangers by pairs, twins by records', () => {
    const uneven = [decade('1980s', 30, 1), decade('1990s', 10, 1)];
    const live = { strangers: predicted(6, 2, 10), sameBirth: predicted(2, 1, 4), wrong: predicted(8, 3, 14) };
    // By hand: low 2 × 1/2 + 1 × 3/4 and 2 × 1/2 + 1 × 1/4; high 10 × 1/2 + 4 × 3/4 and 10 × 1/2 + 4 × 1/4.
    expect(liveWrongByDecade(uneven, live)).toMatchObject([
      { live: { interval: { low: 1, high: 8 } } },
      { live: { interval: { low: 1, high: 6 } } },
    ]);
  });

  it('are shared out by records where no two of a date are in the file', () => {
    const alone = [decade('1980s', 3, 0), decade('1990s', 1, 0)];
    const live = { strangers: predicted(4, 0, 8), sameBirth: predicted(0, 0, 0), wrong: predicted(4, 0, 8) };
    const values = liveWrongByDecade(alone, live);
    expect(values).toMatchObject([{ live: { value: 3 } }, { live: { value: 1 } }]);
  });

  it('have no upper end where strangers or twins have none', () => {
    const bounded = predicted(4, 4, 8);
    const unbounded = predicted(4, 4, null);
    for (const [strangers, sameBirth] of [
      [unbounded, bounded],
      [bounded, unbounded],
    ] as const) {
      const shared = liveWrongByDecade(decades, { strangers, sameBirth, wrong: predicted(8, 8, null) });
      expect(shared).toMatchObject([
        { live: { interval: { low: 6, high: null } } },
        { live: { interval: { low: 2, high: null } } },
      ]);
    }
  });
});
