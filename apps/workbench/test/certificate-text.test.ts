import type { DriftReport, FindingDrift } from '@assay/evidence';
import { expect, it } from 'vitest';
import { certificateDigest, certificateText } from '../src/run/certificate-text.ts';

const drifted = (id: string): FindingDrift => ({ id, title: id, class: 'drifted', numbers: [], wording: [] });
const report = (findings: readonly FindingDrift[], changed: DriftReport['changed']): DriftReport => ({
  schema: 'assay-drift/1',
  notebook: 'toy',
  before: 'one',
  after: 'two',
  holds: false,
  findings,
  changed,
  counts: {
    identical: 0,
    'same-as-displayed': 0,
    'within-tolerance': 0,
    new: 0,
    drifted: findings.length,
    missing: 0,
    'cannot-run': 0,
  },
});

it('names the findings that moved, the first ten of many, after what changed', () => {
  expect(certificateText(report([drifted('a.b'), drifted('c.d')], [{ part: 'inputs', detail: 'people' }]))).toBe(
    'Does not hold: of 2 findings 2 drifted. Inputs changed: people. Not as accepted: a.b, c.d.',
  );
  const many = Array.from({ length: 13 }, (_, index) => drifted(`f${index}`));
  expect(certificateText(report(many, []))).toBe(
    'Does not hold: of 13 findings 13 drifted. Nothing that the numbers depend on changed. Not as accepted: f0, f1, f2, f3, f4, f5, f6, f7, f8, f9 and 3 more.',
  );
});

it('is named by how the findings came out, and by no number that may be held back', () => {
  const moved = (after: string): DriftReport => {
    const number = {
      part: 'value',
      class: 'drifted',
      before: '3',
      after,
      absoluteDifference: 1,
      relativeDifference: null,
    };
    return report([{ ...drifted('a.b'), numbers: [{ ...number, class: 'drifted' }] }], []);
  };
  expect(certificateDigest(moved('4'))).toMatch(/^[0-9a-f]{12}$/);
  expect(certificateDigest(moved('5'))).toBe(certificateDigest(moved('4')));
  expect(certificateDigest(report([{ ...drifted('a.b'), class: 'missing' }], []))).not.toBe(
    certificateDigest(moved('4')),
  );
});
