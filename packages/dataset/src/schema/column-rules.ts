import { InputError } from '@assay/statistics';
import { type MappedMeaning, mappedMeanings } from '../code-list/mapped-meanings.ts';
import { type DateFormat, dateFormat, EXCEL_DAY_ZERO, UK_DATES } from '../date/date-format.ts';
import type { ReadingChoices } from '../read/reading-choices.ts';
import type { ColumnMatch } from './match-columns.ts';
import type { Field, TableSchema } from './table-schema.ts';

/** How a column is to be read. */
export interface ColumnRule {
  readonly field: Field;
  readonly how: ColumnMatch['how'];
  readonly made: ColumnMatch['made'];
  readonly missing: ReadonlySet<string>;
  /** What words of the file mean, by how they compare; `null` for no value. */
  readonly words: ReadonlyMap<string, MappedMeaning>;
  readonly dateFormat: DateFormat | null;
  /** Day that serial numbers count from where nobody says. */
  readonly serialsFrom: number;
}

const EVERY = '*';

/** How each matched column is to be read: its words for missing and their meanings, its dates. What is said of no such field is refused. */
export function columnRules(
  schema: TableSchema,
  matches: readonly ColumnMatch[],
  missing: readonly string[],
  { dateFormat: formats = {}, missing: words = {}, words: meanings = {} }: ReadingChoices,
  serialsFrom: number = EXCEL_DAY_ZERO,
): ColumnRule[] {
  for (const field of [...Object.keys(formats), ...Object.keys(words), ...Object.keys(meanings)]) {
    if ((field === EVERY && !Object.hasOwn(meanings, EVERY)) || matches.some((match) => match.field === field))
      continue;
    const names = matches.map((match) => match.field).join(', ');
    throw new InputError(`"${field}" is no field that was read of "${schema.name}". Those are ${names}.`);
  }
  const rules = matches.map(({ field: name, how, made }): ColumnRule => {
    const field = schema.fields.find((each) => each.name === name)!;
    const texts = [...missing, ...(words[EVERY] ?? []), ...(words[name] ?? [])];
    const isDated = field.type === 'date' || field.type === 'time';
    const written = isDated ? (formats[name] ?? formats[EVERY]) : undefined;
    if (!isDated && formats[name] !== undefined) {
      throw new InputError(
        `the ${field.type} field "${name}" holds no dates, so "${formats[name]}" does not apply. Leave it out.`,
      );
    }
    const blanks = new Set(texts.map((text) => text.trim().normalize('NFC')));
    return {
      field,
      how,
      made,
      serialsFrom,
      missing: blanks,
      words: mappedMeanings(field, meanings[name] ?? {}, blanks),
      // A date that is put together of three columns has the order that it is put together in.
      dateFormat: written !== undefined ? dateFormat(written) : made?.kind === 'day, month and year' ? UK_DATES : null,
    };
  });
  if (formats[EVERY] !== undefined && rules.every(({ field }) => field.type !== 'date' && field.type !== 'time')) {
    throw new InputError(
      `"${schema.name}" has no dates that were read, so "${formats[EVERY]}" does not apply. Say for which input it is meant: --date-format input=${formats[EVERY]}`,
    );
  }
  return rules;
}
