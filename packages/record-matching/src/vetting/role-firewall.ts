import { BLANK_GROUP, blankGroup, checkedCodes, type DictionaryColumn, textAt } from '@assay/statistics';
import { checkedMatches } from './checked-matches.ts';
import type { StaffMatch } from './match-staff.ts';

/** Roles in which a person may be shown as suspected of something; every other role belongs to somebody to be protected. */
export const SUSPECT_ROLES: ReadonlySet<string> = new Set(['suspect', 'offender', 'detainee', 'arrested', 'accused']);

export interface RoleRow {
  readonly role: string;
  readonly flags: number;
  readonly staff: number;
}

export interface RoleFirewall {
  /** Matches that may be shown to those who look for offending. */
  readonly suspectView: readonly StaffMatch[];
  /** Matches that go to welfare and nowhere else. */
  readonly withheld: readonly StaffMatch[];
  readonly byRole: readonly RoleRow[];
  /** Matches that are withheld because nobody stated a role: whose they are is not known. */
  readonly withoutRole: readonly StaffMatch[];
  /** Members of staff of whose every match the role is stated. */
  readonly staffWithRoles: number;
  /** Of these: who are on record only as victim, witness or the like; and in both kinds of role. */
  readonly protectedOnlyStaff: number;
  readonly mixedRoleStaff: number;
}

/**
 * Can victims be kept out of a search for offenders?
 *
 * Parts matches by the role of the record: those in a suspect role may be shown, those in any other or no stated role
 * are withheld. A missing role is withheld, and says of nobody that they are on record as victim alone.
 *
 * @throws InputError where a match names a record that has no place among the roles.
 *
 * @example
 * roleFirewall(matches, role).byRole // [{ role: 'not recorded', flags: 1, staff: 1 }, { role: 'suspect', flags: 2, staff: 1 }]
 */
export function roleFirewall(matches: readonly StaffMatch[], role: DictionaryColumn): RoleFirewall {
  checkedMatches(matches, { records: checkedCodes(role, 'role').codes.length });
  const blank = blankGroup(role.values, BLANK_GROUP.toLowerCase());
  const roleOf = ({ record }: StaffMatch): string => textAt(role, record)?.trim().toLowerCase() ?? blank;
  const suspectView = matches.filter((match) => SUSPECT_ROLES.has(roleOf(match)));
  const withheld = matches.filter((match) => !SUSPECT_ROLES.has(roleOf(match)));
  const shown = new Set(suspectView.map(({ staff }) => staff));
  const hidden = new Set(withheld.map(({ staff }) => staff));
  const withoutRole = withheld.filter(({ record }) => textAt(role, record) === null);
  const unsaid = new Set(withoutRole.map(({ staff }) => staff));
  const withRoles = [...new Set(matches.map(({ staff }) => staff))].filter((staff) => !unsaid.has(staff));
  const byRole = new Map<string, { flags: number; staff: Set<number> }>();
  for (const match of matches) {
    const count = byRole.get(roleOf(match)) ?? { flags: 0, staff: new Set() };
    count.flags++;
    count.staff.add(match.staff);
    byRole.set(roleOf(match), count);
  }
  return {
    suspectView,
    withheld,
    byRole: [...byRole]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { flags, staff }]) => ({ role: name, flags, staff: staff.size })),
    withoutRole,
    staffWithRoles: withRoles.length,
    protectedOnlyStaff: withRoles.filter((staff) => !shown.has(staff)).length,
    mixedRoleStaff: withRoles.filter((staff) => shown.has(staff) && hidden.has(staff)).length,
  };
}

/**
 * Leakage test: records of a view whose role is not a suspect's. Must be 0; told from the records, not from the
 * firewall.
 *
 * @throws InputError where a match names a record that has no place among the roles.
 *
 * @example
 * leakedRecords(roleFirewall(matches, role).suspectView, role) // 0
 */
export function leakedRecords(view: readonly StaffMatch[], role: DictionaryColumn): number {
  checkedMatches(view, { records: checkedCodes(role, 'role').codes.length });
  let leaked = 0;
  for (const { record } of view) {
    const code = role.codes[record]!;
    if (code < 0 || !SUSPECT_ROLES.has(role.values[code]!.trim().toLowerCase())) leaked++;
  }
  return leaked;
}
