import { InputError } from '@assay/statistics';
import { type Role, roles } from './person.ts';

/** Who has a role here, by the name that the log-in gives them. */
export type ListedPeople = Readonly<Record<string, { readonly name: string; readonly role: Role }>>;

/** @throws InputError with the first person who has no name, an unknown role, or something that nobody would heed. */
export function checkListedPeople(people: unknown): asserts people is ListedPeople {
  if (typeof people !== 'object' || people === null || Array.isArray(people))
    throw new InputError('people are no list of persons by name. Write { "a.example": { "name": "…", "role": "…" } }.');
  for (const [id, person] of Object.entries(people as Readonly<Record<string, unknown>>)) {
    const { name, role, ...more } = { ...(person as Readonly<Record<string, unknown>> | null) };
    checkRole(`person ${id}`, role);
    if (typeof name !== 'string' || name.trim() === '')
      throw new InputError(`person ${id} has no name. Give the name that others read beside what they record.`);
    const [unknown] = Object.keys(more);
    if (unknown !== undefined)
      throw new InputError(`person ${id} has an unknown setting: ${unknown}. Give name and role alone.`);
  }
}

/** @throws InputError where it is no role that a log-in can give. */
export function checkRole(whose: string, role: unknown): void {
  if (!roles.includes(role as Role))
    throw new InputError(`unknown role of ${whose}: ${String(role)}. Use one of ${roles.join(', ')}.`);
}
