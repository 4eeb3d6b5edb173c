import { expect, it } from 'vitest';
import { keepsApart } from '../../src/earlier/keeps-apart.ts';
import type { ReleaseMemory } from '../../src/earlier/release-memory.ts';
import { defaultPolicy } from '../../src/policy/policy.ts';

const printed = { delay: 31 };
const memory = (more: Partial<ReleaseMemory> = {}): ReleaseMemory => ({
  population: ['people', 'log'],
  schema: 'assay/release-memory/2',
  cells: [],
  relations: [],
  hidden: [],
  notebook: 'n',
  printed,
  contributors: { delay: 400 },
  ...more,
});
const now = {
  place: 'delay',
  value: 32,
  people: 400,
  population: ['log', 'people'],
  notebook: 'n',
  policy: defaultPolicy,
};

it('lets another number of as many people leave only where they are the same people, or many others', () => {
  const { minimumCount } = defaultPolicy;
  const leaves = (more: Partial<typeof now>, ...memories: readonly ReleaseMemory[]) =>
    keepsApart(memories.length === 0 ? [memory()] : memories, { ...now, ...more });
  expect(leaves({})).toBe(true);
  expect([leaves({ population: ['people'] }), leaves({ population: ['people', 'else'] })]).toEqual([false, false]);
  expect([minimumCount - 1, minimumCount].map((more) => leaves({ people: 400 + more }))).toEqual([false, true]);
  expect([1, minimumCount].map((fewer) => leaves({ people: 400 - fewer }))).toEqual([false, true]);
  expect(leaves({ people: 401, value: 31 })).toBe(true);
  // What another notebook printed, and what was printed elsewhere, binds nothing; each earlier release does.
  const moved = { people: 401 };
  expect([leaves({ ...moved, notebook: 'other' }), leaves({ ...moved, place: 'wait' })]).toEqual([true, true]);
  expect(leaves(moved, memory({ contributors: {} }))).toBe(true);
  expect(leaves(moved, memory({ printed: { delay: 32 } }), memory())).toBe(false);
});
