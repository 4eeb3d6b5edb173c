/** What somebody says about a file before it is read; whatever is left out is found in the file and told. */
export interface ReadingChoices {
  /** Encoding of a text, e.g. `windows-1250`. */
  readonly encoding?: string;
  /** Format of dates by field, `*` for all: `{ date_of_birth: 'mm/dd/yyyy' }`. */
  readonly dateFormat?: Readonly<Record<string, string>>;
  /** Words that stand for a missing value by field, `*` for all. */
  readonly missing?: Readonly<Record<string, readonly string[]>>;
  /** What a word of the file means, by field and word: `{ outcome: { 'Charged/Summonsed': 'charged' } }`; `(missing)` for no value. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Lines before the header. */
  readonly skipLines?: number;
  /** Sheet of a workbook, or table of a database. */
  readonly sheet?: string;
  /** One SELECT on a database. */
  readonly query?: string;
}

/**
 * The choices that say something: empty ones are no choice, and two runs without any are the same run.
 *
 * @example
 * statedChoices({ missing: {}, encoding: 'utf-8' }) // { encoding: 'utf-8' }
 */
export function statedChoices(choices: ReadingChoices): ReadingChoices {
  return Object.fromEntries(
    Object.entries(choices).filter(
      ([, value]) => value !== undefined && (typeof value !== 'object' || Object.keys(value).length > 0),
    ),
  );
}
