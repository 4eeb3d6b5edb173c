import type { Finding } from '@assay/evidence';

/** A digit of a name in capitals, AC1, or of one that is called a code: code A1. */
const OF_A_NAME = '\\b[A-Z]{2,}\\d\\b|\\bcode [A-Z]\\d\\b';

/**
 * Numbers in a finding's words that count nobody, whatever was counted: what its rates are stated per, after the word "per", and
 * the digit of a name or of a code. Everything else in a sentence that does not stand in the code may be a count.
 */
export function fixedNumbers({ unit, kind, table }: Pick<Finding, 'unit' | 'kind' | 'table'>): RegExp {
  const columns = table?.columns ?? [];
  const scales = new Set<number>();
  for (const of of [unit, ...columns.map((column) => column.unit)]) if (of === 'rate-per-1000') scales.add(1_000);
  for (const of of [kind, ...columns.map((column) => column.kind)]) if (of?.kind === 'rate') scales.add(of.per);
  const spelt = [...scales].flatMap((scale) => (scale < 2 ? [] : [String(scale), scale.toLocaleString('en-GB')]));
  const names = spelt.length === 0 ? [] : [`\\b[Pp]er (?:${spelt.join('|')})(?![\\d.,]*\\d)`];
  return new RegExp(`(${[...names, OF_A_NAME].join('|')})`);
}
