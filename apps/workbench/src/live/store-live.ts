import { describeChanges, type QuestionLedger } from '@assay/evidence';
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
  const { sentence, list } = shown === null ? { sentence: '', list: [] } : describeChanges(shown, results);
  const isSame = list.length === 0;
  const message = `Run ${results.run.id} is stored. ${isSame ? 'It states the numbers that are shown here.' : `It states other numbers than were shown here: ${sentence}. Save a file to compute the page anew.`}`;
  return { id: results.run.id, folder, message };
}
