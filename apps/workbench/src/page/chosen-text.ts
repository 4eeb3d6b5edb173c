import { exampleWords, type Parameter } from '@assay/notebook';
import { DEFAULT_SEED } from '@assay/notebook/run';
import type { ReportSource } from '@assay/report';
import { countedNoun } from '@assay/statistics';
import type { RunEntry } from '../run/run-index.ts';
import type { Workbench } from '../workbench-context.ts';

/** What was chosen for a run otherwise than usual, in words of the notebook as it now is. */
export function chosenText({ runs }: Pick<Workbench, 'runs'>, run: RunEntry, parameters: readonly Parameter[]): string {
  const record = runs.record(run);
  if (record === null) return 'its record cannot be read';
  const chosen = chosenOtherwise(record.run, parameters);
  if (record.inputs.some(({ dataset, files }) => dataset === null && files.length > 0))
    chosen.push('a file that was sent');
  const example = exampleWords(record.inputs);
  return [...(example === null ? [] : [example]), ...(chosen.length === 0 ? ['usual choices'] : chosen)].join(', ');
}

/**
 * What a report was made of besides the project's own data, as far as its reader may know: the force's files, how many rows, and what
 * was chosen otherwise than usual; `null` where there is nothing to tell.
 */
export function madeOfText({ results, record }: ReportSource, parameters: readonly Parameter[]): string | null {
  const files = Object.values(record?.inputs ?? {})
    .filter(({ from, source }) => from !== 'nothing' && source !== 'invented' && source !== 'published')
    .map(({ from, rows }) => `${from} (${rows === null ? 'how many rows is not told' : countedNoun(rows, 'row')})`);
  const chosen = chosenOtherwise(results.run, parameters);
  if (files.length === 0) return chosen.length === 0 ? null : `With ${chosen.join(', ')}`;
  return `Made of ${files.join(', ')}, with ${chosen.length === 0 ? 'the usual choices' : chosen.join(', ')}`;
}

function chosenOtherwise(run: ReportSource['results']['run'], parameters: readonly Parameter[]): string[] {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const chosen = Object.entries(run.parameters)
    .filter(([name, value]) => String(value) !== String(byName.get(name)?.default))
    .map(([name, value]) => `${byName.get(name)?.title ?? name}: ${String(value)}`);
  if (run.seed !== DEFAULT_SEED) chosen.push(`seed ${run.seed}`);
  return chosen;
}
