import { describe, expect, it } from 'vitest';
import { knownFaults } from './known-faults.ts';
import { oddVariants } from './odd-variants.ts';
import { smallRuns } from './small-tables.ts';
import { trialRun } from './trial-run.ts';

describe.each(smallRuns)('$slug, whatever a file lacks', async ({ slug, load, tables, parameters = {} }) => {
  const notebook = await load();
  const made = tables();
  const whole = await trialRun(notebook, made, parameters, { mayRefuse: false, whole: null });

  it('states its small invented tables', () => expect(whole.faults).toEqual([]));

  it.each(oddVariants(notebook, made).map((variant) => [variant.name, variant] as const))(
    '%s: no zero of nothing, no crash after the last step',
    async (name, variant) => {
      const { faults } = await trialRun(notebook, variant.tables, parameters, {
        mayRefuse: variant.mayRefuse,
        whole: variant.isBlank ? whole.found : null,
      });
      const known = knownFaults[slug]?.[name] ?? [];
      expect(faults.filter((fault) => !known.some((start) => fault.startsWith(start)))).toEqual([]);
    },
  );
});
