import {
  BROAD_GROUPS,
  broadEthnicity,
  codeEntry,
  codeList,
  codeOf,
  type MappedWord,
  recordedSex,
  type Table,
  textColumn,
  unreadWords,
} from '@assay/dataset';
import { cell } from '@assay/notebook';
import {
  BLANK_GROUP,
  type DictionaryColumn,
  InputError,
  MISSING_CODE,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { population, reference, searches } from './inputs.ts';

export const GROUPS = BROAD_GROUPS;
export const BLANK = BLANK_GROUP;

/** Whose counts are the same ones wherever they stand, so that what one table holds back no other tells. */
export const SEARCHES_OF_PEOPLE = { population: 'searches of people' };
/** How far a search led, in the words of the chain of decisions; each contains the next. */
export const LED_TO = {
  known: 'Searched, outcome on record',
  found: 'Led to any outcome',
  arrested: 'Arrested',
} as const;
export const BY_DECISION = { population: 'searches of people, by how far they led' };
export const OF_KNOWN_OUTCOME = { ...BY_DECISION, where: { decision: LED_TO.known } };
export const WITH_AN_OUTCOME = { ...BY_DECISION, where: { decision: LED_TO.found } };

/** What became of the texts of self-defined ethnicity. */
interface CodesFound {
  /** Rows with a text that only the 2001 list has, and went through the mapping to the 2011 list. */
  readonly mappedFromOlderList: number;
  /** Rows with a text that neither list has. */
  readonly unknown: number;
}

/** The searches, people and vehicles together apart from vehicles alone, with every text turned into its group. */
export interface Searches {
  readonly count: number;
  readonly vehicleOnly: number;
  /** Five groups, "Not stated", "Not on the list" and words for not knowing; −1 where blank. */
  readonly selfDefined: DictionaryColumn;
  readonly officerDefined: DictionaryColumn;
  readonly object: DictionaryColumn;
  readonly area: DictionaryColumn;
  readonly gender: DictionaryColumn;
  readonly ageRange: DictionaryColumn;
  /** 1 found something that led to any outcome, 0 no further action, 2 blank or in words that the list does not have. */
  readonly found: Uint8Array;
  /** 1 where the person was arrested, else 0. */
  readonly arrested: Uint8Array;
  /** 1 where a vehicle was searched as well, else 0. */
  readonly withVehicle: Uint8Array;
  /** Time as written, read as universal time; `NaN` where blank. */
  readonly milliseconds: Float64Array;
  readonly codes: CodesFound;
  /** What was made of every word, by field. */
  readonly words: readonly { readonly field: string; readonly words: readonly MappedWord[] }[];
  /** Rows that are the same as an earlier one in every field of the file. */
  readonly repeated: number;
}

export const stops = cell({
  name: 'stops',
  title: 'Searches of people, with every text turned into its code and group',
  needs: { searches, reference },
  compute: ({ searches, reference }, { log }): Searches => {
    const type = textColumn(searches, 'type');
    const rows = Int32Array.from({ length: searches.rowCount }, (_, row) => row).filter(
      (row) => type.values[type.codes[row]!] !== 'Vehicle search',
    );
    if (rows.length === 0) {
      throw new InputError(`the file lists no search of a person: ${searches.rowCount} rows. Give another period.`);
    }
    const take = (name: string): DictionaryColumn => {
      const column = textColumn(searches, name);
      return { codes: rows.map((row) => column.codes[row]!), values: column.values };
    };
    const selfDefined = broadEthnicity(take('self_defined_ethnicity'));
    const officerDefined = broadEthnicity(take('officer_defined_ethnicity'));
    const rowsOf = (isCounted: (word: MappedWord) => boolean) =>
      selfDefined.words.filter(isCounted).reduce((sum, { rows }) => sum + rows, 0);
    for (const [name, mapped] of [
      ['self-defined', selfDefined],
      ['officer-defined', officerDefined],
    ] as const) {
      const unread = unreadWords(mapped);
      if (unread !== null) log(`${name} ethnicity: ${unread}`);
    }
    const outcome = take('outcome');
    const outcomes = codeList('stop-search-outcome');
    const made = outcomeWords(outcome);
    const isFound = outcome.values.map((text) => {
      const code = codeOf(outcomes, text);
      // Of a text that the list does not have nobody knows whether anything was found.
      return code === null || code === undefined ? 2 : code === 'no-further-action' ? 0 : 1;
    });
    const isArrest = outcome.values.map((text) => codeOf(outcomes, text) === 'arrest');
    const gender = recordedSex(take('gender'));
    const unreadOutcomes = unreadWords({ words: made });
    if (unreadOutcomes !== null) log(`outcome: ${unreadOutcomes}`);
    refuseAbsent(selfDefined.column, reference);
    const time = searches.columns.time;
    if (time.kind !== 'time') throw new TypeError(`expected times of searches, found ${time.kind}`);
    log(`${rows.length} searches of people, ${searches.rowCount - rows.length} of vehicles alone left out`);
    return {
      count: rows.length,
      vehicleOnly: searches.rowCount - rows.length,
      selfDefined: selfDefined.column,
      officerDefined: officerDefined.column,
      object: take('object_of_search'),
      area: take('local_policing_area'),
      gender: gender.column,
      ageRange: take('age_range'),
      found: Uint8Array.from(outcome.codes, (code) => (code === MISSING_CODE ? 2 : isFound[code]!)),
      arrested: Uint8Array.from(outcome.codes, (code) => (code !== MISSING_CODE && isArrest[code] ? 1 : 0)),
      withVehicle: Uint8Array.from(rows, (row) =>
        type.values[type.codes[row]!] === 'Person and Vehicle search' ? 1 : 0,
      ),
      milliseconds: Float64Array.from(rows, (row) => time.milliseconds[row]!),
      codes: {
        mappedFromOlderList: rowsOf(({ mappedFrom }) => mappedFrom !== undefined),
        unknown: rowsOf(({ isRead }) => !isRead),
      },
      words: [
        { field: 'self-defined ethnicity', words: selfDefined.words },
        { field: 'officer-defined ethnicity', words: officerDefined.words },
        { field: 'gender', words: gender.words },
        { field: 'outcome', words: made },
      ],
      repeated: repeatedRows(searches, rows),
    };
  },
});

/** What each outcome counts as: something that led to an outcome, nothing, or not known. */
function outcomeWords(outcome: DictionaryColumn): MappedWord[] {
  const list = codeList('stop-search-outcome');
  const rows = new Int32Array(outcome.values.length);
  for (const code of outcome.codes) if (code !== MISSING_CODE) rows[code]!++;
  return outcome.values.flatMap((word, at): MappedWord[] => {
    const code = codeOf(list, word);
    if (rows[at] === 0 || code === null) return [];
    if (code === undefined) {
      return [{ word, rows: rows[at]!, group: 'Not known', reading: 'no list has it', isRead: false }];
    }
    const { label, group } = codeEntry(list, code);
    return [{ word, rows: rows[at]!, group: group ?? label, reading: label, isRead: true }];
  });
}

/** How many of these rows say the same as an earlier one in every field: one search written twice, or two alike. */
function repeatedRows({ columns }: Table, rows: Int32Array): number {
  const seen = new Set<string>();
  const values = Object.values(columns).map((column) =>
    column.kind === 'text'
      ? column.codes
      : column.kind === 'date'
        ? column.days
        : column.kind === 'time'
          ? column.milliseconds
          : column.values,
  );
  for (const row of rows) seen.add(values.map((column) => column[row]).join());
  return rows.length - seen.size;
}

/** Nothing can be compared with a group of whom nobody was searched. @throws InputError, which says what to choose instead. */
function refuseAbsent({ values }: DictionaryColumn, reference: string): void {
  if (values.includes(reference)) return;
  throw new InputError(
    values.length === 0
      ? 'self-defined ethnicity is blank in every search: 0 groups recorded. Give a file that records it.'
      : `no search is of the ${reference} group: the groups are ${values.join(', ')}. Choose one of them as reference.`,
  );
}

/** Residents by area and group. */
export interface Population {
  readonly areas: readonly string[];
  of(group: string, area?: string): number;
}

export const residents = cell({
  name: 'residents',
  title: 'Residents by area and group',
  needs: { population },
  compute: ({ population }): Population => {
    const area = textColumn(population, 'local_policing_area');
    const group = broadEthnicity(textColumn(population, 'ethnic_group')).column;
    const column = population.columns.residents;
    const counts = new Map<string, number>();
    if (column.kind !== 'number') throw new TypeError(`expected numbers of residents, found ${column.kind}`);
    for (let row = 0; row < population.rowCount; row++) {
      const name = group.values[group.codes[row]!] ?? BLANK;
      const people = column.values[row]!;
      if (!(people >= 0)) continue;
      for (const key of [name, `${name}\n${area.values[area.codes[row]!] ?? BLANK}`]) {
        counts.set(key, (counts.get(key) ?? 0) + people);
      }
    }
    return {
      areas: area.values,
      of: (group, area) => counts.get(area === undefined ? group : `${group}\n${area}`) ?? 0,
    };
  },
});

/** Searches of one force over residents of another would give a rate of nobody: refused where their areas have no name in common. */
export function otherPlaces(stops: Searches, population: Population): NotComputed | null {
  if (GROUPS.every((group) => population.of(group) === 0)) return notComputed('no residents were given');
  const names = stops.area.values.filter((_, code) => stops.area.codes.includes(code));
  if (names.length === 0 || names.some((area) => population.areas.includes(area))) return null;
  return notComputed('the residents are of other areas than the searches: give the residents of the same places');
}

/** How many rows fall in each group, the blank ones last. */
export function countsByGroup(column: DictionaryColumn): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const code of column.codes) {
    const name = code === MISSING_CODE ? BLANK : column.values[code]!;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
