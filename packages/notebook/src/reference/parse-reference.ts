import { FORMATS, type Format, isFormat } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { keyAsWritten } from './find-row.ts';

/** A number of a finding other than its value. */
export type ReferencePart = 'value' | 'low' | 'high' | 'numerator' | 'denominator';

/** What stands between braces in a report: a finding's number, a cell of its table, or a parameter. */
export type Reference =
  | { readonly kind: 'finding'; readonly id: string; readonly part: ReferencePart; readonly format: Format | null }
  | {
      readonly kind: 'table-cell';
      readonly id: string;
      /** Values of the key columns, joined by commas. */
      readonly row: string;
      readonly column: string;
      readonly format: Format | null;
    }
  | { readonly kind: 'parameter'; readonly name: string; readonly format: Format | null };

const findingPattern = /^([a-z0-9][a-z0-9.-]*)(?::(low|high|numerator|denominator))?$/;
const cellPattern = /^([a-z0-9][a-z0-9.-]*)\[([^\]]+)\]\.([A-Za-z][A-Za-z0-9_-]*)$/;
const parameterPattern = /^parameter:([A-Za-z][A-Za-z0-9_-]*)$/;

/**
 * Reads what stands between the braces, e.g. `tolerance.pairs[2,2].true-pairs | count`.
 *
 * @throws InputError where it follows no form of the grammar or names an unknown format.
 *
 * @example
 * parseReference('pairs.wrong:low | percent') // { kind: 'finding', id: 'pairs.wrong', part: 'low', format: 'percent' }
 */
export function parseReference(text: string): Reference {
  const [target = '', ...rest] = text.split('|').map((piece) => piece.trim());
  if (rest.length > 1) throw new InputError(`reference has more than one format: {${text}}. Keep one.`);
  const format = rest[0] ?? null;
  if (format !== null && !isFormat(format)) {
    throw new InputError(`reference has an unknown format: {${text}}. Use one of ${FORMATS.join(', ')}.`);
  }
  const parameter = parameterPattern.exec(target);
  if (parameter) return { kind: 'parameter', name: parameter[1]!, format };
  const cell = cellPattern.exec(target);
  if (cell) {
    const row = keyAsWritten(cell[2]!);
    return { kind: 'table-cell', id: cell[1]!, row, column: cell[3]!, format };
  }
  const finding = findingPattern.exec(target);
  if (finding) return { kind: 'finding', id: finding[1]!, part: (finding[2] ?? 'value') as ReferencePart, format };
  throw new InputError(
    `not a reference: {${text}}. Write {finding.id}, {finding.id[keys].column} or {parameter:name}.`,
  );
}
