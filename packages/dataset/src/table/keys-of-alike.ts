import type { Table } from './table.ts';
import { writtenValues } from './written-values.ts';

/**
 * A key for each row out of what it says, its identifiers apart, and its number among the rows that say the same: lots drawn by
 * such keys are one for each row, and no count of who has a place changes when somebody gives the same people other
 * identifiers. `also` are further columns that tell rows apart, such as an outcome from another file.
 *
 * @example
 * keysOfAlike(people, ['record', 'first_name', 'born', 'contacts', 'seen']) // ['F #1', 'M #1', 'M #2']
 */
export function keysOfAlike(
  { columns, rowCount }: Table,
  identifiers: readonly string[],
  also: readonly ArrayLike<number>[] = [],
): string[] {
  const names = Object.keys(columns)
    .filter((name) => !identifiers.includes(name))
    .sort();
  const values = names.map((name) => writtenValues(columns[name]!));
  const times = new Map<string, number>();
  return Array.from({ length: rowCount }, (_, row) => {
    let said = '';
    for (const value of values) said += `${said === '' ? '' : '\n'}${value(row) ?? ''}`;
    for (const column of also) said += `\n${column[row]}`;
    const number = (times.get(said) ?? 0) + 1;
    times.set(said, number);
    return `${said} #${number}`;
  });
}
