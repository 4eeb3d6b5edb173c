import {
  BROAD_GROUPS,
  broadEthnicity,
  codeList,
  codeOf,
  DECLINED_GROUP,
  type MappedWord,
  recordedSex,
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
import { population, searches } from './inputs.ts';

export const GROUPS = BROAD_GROUPS;
export const NOT_STATED = DECLINED_GROUP;
export const BLANK = BLANK_GROUP;

/** What became of the texts of self-defined ethnicity. */
export interface CodesFound {
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
  /** 1 found something that led to any outcome, 0 no further action, 2 blank. */
  readonly found: Uint8Array;
  /** 1 where the person was arrested, else 0. */
  readonly arrested: Uint8Array;
  /** 1 where a vehicle was searched as well, else 0. */
  readonly withVehicle: Uint8Array;
  /** Time as written, read as universal time; `NaN` where blank. */
  readonly milliseconds: Float64Array;
  readonly codes: CodesFound;
}

export const stops = cell({
  name: 'stops',
  title: 'Searches of people, with every text turned into its code and group',
  needs: { searches },
  compute: ({ searches }, { log }): Searches => {
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
    const isFound = outcome.values.map((text) => {
      const code = codeOf(outcomes, text);
      // A text that the list does not have is an outcome of its own, not "no further action".
      return code === null ? 2 : code === 'no-further-action' ? 0 : 1;
    });
    const isArrest = outcome.values.map((text) => codeOf(outcomes, text) === 'arrest');
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
      gender: recordedSex(take('gender')).column,
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
    };
  },
});

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
