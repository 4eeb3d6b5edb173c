import type { LiveState } from '@assay/notebook/live';
import type { PanelWords } from '@assay/report/live';
import type { PanelFacts } from '@assay/report/store';

/** What the panel asked of a notebook's system, and what it calls it. */
export function panelWords({ ledger, systems, outcomes }: PanelFacts, { notebook }: LiveState): PanelWords {
  const asked = notebook === null ? [] : [...notebook.questions, ...Object.keys(notebook.unanswerable)];
  const systemName = systems.find(({ id }) => id === notebook?.system)?.title;
  return {
    ledger: ledger.questions.map(({ id }) => id),
    outcomes,
    questions: asked.flatMap((id) => {
      const question = ledger.find(id);
      return question === null ? [] : [{ id, text: question.text, minute: question.minute }];
    }),
    ...(systemName === undefined ? {} : { systemName }),
  };
}
