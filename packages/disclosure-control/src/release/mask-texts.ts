import { type CellValue, type Finding, partsOfRangeReason, withoutRange } from '@assay/evidence';
import { fixedNumbers } from './fixed-numbers.ts';
import { monthTold } from './month-told.ts';
import type { DisclosureDecision } from './record.ts';
import { SUPPRESSED } from './suppressed-mark.ts';

const WORD =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozen)';
/** In digits, or in a word and those that go on from it: "one hundred and twenty-one". */
const NUMBERS = new RegExp(
  `\\d+(?:[.,]\\d+)*|\\b${WORD}(?:(?:-| | and )(?:${WORD}|hundred|thousand|million))*\\b`,
  'gi',
);

/** A text with every number in it masked. */
export function withoutNumbers(text: string): string {
  return text.replace(NUMBERS, SUPPRESSED);
}

const ONLY_MARKS = /^\[c\](?:[-/.:]\[c\])+$/;

/**
 * The finding with every number taken out of its sentences, unless the sentence stands in the code word for word and so
 * cannot come from data, or the number counts nobody ({@link fixedNumbers}): a limitation such as "only 3 cases" would say what its table hides. Names of rows stay, since
 * they say who is counted, not how many; so do constants, whose kind says where they are published, and months that were let out.
 */
export function maskTexts(
  finding: Finding,
  isFixedText: (text: string) => boolean,
  decide: (decision: Omit<DisclosureDecision, 'finding'>) => void,
): Finding {
  const fixed = fixedNumbers(finding);
  const mask = (place: string, text: string, mayBeFixed = true): string => {
    // What is fixed stands at the odd places.
    const pieces = text.split(fixed);
    const isBare = pieces.every((piece, at) => at % 2 === 1 || piece.replaceAll(SUPPRESSED, '').search(NUMBERS) < 0);
    if (isBare || (mayBeFixed && isFixedText(text))) return text;
    decide({ place, status: 'suppressed', rule: 'number-in-text' });
    const left = pieces.map((piece, at) => (at % 2 === 1 ? piece : withoutNumbers(piece))).join('');
    // Of a date that is held back whole nothing is told by its dashes.
    return left.replace(ONLY_MARKS, SUPPRESSED);
  };
  const maskOrNull = (place: string, text: string | null): string | null => (text === null ? null : mask(place, text));
  const maskLimitation = (text: string): string => {
    const parts = partsOfRangeReason(text);
    if (parts === null) return mask('limitations', text);
    return withoutRange(mask('limitations', parts.label), mask('limitations', parts.reason));
  };
  const { table, method } = finding;
  return {
    ...finding,
    title: mask('title', finding.title),
    reason: finding.disclosure.status === 'refused' ? finding.reason : maskOrNull('reason', finding.reason),
    value: typeof finding.value === 'string' ? mask('value', finding.value, finding.unit === 'text') : finding.value,
    denominatorLabel: maskOrNull('denominatorLabel', finding.denominatorLabel),
    limitations: finding.limitations.map(maskLimitation),
    method: { name: mask('method', method.name), source: mask('method', method.source) },
    interval: finding.interval && { ...finding.interval, method: mask('interval', finding.interval.method) },
    table: table && {
      ...table,
      columns: table.columns.map((column) => ({ ...column, label: mask(`column ${column.name}`, column.label) })),
      rows: table.rows.map((row, at) =>
        row.map((value, index): CellValue => {
          const column = table.columns[index]!;
          const mayStand = column.key === true || column.kind?.kind === 'constant' || monthTold(column, value) !== null;
          if (typeof value !== 'string' || value === SUPPRESSED || mayStand) return value;
          return mask(`row ${at + 1} / ${column.name}`, value, column.unit === 'text');
        }),
      ),
    },
  };
}
