import {
  type DictionaryColumn,
  MISSING_CODE,
  type NotComputed,
  notComputed,
  rowsWhere,
  takeRows,
} from '@assay/statistics';
import { BROAD_GROUPS, broadEthnicity } from '../code-list/broad-ethnicity.ts';
import { quotedWords } from '../code-list/quoted-words.ts';
import { checkedTable } from '../table/checked-table.ts';
import { numberColumn, textColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

/** Residents by group and area, everybody in one row. */
export interface RecordedResidents {
  readonly group: DictionaryColumn;
  readonly area: DictionaryColumn;
  readonly people: Float64Array;
  /** All of them, whatever their group. */
  readonly total: number | NotComputed;
  /** Why nothing can be said by group; `null` where something can. */
  readonly withoutGroups: NotComputed | null;
  /** Rows left out, since others hold the same people. */
  readonly countedAlready: number;
}

/** Sums in published tables miss the totals beside them: each count is changed a little, so that nobody is told from it. */
const NOISE_SHARE = 0.01;
const NOISE_OF_EACH = 5;
/** Three areas of which one is the other two by chance are not rare; four, alike in three groups, are. */
const FEWEST_AREAS = 3;
const FEWEST_GROUPS = 3;
const WHOLE_OF_ALL = /^\s*(total|all|everyone)\b/i;

/**
 * Who lives where, by broad ethnic group? A table of residents as the census publishes it: a row for each area and group, and
 * often the total, and the five groups beside the nineteen that they consist of. Everybody counts once: where a group stands beside
 * its parts the parts are left out, and so is a row, or an area, that holds all.
 *
 * Nothing is computed where numbers are blank, negative or no whole number (thousands), where parts do not add up to the whole
 * beside them, or where `beside` counts more than live there.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * recordedResidents(censusTable).total // 300
 */
export function recordedResidents(
  table: Table,
  beside?: { readonly count: number; readonly what: string },
): RecordedResidents {
  checkedTable(table);
  const { column, words } = broadEthnicity(textColumn(table, 'ethnic_group'));
  const stated = textColumn(table, 'ethnic_group');
  const area = textColumn(table, 'local_policing_area');
  const people = numberColumn(table, 'residents').values;
  const readingOf = new Map(words.map(({ word, reading }) => [word, reading]));
  const wordAt = (row: number) => (stated.codes[row]! === MISSING_CODE ? null : stated.values[stated.codes[row]!]!);
  const groupAt = (row: number) => (column.codes[row]! === MISSING_CODE ? null : column.values[column.codes[row]!]!);
  const isOfGroup = (row: number) => (BROAD_GROUPS as readonly (string | null)[]).includes(groupAt(row));
  const isWhole = (row: number) => readingOf.get(wordAt(row) ?? '') === 'a broad group';

  const cells = new Map<string, { readonly wholes: number[]; readonly parts: number[] }>();
  for (let row = 0; row < people.length; row++) {
    if (!isOfGroup(row)) continue;
    const key = JSON.stringify([area.codes[row]!, groupAt(row)]);
    if (!cells.has(key)) cells.set(key, { wholes: [], parts: [] });
    cells.get(key)![isWhole(row) ? 'wholes' : 'parts'].push(row);
  }
  const sum = (rows: readonly number[]) => rows.reduce((so, row) => so + people[row]!, 0);
  const isSame = (one: number, other: number, parts: number) =>
    Math.abs(one - other) <= Math.max(NOISE_SHARE * one, NOISE_OF_EACH * parts);
  const twice = new Set<number>();
  const unlike: string[] = [];
  for (const { wholes, parts } of cells.values()) {
    if (wholes.length === 0 || parts.length === 0) continue;
    for (const row of parts) twice.add(row);
    // Blank parts say nothing against the whole.
    if (Math.abs(sum(wholes) - sum(parts)) > 0 && !isSame(sum(wholes), sum(parts), parts.length))
      unlike.push(wordAt(wholes[0]!)!);
  }
  for (let row = 0; row < people.length; row++) if (WHOLE_OF_ALL.test(wordAt(row) ?? '')) twice.add(row);
  for (const row of rowsOfAllAreas()) twice.add(row);
  const kept = rowsWhere(people, (_, row) => !twice.has(row));
  const amounts = Float64Array.from(kept, (row) => people[row]!);
  const total = amounts.reduce((so, own) => so + own, 0);
  const problem = problemOf();
  return {
    group: takeRows(column, kept),
    area: takeRows(area, kept),
    people: problem === null ? amounts : new Float64Array(kept.length),
    total: problem ?? total,
    withoutGroups:
      problem ??
      (Array.from(kept).some(isOfGroup)
        ? null
        : notComputed('residents were given without their ethnic groups: no column was read as one')),
    countedAlready: twice.size,
  };

  /** Rows of an area that is all the others together: so many of each group, and nobody else. */
  function rowsOfAllAreas(): readonly number[] {
    const rows = rowsWhere(people, (_, row) => !twice.has(row) && isOfGroup(row));
    const byArea = new Map<number, Map<string, number>>();
    const ofGroup = new Map<string, number>();
    for (const row of rows) {
      const group = groupAt(row)!;
      const own = byArea.get(area.codes[row]!) ?? new Map<string, number>();
      byArea.set(area.codes[row]!, own.set(group, (own.get(group) ?? 0) + people[row]!));
      ofGroup.set(group, (ofGroup.get(group) ?? 0) + people[row]!);
    }
    if (byArea.size < FEWEST_AREAS) return [];
    const isUnmistakable = byArea.size > FEWEST_AREAS && ofGroup.size >= FEWEST_GROUPS;
    const [whole] =
      [...byArea].find(
        ([code, own]) =>
          (isUnmistakable || code === MISSING_CODE || WHOLE_OF_ALL.test(area.values[code]!)) &&
          [...ofGroup].every(([group, all]) => {
            const here = own.get(group) ?? 0;
            return here > 0 && Math.abs(here - (all - here)) <= NOISE_SHARE * here;
          }),
      ) ?? [];
    return whole === undefined ? [] : rowsWhere(people, (_, row) => area.codes[row] === whole && !twice.has(row));
  }

  function problemOf(): NotComputed | null {
    if (people.length === 0) return notComputed('no residents were given');
    const blank = amounts.filter((own) => Number.isNaN(own)).length;
    if (blank > 0) return notComputed(`residents are blank in ${blank} of ${people.length} rows: give their number`);
    const odd = amounts.find((own) => !Number.isInteger(own) || own < 0);
    if (odd !== undefined)
      return notComputed(`residents must be whole numbers of people, not ${odd}: give people, not thousands`);
    if (unlike.length > 0)
      return notComputed(
        `residents stand by group and by its parts, and the parts are other people than the whole: ${quotedWords(unlike)}. Give the one or the other`,
      );
    if (beside !== undefined && beside.count > total)
      return notComputed(
        `there are more ${beside.what} than residents (${beside.count} and ${total}): give people, not thousands, of the same places`,
      );
    return null;
  }
}
