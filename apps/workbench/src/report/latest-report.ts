import { DEFAULT_SEED } from '@assay/notebook/run';
import type { RunEntry } from '../run/run-index.ts';
import type { Person } from '../security/person.ts';
import { isReleased } from '../store/entries.ts';
import type { Workbench } from '../workbench-context.ts';
import type { NotebookEntry } from './notebook-index.ts';

/**
 * Which report of a notebook stands for it? The latest that was released. Until one was, the latest run of the notebook as it
 * comes, on the project's own data with the usual choices. What somebody tried, on a file of their own or with other choices,
 * does not stand for it before it is released; `tried` has the later ones of these that the person may read, the latest first.
 */
export function latestReport(
  workbench: Workbench,
  person: Person,
  { slug, description }: NotebookEntry,
): { readonly run: RunEntry | null; readonly tried: readonly RunEntry[] } {
  const { runs, store } = workbench;
  const readable = runs.list(slug).filter((run) => workbench.mayRead(person, run));
  const usual = new Map(description.parameters.map((parameter) => [parameter.name, String(parameter.default)]));
  const isAsItComes = (run: RunEntry) => {
    const record = runs.record(run);
    // A run that cannot be read may be any: it stays where it is seen to be damaged.
    if (record === null) return true;
    const { parameters, seed } = record.run;
    return (
      seed === DEFAULT_SEED &&
      record.inputs.every(({ dataset, files }) => dataset !== null || files.length === 0) &&
      Object.entries(parameters).every(([name, value]) => String(value) === usual.get(name))
    );
  };
  const released = readable.findIndex(({ id }) => isReleased(store, id));
  const place = released >= 0 ? released : readable.findIndex(isAsItComes);
  return { run: readable[place] ?? null, tried: place >= 0 ? readable.slice(0, place) : readable };
}
