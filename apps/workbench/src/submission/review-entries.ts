import type { Finding } from '@assay/evidence';
import { may } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';
import type { Entry } from '../store/entries.ts';

/** What is reviewed: a run that is stored here, or a pack that stands on one elsewhere. */
export interface Review {
  readonly run: string;
  /** Where the run is stored; `null` where it was done elsewhere and only its pack is here, gated when it left there. */
  readonly folder: string | null;
  readonly title: string;
  readonly findings: readonly Finding[];
  /** Path of the report, under which the forms stand. */
  readonly base: string;
}

const mayReadAll = (role: string) => may({ role: role as Person['role'] }, 'read what is not released');

/** Talk inside the Data Lab may hold numbers that the gate withholds: members see decisions, their own comments and the answers to them. */
export function entriesFor(person: Person, entries: readonly Entry[]): readonly Entry[] {
  if (may(person, 'read what is not released')) return entries;
  const theirs = new Set(entries.filter(({ byRole }) => !mayReadAll(byRole)).map(({ id }) => id));
  return entries.filter(
    ({ id, kind, answers }) =>
      (kind !== 'comment' && kind !== 'answer') || theirs.has(id) || (answers !== null && theirs.has(answers)),
  );
}
