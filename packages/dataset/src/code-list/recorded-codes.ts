import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { type CodeList, codeOf } from './code-list.ts';

/** A column of codes, none where nothing is known; and the words that the list does not have. */
export interface RecordedCodes {
  readonly column: DictionaryColumn;
  readonly unread: readonly string[];
}

/**
 * Which code of a list does each row stand for? By {@link codeOf}. A blank and a word for not knowing are none. So is a word that the
 * list does not have, unless it counts as `otherwise`; such words are told.
 *
 * @example
 * recordedCodes(dictionaryColumn(['on patrol', 'Zulu', null]), codeList('event-source')).unread // ['Zulu']
 */
export function recordedCodes(
  { codes, values }: DictionaryColumn,
  list: CodeList,
  { otherwise }: { readonly otherwise?: string } = {},
): RecordedCodes {
  const found = values.map((text) => codeOf(list, text));
  const names = [...list.entries.map(({ code }) => code), ...(otherwise === undefined ? [] : [otherwise])];
  const places = found.map((code) => names.indexOf((code === undefined ? otherwise : code) ?? ''));
  return {
    column: { values: names, codes: codes.map((code) => (code === MISSING_CODE ? MISSING_CODE : places[code]!)) },
    unread: values.filter((_, value) => found[value] === undefined),
  };
}
