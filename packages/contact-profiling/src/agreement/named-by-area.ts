import {
  checkedAmounts,
  type DictionaryColumn,
  InputError,
  isComputed,
  MISSING_CODE,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { type NamedAgainstCounts, namedAgainstCounts } from './named-against-counts.ts';
import type { YesNoTable } from './yes-no-table.ts';

/** Whom the teams of areas name: one row for each person named, with the place on the team's list. */
export interface NamedPeople {
  readonly area: DictionaryColumn;
  /** By person code; below 0 for somebody whom the data do not have. */
  readonly person: ArrayLike<number>;
  readonly rank: ArrayLike<number>;
}

export interface NamedInArea extends NamedAgainstCounts {
  readonly area: string;
}

/**
 * Area by area, do officers name the people whom the data show to be most in contact?
 *
 * {@link namedAgainstCounts} of each team that named anybody, against the people of its own area. A team that names somebody in two
 * rows names one person, at the higher place; somebody whom the data do not have is nobody else whom they do not have. Rows without an
 * area belong to no team.
 *
 * @throws InputError where columns differ in length.
 *
 * @example
 * const named = { area: dictionaryColumn(['North', 'North']), person: [2, 0], rank: [1, 2] };
 * const people = { area: dictionaryColumn(['North', 'South', 'North']), contacts: [5, 9, 4] };
 * namedByArea(named, people).map(({ area, named, found }) => [area, named, found]) // [['North', 2, 2]]
 */
export function namedByArea(
  { area, person, rank }: NamedPeople,
  people: { readonly area: DictionaryColumn; readonly contacts: ArrayLike<number> },
): NamedInArea[] {
  const { length } = area.codes;
  if (person.length !== length || rank.length !== length || people.area.codes.length !== people.contacts.length) {
    throw new InputError(
      `columns must be of one length: ${length}, ${person.length} and ${rank.length} of those named, ${people.area.codes.length} and ${people.contacts.length} of people. Check the join.`,
    );
  }
  return area.values.flatMap((name, at) => {
    const rows = Array.from(area.codes.keys()).filter((row) => area.codes[row] === at);
    // A word of a column is no team that named anybody.
    if (rows.length === 0) return [];
    const inOrder = rows.sort((one, other) => rank[one]! - rank[other]!);
    const named = [...new Set(inOrder.map((row) => (person[row]! < 0 ? -1 - row : person[row]!)))];
    const home = people.area.values.indexOf(name);
    const isOwn = (code: number) => home !== MISSING_CODE && people.area.codes[code] === home;
    const own = Int32Array.from(people.contacts, (contacts, code) => (isOwn(code) ? contacts : 0));
    return [{ area: name, ...namedAgainstCounts(named, own) }];
  });
}

/** All teams together. */
export interface NamedInAll extends Pick<NamedAgainstCounts, 'named' | 'found'> {
  /** Means over the people named. */
  readonly recall: number | NotComputed;
  readonly overlap: { readonly extrapolated: number; readonly minimum: number; readonly residual: number };
  readonly table: YesNoTable;
}

/**
 * What do the lists of all teams say together? Sums of people, means over the people named: the lists of single teams are short, and
 * may have to stay where they are; what they say together need not. A recall that an area lacks, all lack. Nobody named: not computed.
 *
 * @example
 * const named = { area: dictionaryColumn(['North', 'South']), person: [0, 0], rank: [1, 1] };
 * const people = { area: dictionaryColumn(['North', 'South']), contacts: [5, 9] };
 * namedInAll(namedByArea(named, people)) // { named: 2, found: 1, recall: 0.5 }
 */
export function namedInAll(rows: readonly NamedInArea[]): NamedInAll | NotComputed {
  for (const { named, found, recall, overlap, table } of rows) {
    const shares = [
      overlap.extrapolated,
      overlap.minimum,
      overlap.residual,
      ...(isComputed(recall) ? [recall.value] : []),
    ];
    checkedAmounts([named, found, ...shares, ...table.flat()], 'numbers of an area');
    if (table.flat().length !== 4)
      throw new InputError(`a table of yes and no has four cells: ${table.flat().length}.`);
  }
  const sum = (of: (row: NamedInArea) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const named = sum((row) => row.named);
  if (named === 0) return notComputed('nobody was named');
  const mean = (of: (row: NamedInArea) => number): number => sum((row) => of(row) * row.named) / named;
  const lacks = rows.some(({ recall }) => !isComputed(recall));
  const cell = (told: 0 | 1, listed: 0 | 1) => sum(({ table }) => table[told][listed]);
  return {
    named,
    found: sum((row) => row.found),
    recall: lacks
      ? notComputed('of an area where officers name people the data have nobody')
      : mean(({ recall }) => (isComputed(recall) ? recall.value : 0)),
    overlap: {
      extrapolated: mean(({ overlap }) => overlap.extrapolated),
      minimum: mean(({ overlap }) => overlap.minimum),
      residual: mean(({ overlap }) => overlap.residual),
    },
    table: [
      [cell(0, 0), cell(0, 1)],
      [cell(1, 0), cell(1, 1)],
    ],
  };
}
