import type { AttackedRelease } from './attacked-release.ts';
import { wholeTable } from './counts-under-attack.ts';

const AMOUNTS: readonly string[] = ['hours', 'days', 'pounds', 'years'];
const ONE_PERSONS = /^(max|min|most|least|largest|smallest|longest|shortest|highest|lowest)(imum)?([A-Z_-]|$)/;

/** Amounts that are one person's own: the largest or smallest contribution, printed beside those of a group. */
export function amountAttack({
  findings,
}: AttackedRelease): { finding: string; row: string; column: string; value: number }[] {
  return findings.flatMap((finding) => {
    if (finding.disclosure.status === 'excepted') return [];
    const { kind, value, unit, id } = finding;
    const isOnePersons = (statistic: string | undefined, name: string, of: string): boolean =>
      statistic === 'largest' ||
      statistic === 'smallest' ||
      (statistic === undefined && AMOUNTS.includes(of) && ONE_PERSONS.test(name));
    if (finding.table === null) {
      const name = id.split('.').at(-1)!;
      const found = isOnePersons(kind?.kind === 'magnitude' ? kind.statistic : kind && 'none', name, unit);
      return found && typeof value === 'number' ? [{ finding: id, row: '', column: 'value', value }] : [];
    }
    const table = wholeTable(finding, finding.table);
    return table.columns.flatMap((column, index) => {
      const statistic = column.kind?.kind === 'magnitude' ? column.kind.statistic : column.kind && 'none';
      if (!isOnePersons(statistic, column.name, column.unit)) return [];
      return table.rows.flatMap(({ key, values }) => {
        const each = values[index];
        return typeof each === 'number' ? [{ finding: id, row: key, column: column.name, value: each }] : [];
      });
    });
  });
}
