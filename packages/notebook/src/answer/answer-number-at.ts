import { type CellValue, displayBound, type Finding, type Kind, type Unit } from '@assay/evidence';
import { findReferencedRow } from '../reference/find-row.ts';
import { intervalColumns } from '../reference/interval-columns.ts';
import { knownByLimit } from '../reference/known-by-limit.ts';
import type { Reference } from '../reference/parse-reference.ts';
import type { SureNumber } from './how-sure.ts';

/** A number that a reference points at, or the reason why there is none. */
export type NumberAt = SureNumber | { readonly missing: string; readonly isHeldBack?: true };

/**
 * What stands where a reference points: the number with its range, or why there is none. A row that a run does not have
 * and a count that was held back are reasons, not errors: another run of the same notebook may have them.
 *
 * @example
 * answerNumberAt(parseReference('pairs.wrong'), scope.findings).value // 0.1
 */
export function answerNumberAt(
  reference: Exclude<Reference, { kind: 'parameter' }>,
  findings: ReadonlyMap<string, Finding>,
): NumberAt {
  const finding = findings.get(reference.id);
  if (finding === undefined) return { missing: `no finding ${reference.id}` };
  if (finding.status === 'not-computed')
    return {
      missing: finding.reason ?? 'no reason was given',
      ...(finding.disclosure.status === 'refused' && { isHeldBack: true }),
    };
  if (reference.kind === 'finding') {
    const { value, unit, interval } = finding;
    if (value === null && !isBound(value, interval, unit)) return { missing: `${finding.id} is a table` };
    if (isHidden(value)) return { missing: ownReason(finding) ?? whyHidden(finding.kind), isHeldBack: true };
    if (reference.part === 'value' && isOfNobody(value, unit, interval)) return { missing: OF_NOBODY };
    return { value, unit, interval, isModelled: isModelled(finding.kind), isCounted: isCounted(unit, finding.kind) };
  }
  const { table } = finding;
  const position = table?.columns.findIndex(({ name }) => name === reference.column) ?? -1;
  const row = table === null ? undefined : findReferencedRow(table, reference.row);
  if (position === -1) return { missing: 'the file does not hold what its numbers are made of' };
  if (table === null || row === undefined)
    return { missing: `the data give no line for “${reference.row.replaceAll(',', ', ')}”` };
  const value = row[position] ?? null;
  const { unit, kind } = table.columns[position]!;
  const bounds = intervalColumns(table.columns, position);
  const low = bounds === null ? null : row[bounds.low]!;
  const high = bounds === null ? null : row[bounds.high]!;
  const interval = typeof low === 'number' ? { low, high: typeof high === 'number' ? high : null } : null;
  if (value === null && !isBound(value, interval, unit)) {
    const atLeast = knownByLimit(value, [low, high], unit, 'plain');
    const more = atLeast === null ? '' : `; all that is known is: ${atLeast}`;
    return { missing: `no number could be computed for “${reference.row.replaceAll(',', ', ')}”${more}` };
  }
  if (isHidden(value)) return { missing: whyHidden(kind), isHeldBack: true };
  if (isOfNobody(value, unit, interval)) return { missing: OF_NOBODY };
  if (isOfItself(value, kind, interval)) return { missing: OF_ITSELF };
  return { value, unit, interval, isModelled: isModelled(kind), isCounted: isCounted(unit, kind) };
}

const HELD_BACK = 'it is held back, so that nobody can be told from it';

const OF_FEW =
  'it is held back: so few stand behind it, or behind what it could be set off against, that somebody could be told from it';

/** Where the gate named the cause of this number, it stands in place of its rule. */
function ownReason({ disclosure: { status, rule, cause } }: Finding): string | null {
  if (status !== 'suppressed') return null;
  if (cause !== undefined) return `it is held back, since ${cause}`;
  // Runs released before the cause had a field have it in place of the rule.
  return rule.startsWith('held back, since') ? `it is ${rule}` : null;
}

/** An estimate stands for many, and its reader would not guess that few may be all it rests on. */
function whyHidden(kind: Kind | undefined): string {
  return kind?.kind === 'estimate' || kind?.kind === 'magnitude' ? OF_FEW : HELD_BACK;
}

/** A share of so few that only how many it is at most, or at least, may be told. */
function isBound(value: CellValue, interval: SureNumber['interval'], unit: Unit): boolean {
  return interval !== null && displayBound(value, [interval.low, interval.high], unit) !== null;
}

const OF_NOBODY = 'it is nought, and its upper limit is not known';

/** A multiple of nought is known by its upper limit alone: "0 times as often" says nothing. */
function isOfNobody(value: CellValue, unit: Unit, interval: object | null): boolean {
  return value === 0 && unit === 'ratio' && interval === null;
}

const OF_ITSELF = 'it is the group that the others are compared with';

/** A group beside itself is once as often by definition, which answers nothing. */
function isOfItself(value: CellValue, kind: Kind | undefined, interval: object | null): boolean {
  const isCompared = kind?.kind === 'ratio' || kind?.kind === 'relative-rate';
  return isCompared && kind.interval !== null && value === 1 && interval === null;
}

function isHidden(value: unknown): boolean {
  return typeof value === 'string' && /^\[[a-z]\]$/.test(value);
}

function isModelled(kind: Kind | undefined): boolean {
  return kind?.kind === 'estimate';
}

/** What follows from chosen or published numbers, such as the size of a trial, looked at no record. */
function isCounted(unit: Unit, kind: Kind | undefined): boolean {
  return (unit === 'count' || unit === 'text') && kind?.kind !== 'constant';
}
