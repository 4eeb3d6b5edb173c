import type { CodeList } from './code-list.ts';

const listOf = (name: string, title: string, words: readonly string[]): CodeList => ({
  name,
  title,
  source: 'Ours; the words that the notebooks count',
  entries: words.map((word) => ({ code: word, label: word })),
});

/** How far a report may come, each stage beyond the one before. */
export const REPORT_STAGES = ['reported', 'recorded', 'suspect identified', 'charged', 'convicted'] as const;

export const reportStages = listOf('report-stage', 'How far a report came', REPORT_STAGES);

/** How an image's time in a database ended, the first where it has not. */
export const IMAGE_ENDS = ['still held', 'found again', 'deleted'] as const;

export const imageEnds = listOf('image-end', "How an image's time ended", IMAGE_ENDS);

/** Words for a check of staff that led to nothing. */
export const NOTHING_FOUND = ['nothing found', 'no trace', 'none', 'nil', 'clear', 'negative', 'no match'] as const;

const [NOTHING, ...OTHERS] = NOTHING_FOUND;

const found = listOf('staff-check-result', 'What a check of staff led to', [
  'criminal',
  'disciplinary',
  'vetting',
  'management',
  'no further action',
]);

export const staffCheckResults: CodeList = {
  ...found,
  entries: [...found.entries, { code: NOTHING, label: NOTHING, aliases: OTHERS }],
};
