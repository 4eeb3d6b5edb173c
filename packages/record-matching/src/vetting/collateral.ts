import { type DictionaryColumn, textAt } from '@assay/statistics';
import { recordCount } from '../counting/person-records.ts';
import { checkedMatches } from './checked-matches.ts';
import type { StaffMatch } from './match-staff.ts';

export interface CollateralRow {
  readonly scenario:
    | 'namesake'
    | 'lives at the same address'
    | 'same address and surname'
    | 'same address, another surname';
  /** Third parties (or their records, where people are not known apart) who would be looked at. */
  readonly people: number;
  readonly records: number;
  readonly staff: number;
}

/**
 * Who else is pulled in when a member of staff is looked up: namesakes, people at the same address, partners and
 * relatives?
 *
 * Namesakes are wrong matches by name and date of birth. The other scenarios are what a search by address would open:
 * records at the staff member's postcode and address of anybody but themselves, those with the same surname (relatives,
 * spouses), and those with another (partners, lodgers). Counts need the truth to leave the staff member's own records
 * out.
 *
 * Edge rules: a home without address or postcode is nobody's; of somebody without a surname it is not said whether they share it.
 *
 * @throws InputError where the columns differ in length, or a match names nobody of them.
 *
 * @example
 * const address = dictionaryColumn(['1 High Street', null]);
 * const homes = dictionaryColumn([null, null, '1 High Street', '1 High Street', null, null, null]);
 * const at = dictionaryColumn([null, null, 'B12 9QT', 'B12 9QT', null, null, null]);
 * const found = vettingCollateral({ ...staff, address }, { ...records, address: homes, postcode: at, entity: truth }, matches);
 * found.map(({ scenario, people }) => [scenario, people])[2] // ['same address and surname', 1]
 */
export function vettingCollateral(
  staff: {
    readonly surname: DictionaryColumn;
    readonly address: DictionaryColumn;
    readonly postcode: DictionaryColumn;
    readonly entity: DictionaryColumn;
  },
  records: {
    readonly surname: DictionaryColumn;
    readonly address: DictionaryColumn;
    readonly postcode: DictionaryColumn;
    readonly entity: DictionaryColumn;
  },
  matches: readonly StaffMatch[],
): CollateralRow[] {
  const columnsOf = ({ surname, address, postcode, entity }: typeof staff) => ({ surname, address, postcode, entity });
  const count = recordCount(columnsOf(records));
  checkedMatches(matches, { staff: recordCount(columnsOf(staff)), records: count });
  const home = (columns: { address: DictionaryColumn; postcode: DictionaryColumn }, row: number): string | null => {
    const address = textAt(columns.address, row);
    const postcode = textAt(columns.postcode, row);
    return address === null || postcode === null ? null : `${address}|${postcode}`.toLowerCase();
  };
  const staffAtHome = new Map<string, number[]>();
  for (let row = 0; row < staff.surname.codes.length; row++) {
    const at = home(staff, row);
    if (at !== null) staffAtHome.set(at, [...(staffAtHome.get(at) ?? []), row]);
  }
  const tally = () => ({ people: new Set<string>(), records: new Set<number>(), staff: new Set<number>() });
  const [namesake, resident, relative, partner] = [tally(), tally(), tally(), tally()];
  const add = (to: ReturnType<typeof tally>, record: number, member: number): void => {
    to.people.add(textAt(records.entity, record) ?? `record ${record}`);
    to.records.add(record);
    to.staff.add(member);
  };
  for (const match of matches) if (match.isSamePerson === false) add(namesake, match.record, match.staff);
  for (let row = 0; row < count; row++) {
    const at = home(records, row);
    for (const member of at === null ? [] : (staffAtHome.get(at) ?? [])) {
      if (textAt(records.entity, row) === textAt(staff.entity, member)) continue;
      add(resident, row, member);
      const [own, other] = [textAt(staff.surname, member), textAt(records.surname, row)];
      if (own === null || other === null) continue;
      add(own.toLowerCase() === other.toLowerCase() ? relative : partner, row, member);
    }
  }
  const row = (scenario: CollateralRow['scenario'], each: ReturnType<typeof tally>): CollateralRow => ({
    scenario,
    people: each.people.size,
    records: each.records.size,
    staff: each.staff.size,
  });
  return [
    row('namesake', namesake),
    row('lives at the same address', resident),
    row('same address and surname', relative),
    row('same address, another surname', partner),
  ];
}
