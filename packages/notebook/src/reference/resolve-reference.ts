import { dateWords, displayFinding, displayValue, type Finding, rowKey, type Words } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { FROM_DATA, type ParameterValue } from '../definition/parameter.ts';
import { findReferencedRow } from './find-row.ts';
import { intervalColumns } from './interval-columns.ts';
import { knownByLimit } from './known-by-limit.ts';
import type { Reference } from './parse-reference.ts';
import { rowInterval } from './row-interval.ts';

/** What references may point at: the findings and parameters of one run. */
export interface ReferenceScope {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly words: Words;
}

/**
 * The text that takes a reference's place in prose.
 *
 * @throws InputError where the finding, row, column or parameter does not exist, or the finding has no such number.
 *
 * @example
 * resolveReference(parseReference('tolerance.share[1].share'), scope) // '56 in every 100'
 */
export function resolveReference(reference: Reference, scope: ReferenceScope): string {
  if (reference.kind === 'parameter') return parameterText(reference, scope);
  const finding = scope.findings.get(reference.id);
  if (finding === undefined) {
    throw new InputError(`reference to an unknown finding: ${reference.id}. ${remedy(reference.id, scope)}`);
  }
  return reference.kind === 'table-cell'
    ? tableCellText(reference, finding, scope.words)
    : findingText(reference, finding, scope.words);
}

/** A parameter below it would be shown with few of its figures, or as none. */
const SMALL = 1e-4;

function parameterText({ name, format }: Extract<Reference, { kind: 'parameter' }>, scope: ReferenceScope): string {
  const value = scope.parameters[name];
  if (value === undefined) {
    const known = Object.keys(scope.parameters).join(', ') || '(none)';
    throw new InputError(`reference to an unknown parameter: ${name}. Use one of ${known}.`);
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === FROM_DATA) return 'as the data say';
  if (typeof value === 'string') return scope.words === 'plain' ? dateWords(spokenChoice(value)) : value;
  return format === null
    ? value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < SMALL ? 20 : 6 })
    : displayValue(value, 'ratio', format, scope.words);
}

/** A choice is named as code names it, `never-match`; people say "never match". */
function spokenChoice(value: string): string {
  return /^[a-z]+(?:-[a-z]+)+$/.test(value) ? value.replaceAll('-', ' ') : value;
}

function findingText(
  { part, format }: Extract<Reference, { kind: 'finding' }>,
  finding: Finding,
  words: Words,
): string {
  if (finding.status === 'not-computed') return displayFinding(finding, format, words);
  // What the disclosure gate held back stays so in every part: the mark stands for the interval and the counts as well.
  if (finding.disclosure.status === 'suppressed' && typeof finding.value === 'string') return finding.value;
  if (part === 'value') {
    if (finding.table !== null) {
      throw new InputError(
        `reference to a table as one number: ${finding.id}. Name a row and a column: {${finding.id}[keys].column}.`,
      );
    }
    const { low = null, high = null } = (format === 'interval' ? null : finding.interval) ?? {};
    return (
      knownByLimit(finding.value, [low, high], finding.unit, words, format) ?? displayFinding(finding, format, words)
    );
  }
  if (part === 'numerator' || part === 'denominator') {
    const number = finding[part];
    if (number === null)
      throw new InputError(`finding has no ${part}: ${finding.id}. Give it one, or refer to its value.`);
    return displayValue(number, 'count', format, words);
  }
  if (finding.interval === null) throw new InputError(`finding has no interval: ${finding.id}. Refer to its value.`);
  if (part === 'high' && finding.interval.high === null) return 'no upper limit';
  return displayValue(finding.interval[part], finding.unit, format === 'interval' ? null : format, words);
}

function tableCellText(
  { row, column, format }: Extract<Reference, { kind: 'table-cell' }>,
  { id, table, status, reason }: Finding,
  words: Words,
): string {
  if (status === 'not-computed') return `not computed: ${reason ?? 'no reason given'}`;
  if (table === null) throw new InputError(`reference to a cell of a finding without a table: ${id}. Write {${id}}.`);
  const position = table.columns.findIndex((candidate) => candidate.name === column);
  if (position === -1) {
    const known = table.columns.map((candidate) => candidate.name).join(', ');
    throw new InputError(`reference to an unknown column: ${id}[${row}].${column}. Use one of ${known}.`);
  }
  const found = findReferencedRow(table, row);
  if (found === undefined) {
    const known = table.rows.slice(0, 5).map((candidate) => `[${rowKey(table.columns, candidate)}]`);
    throw new InputError(`reference to an unknown row: ${id}[${row}]. Rows start ${known.join(' ')}.`);
  }
  if (format === 'interval') return rowInterval(found, table.columns, position, words) ?? 'no range';
  const { unit } = table.columns[position]!;
  const value = found[position] ?? null;
  const bounds = intervalColumns(table.columns, position);
  const ends = bounds === null ? ([null, null] as const) : ([found[bounds.low]!, found[bounds.high]!] as const);
  return knownByLimit(value, ends, unit, words, format) ?? displayValue(value, unit, format, words);
}

function remedy(id: string, { findings }: ReferenceScope): string {
  const start = id.split('.')[0]!;
  const near = [...findings.keys()].filter((known) => known.startsWith(start));
  const shown = (near.length > 0 ? near : [...findings.keys()]).slice(0, 6);
  return shown.length > 0 ? `Use one of ${shown.join(', ')}.` : 'The run has no findings.';
}
