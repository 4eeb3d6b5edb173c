import { InputError } from '@assay/statistics';
import type { EntryKind } from '../store/entry-kinds.ts';
import { entryKinds } from '../store/entry-kinds.ts';
import { type Person, roleTitle } from './person.ts';

type AnyRole = Person['role'];

/** What pages and routes ask leave for. Whoever is not named may not. */
const permissions = {
  /** Reports, packs and talk before their release; everyone else reads what left the disclosure gate. */
  'read what is not released': ['analyst', 'reviewer', 'local'],
  'run notebooks': ['analyst', 'reviewer', 'local'],
  /** Their code is written and computed there as it is saved. */
  'open notebooks': ['analyst', 'local'],
  'start a submission': ['analyst', 'local'],
  'attach evidence': ['analyst', 'local'],
  /** On disclosure and sign-off; never by somebody who had a hand in the run. */
  'decide on a run': ['reviewer'],
  /** On any paper, and in the name of whoever said it; a member speaks for themselves, of what was released to them. */
  'record for others': ['secretary', 'local'],
} as const satisfies Readonly<Record<string, readonly AnyRole[]>>;

export type Permission = keyof typeof permissions;

export function may({ role }: Pick<Person, 'role'>, what: Permission): boolean {
  return (permissions[what] as readonly AnyRole[]).includes(role);
}

/** Whether a message may name a folder of the machine that the workbench runs on: to whoever works at it, and nobody else. */
export function maySeeFolders({ role }: Pick<Person, 'role'>): boolean {
  return role === 'local';
}

/** Whether entries of a kind can come from a person at all; what they may speak about is asked beside it. */
export function mayRecord({ role }: Pick<Person, 'role'>, kind: EntryKind): boolean {
  return (entryKinds[kind].by as readonly AnyRole[]).includes(role);
}

/** Whether entries of a kind speak for the panel or one of its members, and so come from nobody else. */
export function isOfPanel(kind: EntryKind): boolean {
  return !mayRecord({ role: 'analyst' }, kind) && !mayRecord({ role: 'reviewer' }, kind);
}

/** Refused for who asks, not for what was sent. */
export class NotPermitted extends InputError {}

/** @throws NotPermitted where a person's role may not record entries of this kind. */
export function requireRecorder(person: Person, kind: EntryKind): void {
  if (mayRecord(person, kind)) return;
  const { title, by } = entryKinds[kind];
  throw new NotPermitted(
    `${person.name} (${roleTitle(person.role)}) cannot record this: ${title.toLowerCase()}. Ask somebody who can: ${by
      .filter((role) => role !== 'local')
      .map(roleTitle)
      .join(', ')}.`,
  );
}
