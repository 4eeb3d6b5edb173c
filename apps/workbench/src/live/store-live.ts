import { describeChanges, type QuestionLedger, type Results } from '@assay/evidence';
import { prepareRun } from '@assay/notebook/run';
import { runAndStore, runFolder } from '@assay/report/store';
import type { LiveSession } from './live-session.ts';

/** What stands around a run that is stored from a live page. */
export interface StorePlace {
  readonly ledger: QuestionLedger;
  readonly systemName: (system: string) => string | null;
  readonly now: () => Date;
}

/**
 * Stores what is shown, as a run: the files are read and computed anew from the first line in a process of its own, as
 * `assay run` does, and nothing that was kept live enters it. Says whether it came to the same numbers.
 *
 * @throws InputError as a run does.
 */
export async function storeLive(
  session: LiveSession,
  { ledger, systemName, now }: StorePlace,
): Promise<{ readonly id: string; readonly folder: string; readonly message: string }> {
  const { live, parts } = session;
  const shown = live.state.results;
  const prepared = await prepareRun(live.folder, live.choices, parts.options.datasetFiles);
  const folder = runFolder(parts.home, prepared.notebook.id, prepared.identity.id);
  const order = { ledger, systemName: systemName(prepared.notebook.system), target: folder, now };
  const { results } = await runAndStore(prepared, order);
  session.takeStored();
  return { id: results.run.id, folder, message: `Run ${results.run.id} is stored. ${comparison(shown, results)}` };
}

function comparison(shown: Results | null, stored: Results): string {
  if (shown === null) return 'No number was shown here yet to hold it against.';
  const { sentence, list } = describeChanges(shown, stored);
  return list.length === 0
    ? 'It states the numbers that are shown here.'
    : `It states other numbers than were shown here: ${sentence}. Save a file to compute the page anew.`;
}
