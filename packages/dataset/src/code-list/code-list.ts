import { InputError } from '@assay/statistics';
import { comparableWording } from './comparable-wording.ts';

/** One value that a field may hold. */
export interface CodeEntry {
  readonly code: string;
  readonly label: string;
  /** The broader group that it rolls up to. */
  readonly group?: string;
  /** Other texts that files hold for it. */
  readonly aliases?: readonly string[];
}

/** The values that a field may hold, in one version of a list. */
export interface CodeList {
  /** With its version: `self-defined-ethnicity-18+1`. */
  readonly name: string;
  readonly title: string;
  /** Who publishes it, and where its wording was confirmed or was not. */
  readonly source: string;
  readonly entries: readonly CodeEntry[];
  /** Texts that say that nothing is known; they are missing values and no outcome of their own. */
  readonly missing?: readonly string[];
}

/**
 * Which code does this text stand for? Compares code, label and aliases without case,
 * spaces and signs (`N/S` is NS).
 * `null` where the list calls the text missing; `undefined` where the list does not have it.
 *
 * @example
 * codeOf(codeList('self-defined-ethnicity-18+1'), 'White - Irish') // 'W2'
 */
export function codeOf(list: CodeList, text: string): string | null | undefined {
  const key = comparableWording(text);
  if (key === '' || list.missing?.some((each) => comparableWording(each) === key)) return null;
  return indexOf(list).get(key);
}

/**
 * What does this code mean? The entry of a code, with its label and the broader group that it rolls up to.
 *
 * @throws InputError where the list has no such code; the message names the codes that it has.
 *
 * @example
 * codeEntry(codeList('self-defined-ethnicity-18+1'), 'W2').label // 'White: Irish'
 */
export function codeEntry(list: CodeList, code: string): CodeEntry {
  const entry = list.entries.find((each) => each.code === code);
  if (entry) return entry;
  const known = list.entries.map((each) => each.code).join(', ');
  throw new InputError(`"${code}" is no code of ${list.name}. Its codes are ${known}.`);
}

const indexes = new WeakMap<CodeList, ReadonlyMap<string, string>>();

function indexOf(list: CodeList): ReadonlyMap<string, string> {
  let index = indexes.get(list);
  if (index === undefined) {
    const texts = list.entries.flatMap(({ code, label, aliases = [] }) =>
      [...aliases, label, code].map((text) => [comparableWording(text), code] as const),
    );
    index = new Map(texts);
    indexes.set(list, index);
  }
  return index;
}
