import { InputError } from '@assay/statistics';
import type { Field } from '../schema/table-schema.ts';
import type { ColumnTexts } from './written-texts.ts';

/** 447000000123 that a spreadsheet showed as 4.47E+11, and wrote so. */
const SHORTENED = /^[+-]?\d(?:[.,]\d+)?E\+\d{1,3}$/i;
/** Where numbers were shortened few are left apart, so that they come early. */
const LOOKED_AT = 1000;

/**
 * Identifiers that a spreadsheet shortened are refused: a thousand people whose numbers begin alike are one in such a file,
 * and nothing gives their numbers back.
 */
export function refuseShortenedNumbers({ name, role }: Field, texts: Pick<ColumnTexts, 'length' | 'at'>): void {
  if (role !== 'identifier' && role !== 'entity') return;
  let shortened = 0;
  const looked = Math.min(texts.length, LOOKED_AT);
  for (let code = 0; code < looked; code++) if (SHORTENED.test(texts.at(code).trim())) shortened++;
  if (shortened === 0) return;
  throw new InputError(
    `the column of "${name}" holds long numbers that a spreadsheet shortened to the form 1.23E+11 (${shortened} of its first ${looked} different values), so that many are one now. Export it anew with that column as text.`,
  );
}
