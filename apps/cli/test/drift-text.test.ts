import type { DriftReport, FindingDrift } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { driftText } from '../src/show/drift-text.ts';

const number = (part: string) => ({ part, before: '1', after: '2' });
const finding = (id: string, more: object = {}) =>
  ({ id, title: id, class: 'drifted', numbers: [], wording: [], ...more }) as unknown as FindingDrift;
const shown = (...findings: FindingDrift[]) => {
  const counts = {
    identical: 1,
    'same-as-displayed': 0,
    'within-tolerance': 0,
    new: 0,
    drifted: 1,
    missing: 0,
    'cannot-run': 0,
  };
  return driftText({ holds: false, counts, changed: [], findings } as unknown as DriftReport)
    .split('\n')
    .slice(1, -1);
};

describe('a drift report', () => {
  it('names each finding that moved once, with three numbers at most', () => {
    const parts = ['value', 'low', 'high', 'numerator', 'denominator'].map(number);
    expect(shown(finding('a', { numbers: parts.slice(0, 3) }), finding('long-id', { numbers: parts }))).toEqual([
      '  a        drifted  value: 1 → 2',
      '                    low: 1 → 2',
      '                    high: 1 → 2',
      '  long-id  drifted  value: 1 → 2',
      '                    low: 1 → 2',
      '                    high: 1 → 2',
      '                    and 2 more numbers',
    ]);
    expect(shown(finding('a', { numbers: parts.slice(0, 4) })).at(-1)).toBe('              and 1 more number');
  });

  it('tells other words, with numbers and without, and nothing of what is identical', () => {
    const reworded = { wording: ['title', 'labels'] };
    expect(
      shown(
        finding('a', { ...reworded, numbers: [number('value')] }),
        finding('b', { ...reworded, class: 'identical' }),
        finding('c', { class: 'identical' }),
        finding('d', { class: 'missing' }),
      ),
    ).toEqual([
      '  a  drifted    value: 1 → 2',
      '                wording changed: title, labels',
      '  b  identical  wording changed: title, labels',
      '  d  missing',
    ]);
  });
});
