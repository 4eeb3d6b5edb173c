import { expect, it } from 'vitest';
import type { AttackedRelease } from '../../src/attack/attacked-release.ts';
import { countsUnderAttack } from '../../src/attack/counts-under-attack.ts';
import { SUPPRESSED } from '../../src/index.ts';
import { finding, people, share, single } from '../findings.ts';

const policy = { minimumCount: 10, roundingBase: 5, largestHidden: 12 };
const read = (release: Partial<AttackedRelease>) =>
  countsUnderAttack({ name: 'a', findings: [], policy, rules: new Map(), ...release }, 0).map(
    ({ place, isHidden, low, high }) => [place.column, isHidden, low, high],
  );
const excepted = { disclosure: { status: 'excepted', rule: 'synthetic' } } as const;

it('takes a printed count for what rounds to it and is no smaller than the minimum; one that left as it was, for itself', () => {
  expect(read({ findings: [single('a', 15)] })).toEqual([['value', false, 13, 17]]);
  expect(read({ findings: [single('a', 10)] })).toEqual([['value', false, 10, 12]]);
  expect(read({ findings: [single('a', 0)] })).toEqual([['value', false, 0, 0]]);
  expect(read({ findings: [{ ...single('a', 13), ...excepted }] })).toEqual([['value', false, 13, 13]]);
});

it('takes a hidden count for any, and for one below the minimum only where its release says so', () => {
  const held = finding({ id: 'a', value: SUPPRESSED, kind: people });
  expect(read({ findings: [held] })).toEqual([['value', true, 0, Number.POSITIVE_INFINITY]]);
  expect(read({ findings: [held], rules: new Map([['a\nvalue', 'minimum-count']]) })).toEqual([['value', true, 1, 9]]);
});

it('reads the counts of people behind a number, and those beside one that has none behind it', () => {
  const behind = share('wrong', 15, 40);
  const others = [
    { name: 'areas', label: 'areas', kind: { kind: 'count', counts: 'areas' }, value: 7 },
    { name: 'delay', label: 'delay', kind: { kind: 'estimate', contributors: 'of' }, value: 31 },
  ] as const;
  expect(read({ findings: [{ ...behind, parts: [...behind.parts!, ...others] }] }).map(([column]) => column)).toEqual([
    'of',
    'outOf',
  ]);
  const old = finding({ id: 'old', unit: 'proportion', value: 0.375, numerator: 15, denominator: 40, people: true });
  expect(read({ findings: [old] })).toEqual([
    ['numerator', false, 13, 17],
    ['denominator', false, 38, 42],
  ]);
  expect(read({ findings: [{ ...old, people: false }] })).toEqual([]);
  // Of a finding stored before kinds the unit tells whether its number is itself a count.
  expect(read({ findings: [finding({ id: 'old', value: 15, people: true })] })).toEqual([['value', false, 13, 17]]);
});
