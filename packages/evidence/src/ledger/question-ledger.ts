import { InputError } from '@assay/statistics';

/** Who said it and what it asks for; the letter in the question's id. */
export type QuestionKind = 'question' | 'presenter-question' | 'claim' | 'discussion' | 'recommendation' | 'action';

const KIND_OF_LETTER: Readonly<Record<string, QuestionKind>> = {
  Q: 'question',
  P: 'presenter-question',
  C: 'claim',
  D: 'discussion',
  R: 'recommendation',
  A: 'action',
};

/** One thing the panel asked, claimed or required, paraphrased, with the minute it comes from. */
export interface PanelQuestion {
  /** `MM-P1`: system, kind, number. */
  readonly id: string;
  readonly system: string;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly minute: string;
}

export interface QuestionLedger {
  readonly questions: readonly PanelQuestion[];
  /** The question of an id, or `null`. */
  find(id: string): PanelQuestion | null;
  ofSystem(system: string): readonly PanelQuestion[];
}

const ID = /^([A-Z]{2,6})-([A-Z])\d+(?:\/[A-Z]\d+)*$/;

/**
 * What did the panel ask? The ledger, from rows with `id`, `text` and `minute` (and `system` where it is not the id's
 * first part).
 *
 * @throws InputError with all faults at once: an id that is none, one that stands twice, a question without text or
 * minute.
 *
 * @example
 * questionLedger([{ id: 'MM-P1', text: 'How far apart may dates be?', minute: '2025-03' }]).find('MM-P1').kind // 'presenter-question'
 */
export function questionLedger(rows: readonly Readonly<Record<string, unknown>>[]): QuestionLedger {
  const problems: string[] = [];
  const byId = new Map<string, PanelQuestion>();
  for (const [index, row] of rows.entries()) {
    const id = String(row['id'] ?? '');
    const parts = ID.exec(id);
    const kind = KIND_OF_LETTER[parts?.[2] ?? ''];
    const text = String(row['text'] ?? '').trim();
    const minute = String(row['minute'] ?? '').trim();
    if (parts === null || kind === undefined) problems.push(`row ${index + 1} has the id ${JSON.stringify(id)}`);
    else if (byId.has(id)) problems.push(`${id} stands twice`);
    else if (text === '' || minute === '') problems.push(`${id} has no ${text === '' ? 'text' : 'minute'}`);
    else byId.set(id, { id, system: String(row['system'] ?? parts[1]), kind, text, minute });
  }
  if (problems.length > 0) throw new InputError(`question ledger: ${problems.join('; ')}. Mend the ledger's rows.`);
  const questions = [...byId.values()];
  return {
    questions,
    find: (id) => byId.get(id) ?? null,
    ofSystem: (system) => questions.filter((question) => question.system === system),
  };
}

/**
 * Which questions does no finding answer, and no notebook say that it cannot? Each is a visible gap.
 *
 * @example
 * const rows = ['MM-P1', 'MM-P2'].map((id) => ({ id, text: 'How many?', minute: '2025-03' }));
 * const answers = [{ questions: ['MM-P1'], unanswerable: {} }];
 * unansweredQuestions(questionLedger(rows).questions, answers).map(({ id }) => id) // ['MM-P2']
 */
export function unansweredQuestions(
  questions: readonly PanelQuestion[],
  answers: readonly {
    readonly questions: readonly string[];
    readonly unanswerable: Readonly<Record<string, string>>;
  }[],
): readonly PanelQuestion[] {
  const settled = new Set(answers.flatMap((each) => [...each.questions, ...Object.keys(each.unanswerable)]));
  return questions.filter(({ id }) => !settled.has(id));
}
