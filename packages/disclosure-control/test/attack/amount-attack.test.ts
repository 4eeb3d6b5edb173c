import type { Finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { amountAttack } from '../../src/attack/amount-attack.ts';
import { attackedRelease } from '../../src/attack/attacked-release.ts';
import { finding, key } from '../findings.ts';

const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: true };
const found = (...findings: readonly Finding[]) =>
  amountAttack(attackedRelease('pack', findings, { policy, decisions: [] })).map(
    ({ finding: of, row, column, value }) => [...[of, row, column, value]],
  );
const magnitude = (statistic: 'largest' | 'smallest' | 'mean') =>
  ({ kind: 'magnitude', statistic, contributors: 'all' }) as const;

describe('amounts that are one person’s own', () => {
  it('are largest and smallest by their kind, whatever they are called', () => {
    expect(found(finding({ id: 'a.b', value: 7, unit: 'hours', kind: magnitude('largest') }))).toEqual([
      ['a.b', '', 'value', 7],
    ]);
    expect(found(finding({ id: 'a.b', value: 7, unit: 'hours', kind: magnitude('smallest') }))).toHaveLength(1);
    expect(found(finding({ id: 'a.longest', value: 7, unit: 'hours', kind: magnitude('mean') }))).toEqual([]);
    expect(
      found(finding({ id: 'a.longest', value: 7, unit: 'hours', kind: { kind: 'estimate', contributors: 'x' } })),
    ).toEqual([]);
  });

  it('are told by the name of an amount where nobody said a kind', () => {
    const told = (name: string, unit: Finding['unit']) => found(finding({ id: `a.${name}`, value: 7, unit })).length;
    for (const name of ['longest', 'max', 'maximum', 'minimum', 'longestWait', 'most-hours', 'least_days'])
      expect([name, told(name, 'days')]).toEqual([name, 1]);
    for (const name of ['maxim', 'longestay', 'almost', 'mean']) expect([name, told(name, 'days')]).toEqual([name, 0]);
    expect([
      told('longest', 'count'),
      told('longest', 'pounds'),
      told('longest', 'years'),
      told('longest', 'hours'),
    ]).toEqual([...[0, 1, 1, 1]]);
    expect(found(finding({ id: 'a.longest', value: null, unit: 'days' }))).toEqual([]);
  });

  it('are told of each row of a table, and not of what left by an exception', () => {
    const table = {
      columns: [
        key('area'),
        { name: 'longest', label: 'Longest', unit: 'days' },
        { name: 'wait', label: 'Wait', unit: 'days', kind: magnitude('largest') },
        { name: 'mean', label: 'Mean', unit: 'days', kind: magnitude('mean') },
      ],
      rows: [
        ['north', 3, 4, 5],
        ['south', '[c]', null, 6],
      ],
    } as const;
    expect(found(finding({ id: 'a', table }))).toEqual([
      ['a', 'north', 'longest', 3],
      ['a', 'north', 'wait', 4],
    ]);
    expect(found(finding({ id: 'a', table, disclosure: { status: 'excepted', rule: '' } }))).toEqual([]);
  });
});
