import { MISSING_WORD } from '@assay/dataset';

/** What somebody said about the words of an input's files, by field and word. */
export interface Said {
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What words were said to mean, where no account of the reading is told: nor is it told then how many rows hold each. */
export function wordsSaid({ words = {} }: Said = {}): { readonly reading?: readonly string[] } {
  const lines = Object.entries(words).flatMap(([field, meanings]) =>
    Object.entries(meanings).map(
      ([word, meaning]) =>
        `${field}: "${word}" read as ${meaning === MISSING_WORD ? 'missing' : `"${meaning}"`}, as said`,
    ),
  );
  return lines.length === 0 ? {} : { reading: lines };
}
