import { type Html, html } from '@assay/report';
import type { QuestionState } from '../report/answers.ts';

/** Whether a question is answered, as a tag. */
export const stateTags: Readonly<Record<QuestionState, Html>> = {
  open: html`<span class="tag bad">Open</span>`,
  shown: html`<span class="tag warn">Shown on invented data</span>`,
  answered: html`<span class="tag good">Answered by findings</span>`,
  unanswerable: html`<span class="tag warn">Data cannot answer it</span>`,
};
