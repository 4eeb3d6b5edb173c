import { computeFindings } from '@assay/notebook';
import { reportProblems } from '@assay/report/check';
import { describe, expect, it } from 'vitest';
import { computedSource } from '../report-sources.ts';
import { withKeptSteps } from './kept-steps.ts';
import { knownFaults } from './known-faults.ts';
import { oddVariants, relabelled, shuffledVariants } from './odd-variants.ts';
import { smallRuns } from './small-tables.ts';
import { trialRun } from './trial-run.ts';

describe.each(smallRuns)('$slug, whatever a file lacks', async ({ slug, load, tables, parameters = {} }) => {
  const notebook = await load();
  const made = tables();
  // A variant changes one thing: what reads none of it is as it was of the whole tables.
  const kept = withKeptSteps(notebook);
  const whole = await trialRun(kept, made, parameters, { mayRefuse: false, whole: null });

  it('states its small invented tables', () => expect(whole.faults).toEqual([]));

  it('states the same to the last byte, however each file is sorted', async () => {
    const variants = shuffledVariants(made);
    for (const { name, tables } of variants) {
      const found = await computeFindings(notebook, tables, parameters);
      for (const [id, draft] of whole.found ?? []) {
        expect(JSON.stringify(found.get(id)), `${name}: ${id}`).toBe(JSON.stringify(draft));
      }
    }
    expect(variants.length).toBe(Object.keys(made).length);
  });

  it('states the same whatever people are called', async () => {
    const tables = relabelled(notebook, made);
    if (tables === null) return;
    const found = await computeFindings(notebook, tables, parameters);
    for (const [id, draft] of whole.found ?? []) {
      if (draft.tolerance?.kind === 'stochastic') continue;
      expect(withoutRounding(found.get(id)), id).toBe(withoutRounding(draft));
    }
  });

  it.each(oddVariants(notebook, made).map((variant) => [variant.name, variant] as const))(
    '%s: no zero of nothing, no crash after the last step, and a report that can be read',
    async (name, variant) => {
      const { faults, found } = await trialRun(kept, variant.tables, parameters, {
        mayRefuse: variant.mayRefuse,
        whole: variant.isBlank ? whole.found : null,
      });
      const known = knownFaults[slug]?.[name] ?? [];
      expect(faults.filter((fault) => !known.some((start) => fault.startsWith(start)))).toEqual([]);
      if (found === null) return;
      // What was stated can be read: no figure without its column, no nought for a word, no range that is none.
      const rows = Object.fromEntries(Object.entries(variant.tables).map(([input, { rowCount }]) => [input, rowCount]));
      const source = computedSource(notebook, found.values(), rows, parameters);
      expect(reportProblems(source).map(({ message }) => message)).toEqual([]);
    },
  );
});

/** Sums in another order differ in their last digits. */
function withoutRounding(draft: unknown): string {
  return JSON.stringify(draft, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value));
}
