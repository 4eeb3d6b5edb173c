import { BESIDE_ITSELF, type Finding, rangeReason, type Unit } from '@assay/evidence';
import { type CheckProblem, intervalColumns } from '@assay/notebook';

/** What a comparison of two groups is called, by its unit. */
const IN_WORDS: Partial<Record<Unit, (value: number) => string>> = {
  ratio: (value) => `a ratio of ${value}`,
  'percentage-points': (value) => `a difference of ${Number((value * 100).toPrecision(3))} percentage points`,
};

/**
 * Does every comparison say how sure it is? One person against two reads "9.71 times", one in three against two in three
 * "33 percentage points": a ratio or a difference, single or in a table, has its range or says why it has none. What
 * stands beside itself is once, or no points away, whoever is counted, and needs neither.
 */
export function bareComparisons(findings: readonly Finding[]): readonly CheckProblem[] {
  return findings.flatMap((finding) => (finding.table === null ? ofSingle(finding) : ofTable(finding)));
}

function ofSingle({ id, unit, kind, value, interval, limitations }: Finding): readonly CheckProblem[] {
  const words = IN_WORDS[unit];
  if (words === undefined || typeof value !== 'number' || interval !== null || kind?.kind === 'constant') return [];
  if (limitations.some((limitation) => limitation.startsWith('No interval: '))) return [];
  return [problem(id, `${words(value)} has no range`)];
}

function ofTable(finding: Finding): readonly CheckProblem[] {
  const { columns, rows } = finding.table!;
  const bounds = columns.map((_, index) => intervalColumns(columns, index));
  const ends = new Set(bounds.flatMap((each) => (each === null ? [] : [each.low, each.high])));
  return columns.flatMap(({ label, unit, kind, key }, index) => {
    const words = IN_WORDS[unit];
    if (words === undefined || key === true || ends.has(index) || kind?.kind === 'limit') return [];
    if (rangeReason(finding, label) !== null) return [];
    const ofColumn = bounds[index];
    const bare = rows.find((row) => {
      const value = row[index];
      if (typeof value !== 'number') return false;
      if (ofColumn === null || ofColumn === undefined) return true;
      const hasRange = typeof row[ofColumn.low] === 'number' || typeof row[ofColumn.high] === 'number';
      return value !== BESIDE_ITSELF[unit] && !hasRange;
    });
    const found = bare?.[index];
    return typeof found === 'number' ? [problem(finding.id, `“${label}” has ${words(found)} without a range`)] : [];
  });
}

function problem(id: string, what: string): CheckProblem {
  return {
    rule: 'range',
    where: id,
    message: `${what}. State an estimate with its interval, or why there is none (limits: { none }, noRange).`,
  };
}
