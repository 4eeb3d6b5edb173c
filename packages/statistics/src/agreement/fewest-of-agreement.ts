import { tableMargins } from '../hypothesis/chi-square-test.ts';
import { fewestBehind } from '../sum/fewest-behind.ts';
import { type AgreementTable, agreementShares } from './agreement-table.ts';

/**
 * Of how few does a kappa tell, however many cases two raters sorted? Those they sorted alike, those they did not, or those whom
 * either put elsewhere than into the commonest category: where nearly all are of one, a kappa is of the others.
 *
 * @returns the fewest of them by {@link fewestBehind}.
 *
 * @throws InputError where the table is not square or a count is negative.
 *
 * @example
 * fewestOfAgreement([[900, 3], [2, 40]]) // 5
 */
export function fewestOfAgreement(table: AgreementTable): number {
  agreementShares(table);
  const { rows, columns, total } = tableMargins(table);
  let same = 0;
  for (let category = 0; category < rows.length; category++) same += table[category]![category]!;
  const elsewhere = [rows, columns].map((margin) => total - Math.max(0, ...margin));
  return fewestBehind([same, total - same, ...elsewhere]);
}
