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

/** What a report was made of, as far as its reader may know: its data, how many rows, and what was chosen otherwise than usual. */
export function madeOfText({ results, record }: ReportSource, parameters: readonly Parameter[]): string {
  const inputs = Object.values(record?.inputs ?? {})
    .filter(({ from }) => from !== 'nothing')
    .map(({ from, rows }) => `${from} (${rows === null ? 'how many rows is not told' : countedNoun(rows, 'row')})`);
  const chosen = chosenOtherwise(results.run, parameters);
  return `Made of ${inputs.join(' and ') || 'data that its record does not name'}, with ${chosen.length === 0 ? 'the usual choices' : chosen.join(', ')}`;
}

function chosenOtherwise(run: ReportSource['results']['run'], parameters: readonly Parameter[]): string[] {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const chosen = Object.entries(run.parameters)
    .filter(([name, value]) => String(value) !== String(byName.get(name)?.default))
    .map(([name, value]) => `${byName.get(name)?.title ?? name}: ${String(value)}`);
  if (run.seed !== DEFAULT_SEED) chosen.push(`seed ${run.seed}`);
  return chosen;
}
