import type { DriftClass, DriftReport } from '@assay/evidence';
import type { SimulationError } from './simulation-error.ts';

const PASSED: readonly DriftClass[] = ['identical', 'same-as-displayed'];
const WARNED: readonly DriftClass[] = ['within-tolerance', 'new'];

/**
 * What a rerun found, as an in-toto test result (v0.1): each finding is a test.
 *
 * @example
 * const { results } = sampleSource;
 * rerunPredicate(compareResults(results, results), [], '2025-03-06T09:00:00Z').result // 'PASSED'
 */
export function rerunPredicate(drift: DriftReport, simulation: readonly SimulationError[], signedAt: string) {
  const of = (isWanted: (kind: DriftClass) => boolean) =>
    drift.findings.filter((each) => isWanted(each.class)).map(({ id }) => id);
  const warned = of((kind) => WARNED.includes(kind));
  return {
    signedAt,
    result: !drift.holds ? 'FAILED' : warned.length > 0 ? 'WARNED' : 'PASSED',
    configuration: [{ name: `run ${drift.before}` }, { name: `rerun ${drift.after ?? 'none'}` }],
    passedTests: of((kind) => PASSED.includes(kind)),
    warnedTests: warned,
    failedTests: of((kind) => !PASSED.includes(kind) && !WARNED.includes(kind)),
    changed: drift.changed,
    counts: drift.counts,
    simulation,
  };
}
