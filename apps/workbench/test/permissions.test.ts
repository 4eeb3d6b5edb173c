import { expect, it } from 'vitest';
import { isOfPanel, mayRecord } from '../src/security/permissions.ts';
import { type EntryKind, entryKinds } from '../src/store/entry-kinds.ts';

it('calls the panel’s own what neither an analyst nor a reviewer records, and nothing else', () => {
  const kinds = Object.keys(entryKinds) as EntryKind[];
  expect(kinds.filter(isOfPanel).sort()).toEqual([
    'action',
    'action-done',
    'attendance',
    'dissent',
    'outcome',
    'question',
    'recommendation',
    'stage',
  ]);
  for (const kind of kinds.filter(isOfPanel)) expect(mayRecord({ role: 'secretary' }, kind), kind).toBe(true);
});
