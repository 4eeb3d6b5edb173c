/**
 * Who somebody is here: analysts prepare, reviewers rerun and decide on release, the panel's chair or secretary keeps its
 * record, members read what was released.
 */
export type Role = 'analyst' | 'reviewer' | 'secretary' | 'member';

/** Roles that a log-in can give. */
export const roles: readonly Role[] = ['analyst', 'reviewer', 'secretary', 'member'];

export interface Person {
  /** As the log-in names them; comments and decisions are kept under it. */
  readonly id: string;
  readonly name: string;
  /** `local` is whoever sits at this computer, where there is no log-in; no people file can give it. */
  readonly role: Role | 'local';
  /** Where a log-in of the workbench's own let them in, so that they can leave. */
  readonly canSignOut?: true;
}

/** On this computer alone, without log-in. */
export const localAnalyst: Person = { id: 'local', name: 'Local analyst', role: 'local' };

/** Where nobody is known by a log-in, what is recorded is a note, and is marked as one. */
export function isWithoutLogIn({ role }: { readonly role: string }): boolean {
  return role === 'local';
}

const titles: Readonly<Record<Person['role'], string>> = {
  analyst: 'analyst',
  reviewer: 'reviewer',
  secretary: 'chair or secretary',
  member: 'member',
  local: 'without log-in',
};

/** A role in words; of an entry that was recorded long ago, as it was kept. */
export function roleTitle(role: string): string {
  return Object.hasOwn(titles, role) ? titles[role as Person['role']] : role;
}
