import type { Finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { attackedRelease } from '../../src/attack/attacked-release.ts';
import { textAttack } from '../../src/attack/text-attack.ts';
import { SUPPRESSED } from '../../src/release/suppressed-mark.ts';
import { finding, key } from '../findings.ts';

const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: true };
const found = (findings: readonly Finding[], isFixed: ((text: string) => boolean) | undefined = () => false) =>
  textAttack(attackedRelease('pack', findings, { policy, decisions: [] }, isFixed)).map(
    ({ finding: of, row, column, number }) => [of, row, column, number],
  );
const sentences = (parts: Partial<Finding>) => finding({ id: 'cases', title: 'Cases', ...parts });

describe('numbers in sentences of a release', () => {
  it('are told of title, reason, limitations and cells, by the first that stands there', () => {
    const told = sentences({
      title: 'The 3 cases of 2024',
      reason: 'only 12 people',
      limitations: ['None.', 'Rests on 4.'],
      table: {
        columns: [
          key('area'),
          { name: 'why', label: 'Why', unit: 'text', kind: { kind: 'text' } },
          { name: 'level', label: 'Level', unit: 'text', kind: { kind: 'constant', of: 'the level' } },
        ],
        rows: [
          ['Ward 1', 'many', '95 in 100'],
          ['Ward 2', 'but 5', '95 in 100'],
        ],
      },
    });
    expect(found([told])).toEqual([
      ['cases', '', 'title', 3],
      ['cases', '', 'reason', 12],
      ['cases', '', 'limitations', 4],
      ['cases', '2', 'why', 5],
    ]);
  });

  it('are let be where the sentence stands in the code, or holds the mark of what is held back alone', () => {
    expect(found([sentences({ title: 'The 3 cases' })], (text) => text === 'The 3 cases')).toEqual([]);
    expect(found([sentences({ title: `Of ${SUPPRESSED}` })])).toEqual([]);
    expect(found([sentences({ title: `Of ${SUPPRESSED}, 7` })])).toEqual([['cases', '', 'title', 7]]);
  });

  it('are not looked at in what left by exception or not at all, nor where the code is not known', () => {
    const of = (status: Finding['disclosure']['status']) =>
      found([sentences({ title: '3 cases', disclosure: { status, rule: '' } })]);
    expect([of('excepted'), of('refused'), of('suppressed').length]).toEqual([[], [], 1]);
    expect(textAttack(attackedRelease('pack', [sentences({ title: '3' })], { policy, decisions: [] }))).toEqual([]);
  });
});
