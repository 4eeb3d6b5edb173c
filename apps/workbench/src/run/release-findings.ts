import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GateResult, gate } from '@assay/disclosure-control';
import { readRun } from '@assay/notebook/run';
import type { RunEntry } from '../project/run-index.ts';
import { releaseMemories } from '../store/releases.ts';
import type { Store } from '../store/store.ts';

/**
 * A run's findings as members may read them: through the disclosure gate, bound by every release before. Where all its
 * inputs came from Assay's own generators nobody is counted, and the findings pass with that reason.
 */
export async function releaseFindings(home: string, store: Store, { folder }: RunEntry): Promise<GateResult> {
  const { results, record } = readRun(folder);
  const read = record.inputs.filter(({ files }) => files.length > 0);
  const isSynthetic = read.length > 0 && read.every(({ dataset }) => dataset !== null && isGenerated(home, dataset));
  const exceptions = isSynthetic
    ? results.findings.map(({ id }) => ({
        finding: id,
        approver: 'Assay',
        reason: 'every input is synthetic, so no person is counted',
      }))
    : [];
  return gate(results.findings, {
    exceptions,
    earlier: releaseMemories(store),
    population: Object.values(results.run.inputs),
  });
}

function isGenerated(home: string, dataset: string): boolean {
  const path = join(home, 'datasets', dataset, 'datapackage.json');
  return existsSync(path) && 'generator' in (JSON.parse(readFileSync(path, 'utf8')) as object);
}
