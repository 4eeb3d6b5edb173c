import { type Agreement, agreementOf, type DictionaryColumn, textAt } from '@assay/statistics';
import type { MappedWord } from '../code-list/mapped-words.ts';
import { noAnswer } from '../code-list/words-of-no-answer.ts';
import { checkedTable } from '../table/checked-table.ts';
import { textColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';
import { isRecorded } from './is-recorded.ts';

/** Rows in which two systems both say something of one person, crossed by what each says. */
export interface SystemsAgree {
  readonly right: number;
  readonly checked: number;
  /** Row = first system's word, column = second's, in one order; words that neither uses there are left out. */
  readonly square: readonly (readonly number[])[];
}

interface KeyedColumn {
  /** Which record each row is about. */
  readonly key: DictionaryColumn;
  readonly column: DictionaryColumn;
  /** What each value of the column says, by its code; `null` for what says nothing. */
  readonly saysOfValue: readonly (string | null)[];
}

/**
 * What does each value of a column say, of the words that were read in it? `null` for what says nothing, or is on no list.
 *
 * @example
 * const column = dictionaryColumn(['F', 'Unknown', 'Klingon']);
 * saysOfValues(column, recordedSex(column)) // ['Female', null, null]
 */
export function saysOfValues(
  { values }: DictionaryColumn,
  { words }: { readonly words: readonly MappedWord[] },
): (string | null)[] {
  const groupOf = new Map(
    words.map(({ word, group, isRead }) => [word, isRead && noAnswer(group) === null ? group : null]),
  );
  return values.map((value) => groupOf.get(value) ?? null);
}

/**
 * Where two systems both say something of one person, do they say the same? They can agree on what is wrong, above all where
 * one is filled from the other.
 *
 * Where the first has several rows of one key the last counts. A row without a key is of nobody that the other knows, and is left out.
 *
 * @example
 * const key = dictionaryColumn(['a', 'b']);
 * const [first, second] = [dictionaryColumn(['F', 'M']), dictionaryColumn(['F', 'F'])];
 * systemsAgree({ key, column: first, saysOfValue: ['F', 'M'] }, { key, column: second, saysOfValue: ['F'] }) // { right: 1, checked: 2 }
 */
export function systemsAgree(first: KeyedColumn, second: KeyedColumn): SystemsAgree {
  const rowOf = new Map<string, number>();
  for (let row = 0; row < first.key.codes.length; row++) {
    const key = textAt(first.key, row);
    if (key !== null) rowOf.set(key, row);
  }
  const words = [...new Set([...first.saysOfValue, ...second.saysOfValue])].filter((word) => word !== null);
  const counts = words.map(() => words.map(() => 0));
  const says = ({ column, saysOfValue }: KeyedColumn, row: number): number => {
    const word = column.codes[row]! < 0 ? null : saysOfValue[column.codes[row]!]!;
    return word === null ? -1 : words.indexOf(word);
  };
  let [right, checked] = [0, 0];
  for (let row = 0; row < second.key.codes.length; row++) {
    const key = textAt(second.key, row);
    const other = key === null ? undefined : rowOf.get(key);
    if (other === undefined) continue;
    const [here, there] = [says(first, other), says(second, row)];
    if (here < 0 || there < 0) continue;
    checked++;
    if (here === there) right++;
    counts[here]![there]!++;
  }
  const used = words.map((_, at) => at).filter((at) => counts.some((line, row) => line[at]! + counts[at]![row]! > 0));
  return { right, checked, square: used.map((row) => used.map((column) => counts[row]![column]!)) };
}

/** Reads the words of a column by a code list. */
type WordReader = (column: DictionaryColumn) => { readonly words: readonly MappedWord[] };

/**
 * Where two systems both say something of one person, do they say the same in each of these fields? By {@link systemsAgree}, of records
 * that `key` names in both; each field with how its words are read, and
 * how far that is beyond chance, {@link agreementOf}. A field of which a system says nothing in any row is left out.
 *
 * @throws InputError where a table has no such column, or one with more or fewer values than it has rows.
 *
 * @example
 * systemsAgreeOn(people, people, 'record', { sex: recordedSex })[0] // { field: 'sex', right: 3, checked: 3 }
 */
export function systemsAgreeOn(
  first: Table,
  second: Table,
  key: string,
  fields: Readonly<Record<string, WordReader>>,
): (SystemsAgree & Agreement & { readonly field: string })[] {
  const saidByBoth = Object.entries(fields).filter(([field]) =>
    [first, second].every((table) => isRecorded(table, field)),
  );
  return saidByBoth.map(([field, read]) => {
    const keyed = (table: Table): KeyedColumn => {
      const column = textColumn(checkedTable(table), field);
      return { key: textColumn(table, key), column, saysOfValue: saysOfValues(column, read(column)) };
    };
    const found = systemsAgree(keyed(first), keyed(second));
    return { field, ...found, ...agreementOf(found.square) };
  });
}
