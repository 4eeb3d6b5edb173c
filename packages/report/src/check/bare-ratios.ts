import { type Finding, rangeReason } from '@assay/evidence';
import { type CheckProblem, intervalColumns } from '@assay/notebook';

/**
 * Does every ratio say how sure it is? One person against two reads "9.71 times": a ratio, single or in a table, has its
 * range or says why it has none. What stands beside itself is once, whoever is counted, and needs neither.
 */
export function bareRatios(findings: readonly Finding[]): readonly CheckProblem[] {
  return findings.flatMap((finding) => (finding.table === null ? ofSingle(finding) : ofTable(finding)));
}

function ofSingle({ id, unit, kind, value, interval, limitations }: Finding): readonly CheckProblem[] {
  const isBare = unit === 'ratio' && typeof value === 'number' && interval === null && kind?.kind !== 'constant';
  if (!isBare || limitations.some((limitation) => limitation.startsWith('No interval: '))) return [];
  return [problem(id, `is ${value} times and has no range`)];
}

function ofTable(finding: Finding): readonly CheckProblem[] {
  const { columns, rows } = finding.table!;
  const bounds = columns.map((_, index) => intervalColumns(columns, index));
  const ends = new Set(bounds.flatMap((each) => (each === null ? [] : [each.low, each.high])));
  return columns.flatMap(({ label, unit, kind }, index) => {
    if (unit !== 'ratio' || ends.has(index) || kind?.kind === 'limit') return [];
    if (rangeReason(finding, label) !== null) return [];
    const ofColumn = bounds[index];
    const bare = rows.find((row) => {
      const value = row[index];
      if (typeof value !== 'number') return false;
      if (ofColumn === null || ofColumn === undefined) return true;
      return value !== 1 && typeof row[ofColumn.low] !== 'number' && typeof row[ofColumn.high] !== 'number';
    });
    return bare === undefined ? [] : [problem(finding.id, `says ${bare[index]} times in “${label}” without a range`)];
  });
}

function problem(id: string, what: string): CheckProblem {
  return {
    rule: 'range',
    where: id,
    message: `a ratio ${what}. State an estimate with its interval, or why there is none (limits: { none }, noRange).`,
  };
}
