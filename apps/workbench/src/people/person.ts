/** Who may do what: analysts prepare, reviewers rerun and decide, members read what was released. */
export type Role = 'analyst' | 'reviewer' | 'member';

export const roles: readonly Role[] = ['analyst', 'reviewer', 'member'];

export interface Person {
  /** As the log-in names them; comments and decisions are kept under it. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Where a log-in of the workbench's own let them in, so that they can leave. */
  readonly canSignOut?: true;
}

/** On this computer alone, without log-in. */
export const localAnalyst: Person = { id: 'local', name: 'Local analyst', role: 'analyst' };
