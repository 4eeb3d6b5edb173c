import { MISSING_WORD, wordsOfField } from '@assay/dataset';
import type { ReadingChoices } from '@assay/dataset/read';
import type { Input } from '@assay/notebook';
import type { MappedColumns } from '@assay/notebook/run';
import { type Html, html } from '@assay/report';
import { countedNoun, InputError } from '@assay/statistics';
import type { Fields } from '../page/fields.ts';
import { selectField } from '../page/form.ts';

type Words = NonNullable<ReadingChoices['words']>;

/** The names under which a form sends its words, one after the other, and what each was said to mean. */
const wordSent = (input: string, at: number) => `word:${input}:${at}`;
const meaningSent = (input: string, at: number) => `meaning:${input}:${at}`;

/** The words of a form in their order, with what was said of each. */
function sentWords(fields: Fields, input: string): { readonly word: string; readonly meaning: string }[] {
  const sent: { word: string; meaning: string }[] = [];
  for (let at = 0; fields.text(wordSent(input, at)) !== ''; at++)
    sent.push({ word: fields.text(wordSent(input, at)), meaning: fields.text(meaningSent(input, at)) });
  return sent;
}

/** Menus of one page: a column of free text has as many words as rows. */
const MOST_WORDS = 60;

/** What words of an input's file were said to mean; `null` where the form had no menus of words. */
export function uploadWords(fields: Fields, input: string): Words | null {
  const sent = sentWords(fields, input);
  if (sent.length === 0) return null;
  const said = new Map<string, [string, string][]>();
  for (const { word: written, meaning } of sent) {
    const [field, word] = wordOf(written);
    if (meaning !== '') said.set(field, [...(said.get(field) ?? []), [word, meaning]]);
  }
  return Object.fromEntries([...said].map(([field, pairs]) => [field, Object.fromEntries(pairs)]));
}

function wordOf(sent: string): readonly [field: string, word: string] {
  const at = sent.indexOf(':');
  if (at < 0) throw new InputError(`"${sent.slice(0, 40)}" is no word of a field. Send the form again.`);
  return [sent.slice(0, at), sent.slice(at + 1)];
}

/** A menu beside each word that no list has, and each that was said to mean something. */
export function wordMenus({ name, schema }: Input, { words }: MappedColumns, said: Words): Html {
  const told = Object.entries(said).flatMap(([field, meanings]) =>
    Object.entries(meanings).map(([word, meaning]) => ({ field, word, meaning, hint: 'As said.' })),
  );
  const unlisted = words.unlisted.map(({ field, word, rows, nearest }) => ({
    field,
    word,
    meaning: '',
    hint: `In ${countedNoun(rows, 'row')}${nearest === null ? '' : `; nearest: ${nearest}`}.`,
  }));
  if (told.length + unlisted.length === 0) return html``;
  const shown = [...told, ...unlisted.slice(0, MOST_WORDS)];
  const more = unlisted.length - MOST_WORDS;
  return html`<fieldset><legend>What words mean</legend>
${unlisted.length > 0 && html`<p>No list has these words, so that nothing can be counted of their fields. Say what each means, and read it again; what is left as it is stays not computed.</p>`}
${shown.map(({ field, word, meaning, hint }, at) => {
  const declared = schema.fields.find((each) => each.name === field);
  const meanings = words.meanings[field] ?? [];
  const known = declared === undefined ? undefined : wordsOfField(declared)?.read(meaning);
  const value = meaning === '' || meaning === MISSING_WORD ? meaning : (known ?? meaning);
  const others = value === '' || value === MISSING_WORD || meanings.includes(value) ? meanings : [value, ...meanings];
  return html`<input type="hidden" name="${wordSent(name, at)}" value="${field}:${word}">${selectField({
    name: meaningSent(name, at),
    label: `${declared?.title ?? field}: “${word}”`,
    hint,
    value,
    options: [
      { value: '', text: 'Nothing that a list has' },
      { value: MISSING_WORD, text: 'No value: it is not known' },
      ...others.map((each) => ({ value: each, text: each })),
    ],
  })}`;
})}
${more > 0 && html`<p>${countedNoun(more, 'more word')} ${more === 1 ? 'stands' : 'stand'} here once these are mapped.</p>`}
</fieldset>`;
}

/** Whether a form's field of that name sends a word of the input. */
export const isWordMenu = (input: string, name: string) => name.startsWith(`word:${input}:`);

/** The same, kept in a form that could not be taken. */
export function wordsAgain(fields: Fields, input: string): Html {
  return html`${sentWords(fields, input).map(({ word, meaning }, at) => html`<input type="hidden" name="${wordSent(input, at)}" value="${word}"><input type="hidden" name="${meaningSent(input, at)}" value="${meaning}">`)}`;
}
