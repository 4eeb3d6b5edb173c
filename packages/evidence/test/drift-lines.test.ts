import { describe, expect, it } from 'vitest';
import { type DriftReport, driftLines } from '../src/index.ts';

const none: DriftReport['counts'] = {
  identical: 0,
  'same-as-displayed': 0,
  'within-tolerance': 0,
  new: 0,
  drifted: 0,
  missing: 0,
  'cannot-run': 0,
};

describe('driftLines', () => {
  it('says how many findings are what, from best to worst, and leaves out what none is', () => {
    const counts = { ...none, drifted: 2, identical: 1, 'cannot-run': 4 };
    expect(driftLines({ holds: false, counts, changed: [] })).toEqual([
      'does not hold: of 7 findings 1 identical, 2 drifted, 4 not rerun',
    ]);
  });

  it('tells findings that hold from findings that are identical, and names what changed', () => {
    const changed = [
      { part: 'inputs', detail: 'people' },
      { part: 'seed', detail: '1 → 2' },
    ] as const;
    expect(driftLines({ holds: true, counts: { ...none, identical: 2, 'within-tolerance': 1 }, changed })).toEqual([
      'holds: of 3 findings 2 identical, 1 within tolerance',
      'inputs changed: people',
      'seed changed: 1 → 2',
    ]);
    expect(driftLines({ holds: true, counts: { ...none, identical: 2 }, changed: [] })).toEqual([
      'every finding is identical (2 of 2)',
    ]);
  });
});
