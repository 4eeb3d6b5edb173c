import type { DictionaryColumn } from '@assay/statistics';

const KINDS = ['plain Latin letters', 'Latin letters with accents', 'another script'] as const;

/**
 * Do errors fall on people whose names are written with accents or in another script? Each record by the letters of its two
 * names, the rarer kind where they differ; a record without either name stays missing.
 *
 * @example
 * nameLetters(dictionaryColumn(['José', 'Ann']), dictionaryColumn(['Lee', 'Lee'])).codes // [1, 0]
 */
export function nameLetters(forename: DictionaryColumn, surname: DictionaryColumn): DictionaryColumn {
  const ofForename = forename.values.map(kindOf);
  const ofSurname = surname.values.map(kindOf);
  const surnames = surname.codes;
  const codes = forename.codes.map((first, row) => {
    const last = surnames[row]!;
    if (first < 0 && last < 0) return -1;
    return Math.max(first < 0 ? 0 : ofForename[first]!, last < 0 ? 0 : ofSurname[last]!);
  });
  return { codes, values: KINDS };
}

function kindOf(text: string): number {
  if (/^[\p{ASCII}]*$/u.test(text)) return 0;
  return /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text) ? 1 : 2;
}
