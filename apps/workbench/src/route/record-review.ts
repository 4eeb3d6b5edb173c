import { withholdRun } from '@assay/report/release';
import { InputError } from '@assay/statistics';
import type { Fields } from '../page/fields.ts';
import { earlierReport } from '../report/earlier-report.ts';
import type { Person } from '../security/person.ts';
import { appendEntry, authorsOfEntries, entriesOfRun } from '../store/entries.ts';
import { addRelease } from '../store/releases.ts';
import { entriesFor, type Review } from '../submission/review-entries.ts';
import type { Workbench } from '../workbench-context.ts';

/** @throws InputError where it is about no finding, or answers nothing. */
export function addComment({ store }: Workbench, person: Person, { run, findings }: Review, fields: Fields): void {
  const finding = fields.text('finding');
  if (finding !== '' && !findings.some(({ id }) => id === finding))
    throw new InputError(`unknown finding: ${finding.slice(0, 60)}. Choose one of the list.`);
  const answers = fields.text('answers');
  if (answers !== '' && !entriesFor(person, entriesOfRun(store, run)).some(({ id }) => String(id) === answers))
    throw new InputError('the comment that this answers does not exist. Choose one of the list.');
  appendEntry(store, person, {
    kind: answers === '' ? 'comment' : 'answer',
    run,
    text: fields.text('text'),
    ...(finding === '' ? {} : { finding }),
    ...(answers === '' ? {} : { answers: Number(answers) }),
  });
}

/** @throws InputError where the person had a hand in the run, or gives no reason. */
export async function addDecision(
  { store, home, runs, tasks }: Workbench,
  person: Person,
  { run, folder }: Review,
  fields: Fields,
): Promise<void> {
  if (authorsOfEntries(store, run).has(person.id))
    throw new InputError('you had a hand in this run. Somebody else must decide on it.');
  const [kind, verdict] = fields.text('decision').split(':');
  const text = fields.text('text');
  const at = new Date(store.now()).toISOString();
  if (text === '') throw new InputError('the reason is empty. Say why.');
  if (kind === 'disclosure' && verdict === 'release') {
    if (folder === null) return appendEntry(store, person, { kind, run, verdict, text });
    const stored = runs.find(run);
    if (stored === null) throw new InputError(`run ${run} is gone from .assay/runs. Run the notebook again.`);
    const { slug } = stored;
    const since = earlierReport(store, { run, slug }) ?? null;
    const { report, findings, memory } = await tasks.perform({
      kind: 'release',
      home,
      stored: folder,
      at,
      run,
      slug,
      since,
    });
    try {
      addRelease(store, person, { run, slug: stored.slug, report, findings, memory, text });
    } catch (error) {
      // The log says that members may read it, and they may not: it is told the truth, as far as it can be written.
      withholdRun({ home, run, at });
      throw error;
    }
  } else if (kind === 'disclosure' && verdict === 'withhold') {
    withholdRun({ home, run, at });
    appendEntry(store, person, { kind, run, verdict, text });
  } else if (kind === 'sign-off' && (verdict === 'agreed' || verdict === 'not agreed')) {
    appendEntry(store, person, { kind, run, verdict, text });
  } else throw new InputError('decision is unknown. Use the form.');
}
