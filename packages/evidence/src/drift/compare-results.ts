import type { Results, RunIdentity } from '../finding/results.ts';
import { canonicalJson } from '../hash/canonical-json.ts';
import { compareFinding } from './compare-finding.ts';
import { type ChangedPart, DRIFT_CLASSES, type DriftClass, type DriftReport, type FindingDrift } from './drift.ts';

/**
 * Does what was reported still hold? Every finding of `before` and `after` gets a class, and the report says which of
 * inputs, code, parameters, seed and environment changed between the two runs.
 *
 * @example
 * compareResults(before, after).changed // [{ part: 'parameters', detail: 'tolerance 1 → 2' }]
 */
export function compareResults(before: Results, after: Results): DriftReport {
  const now = new Map(after.findings.map((finding) => [finding.id, finding]));
  const known = new Set(before.findings.map((finding) => finding.id));
  const findings: FindingDrift[] = before.findings.map((finding) => {
    const same = now.get(finding.id);
    if (same === undefined) return plain(finding, 'missing');
    // Where a notebook is live, what no edit reached is the same object.
    return same === finding ? plain(finding, 'identical') : compareFinding(finding, same);
  });
  for (const finding of after.findings) if (!known.has(finding.id)) findings.push(plain(finding, 'new'));
  return report(before.run, after.run, changedParts(before.run, after.run), findings);
}

/**
 * The report of a rerun that did not finish: every finding of `before` stands unchecked, and nothing holds.
 *
 * @example
 * rerunCannotRun(before, 'Node 18 is too old').counts['cannot-run'] // 1
 */
export function rerunCannotRun(before: Results, reason: string): DriftReport {
  const findings = before.findings.map((finding) => plain(finding, 'cannot-run'));
  return report(before.run, null, [{ part: 'environment', detail: reason }], findings);
}

function plain(finding: { readonly id: string; readonly title: string }, kind: DriftClass): FindingDrift {
  return { id: finding.id, title: finding.title, class: kind, numbers: [], wording: [] };
}

function report(
  before: RunIdentity,
  after: RunIdentity | null,
  changed: DriftReport['changed'],
  findings: readonly FindingDrift[],
): DriftReport {
  const counts = Object.fromEntries(DRIFT_CLASSES.map((kind) => [kind, 0])) as Record<DriftClass, number>;
  for (const finding of findings) counts[finding.class]++;
  return {
    schema: 'assay-drift/1',
    notebook: before.notebook,
    before: before.id,
    after: after?.id ?? null,
    holds: counts.drifted === 0 && counts.missing === 0 && counts['cannot-run'] === 0,
    changed,
    counts,
    findings,
  };
}

/**
 * Why might a number have moved? Which of the things that numbers depend on differ between two runs, each with what was
 * and what is; inputs by name alone.
 *
 * @example
 * changedParts(before.run, after.run) // [{ part: 'parameters', detail: 'tolerance 1 → 2' }]
 */
export function changedParts(before: RunIdentity, after: RunIdentity): DriftReport['changed'] {
  const changed: { part: ChangedPart; detail: string }[] = [];
  const inputs = differingKeys(before.inputs, after.inputs);
  if (inputs.length > 0) changed.push({ part: 'inputs', detail: inputs.join(', ') });
  if (before.code !== after.code) {
    changed.push({ part: 'code', detail: `${before.code.slice(0, 12)} → ${after.code.slice(0, 12)}` });
  }
  const pair = (part: 'parameters' | 'environment') => {
    const details = differingKeys(before[part], after[part]).map(
      (key) => `${key} ${before[part][key] ?? 'not set'} → ${after[part][key] ?? 'not set'}`,
    );
    if (details.length > 0) changed.push({ part, detail: details.join(', ') });
  };
  pair('parameters');
  if (before.seed !== after.seed) changed.push({ part: 'seed', detail: `${before.seed} → ${after.seed}` });
  if (before.report !== undefined && after.report !== undefined && before.report !== after.report) {
    changed.push({ part: 'report', detail: `${before.report.slice(0, 12)} → ${after.report.slice(0, 12)}` });
  }
  pair('environment');
  return changed;
}

function differingKeys(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return keys.filter((key) => canonicalJson(a[key] ?? null) !== canonicalJson(b[key] ?? null));
}
