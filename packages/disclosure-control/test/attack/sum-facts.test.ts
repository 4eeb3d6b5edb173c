import { expect, it } from 'vitest';
import type { AttackedRelease } from '../../src/attack/attacked-release.ts';
import { countsUnderAttack } from '../../src/attack/counts-under-attack.ts';
import { sumFacts } from '../../src/attack/sum-facts.ts';
import { SUPPRESSED } from '../../src/release/suppressed-mark.ts';
import { count, finding, key, single } from '../findings.ts';

const by = (name: string, values: readonly (number | typeof SUPPRESSED)[], counts = 'people') =>
  finding({
    id: name,
    table: { columns: [key(name), count(counts)], rows: values.map((value, at) => [`${name} ${at}`, value]) },
  });
const reasons = (...findings: AttackedRelease['findings']) => {
  const release: AttackedRelease = {
    ...{ name: 'march', findings, rules: new Map() },
    policy: { minimumCount: 10, roundingBase: 1, largestHidden: 11 },
  };
  return sumFacts(release, 0, new Map(countsUnderAttack(release, 0).map((unknown) => [unknown.id, unknown]))).map(
    ({ because }) => because,
  );
};

it('takes two tables for the same people where at least half of what they show is there to tell', () => {
  const same = 'two tables divide the same people';
  const half = [by('sex', [60, SUPPRESSED]), by('age', [45, SUPPRESSED])];
  expect(reasons(...half)).toContain(same);
  expect(reasons(by('sex', [60, SUPPRESSED]), by('age', [SUPPRESSED, SUPPRESSED]))).not.toContain(same);
});

it('takes a column and a number for the same people from a hundred on', () => {
  const same = 'two wholes are the same people';
  expect(reasons(by('sex', [60, 40]), single('searched', 100))).toContain(same);
  expect(reasons(by('sex', [60, 39]), single('searched', 99))).not.toContain(same);
});
