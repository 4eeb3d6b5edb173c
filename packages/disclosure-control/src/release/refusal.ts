import type { Finding } from '@assay/evidence';

/** Why a finding cannot leave in any form, or `null`. */
export function refusal(finding: Finding): { readonly place: string; readonly rule: string } | null {
  for (const column of finding.table?.columns ?? []) {
    if (column.identifiesPerson === true) return { place: column.name, rule: 'person-level-rows' };
    if (column.people !== true || column.unit === 'count') continue;
    const names = finding
      .table!.columns.filter((each) => each.people === true && each.unit === 'count')
      .map((each) => each.name);
    const followed = [column.numerator, column.denominator].every((name) => name !== undefined && names.includes(name));
    if (!followed) return { place: column.name, rule: 'rate-without-counts' };
  }
  const isRate =
    finding.people && finding.table === null && finding.unit !== 'count' && typeof finding.value === 'number';
  if (isRate && (finding.numerator === null || finding.denominator === null))
    return { place: 'value', rule: 'rate-without-counts' };
  return null;
}
