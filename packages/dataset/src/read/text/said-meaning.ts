import { type MappedMeaning, wordingKey } from '../../code-list/mapped-meanings.ts';
import { wordsOfField } from '../../code-list/words-of-field.ts';
import { type ColumnRule, columnRules } from '../../schema/column-rules.ts';
import type { ColumnMatch } from '../../schema/match-columns.ts';
import type { TableSchema } from '../../schema/table-schema.ts';
import type { ReadingChoices } from '../reading-choices.ts';
import { cleanText } from './clean-text.ts';

/** What a text was said to mean, under the word that it compares as; `undefined` where nothing was said of it. */
export function saidMeaning({
  field,
  words,
}: Pick<ColumnRule, 'field' | 'words'>): (text: string) => (MappedMeaning & { readonly key: string }) | undefined {
  const list = wordsOfField(field);
  return (text) => {
    const key = wordingKey(text);
    const found = words.get(key);
    if (found === undefined) return undefined;
    const listed = list?.read(text);
    // A text that compares the same and that the list reads otherwise stays.
    return listed !== undefined && listed !== found.meaning ? undefined : { ...found, key };
  };
}

/**
 * What does a text of a field stand for, cleaned, and by what somebody said of its words? `null` for no value. For texts that come one
 * by one, as an engine groups them; a file's are read so as a whole.
 *
 * @throws InputError where something is said of another field, or a meaning is none of the field's own list.
 *
 * @example
 * const matches = [{ field: 'outcome', column: 'outcome', how: 'same name', position: 0 }];
 * const fields = [field.text('outcome', 'Outcome', 'What followed.', 'outcome', { codeList: 'stop-search-outcome' })];
 * const read = saidTexts(tableSchema({ name: 'searches', title: 'Searches', fields }), matches, { words: { outcome: { Nicked: 'Arrest' } } });
 * [read('outcome', ' nicked '), read('outcome', 'NFA'), read('outcome', ' ')] // ['Arrest', 'NFA', null]
 */
export function saidTexts(
  schema: TableSchema,
  matches: readonly ColumnMatch[],
  choices: Pick<ReadingChoices, 'words' | 'missing'>,
): (field: string, text: string) => string | null {
  const rules = columnRules(schema, matches, [], choices);
  const readers = new Map(
    rules.map((rule) => {
      const meant = rule.words.size === 0 ? null : saidMeaning(rule);
      const read = (text: string): string | null => {
        const cleaned = cleanText(text, rule.field.role).text;
        if (cleaned === '' || rule.missing.has(cleaned)) return null;
        const meaning = meant?.(cleaned);
        return meaning === undefined ? cleaned : meaning.meaning;
      };
      return [rule.field.name, read];
    }),
  );
  return (field, text) => readers.get(field)!(text);
}
