import type { CheckProblem } from '@assay/notebook';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { sentencesOf } from '../markdown/sentences.ts';
import { reportBody } from '../page/render-report.ts';
import type { ReportSource } from '../source/report-source.ts';
import { WORDS_OF_STATISTICS } from '../table/words-of-statistics.ts';
import { bareComparisons } from './bare-comparisons.ts';
import { lineOfSentence } from './line-of-sentence.ts';
import { type PageText, pageWords, readPage } from './page-text.ts';
import { sentenceFaults } from './sentence-faults.ts';

/** What a member can take in of a plain view; the technical view has the rest. */
export const BUDGET = {
  words: 1500,
  tables: 7,
  rows: 12,
  columns: 6,
  figures: 10,
  /** On average. */
  wordsPerSentence: 25,
  readingGrade: 9,
} as const;

/**
 * Can a member read this report? Its plain view as rendered, held to the budget of words, tables and figures, to short
 * sentences at a reading grade of nine (Flesch–Kincaid), and each sentence to the rules that keep numbers readable.
 *
 * @throws InputError where prose refers to a finding, figure or parameter that does not exist.
 *
 * @example
 * reportProblems(sampleSource) // []
 */
export function reportProblems(source: ReportSource): readonly CheckProblem[] {
  const page = readPage(String(reportBody(source, { view: 'plain' })));
  const parameters = source.notebook.parameters.flatMap((parameter) =>
    parameter.kind === 'choice' ? parameter.choices : [],
  );
  const faults = page.prose.flatMap((block) =>
    sentencesOf(block).flatMap((each) =>
      sentenceFaults(each, parameters).map((message): CheckProblem => {
        const line = lineOfSentence(source.plain, each);
        return { rule: 'sentence', where: line === null ? 'report.md' : `report.md:${line}`, message };
      }),
    ),
  );
  return [...budgetProblems(page), ...faults, ...bareComparisons(source.results.findings)];
}

/** What a page holds beyond its budget, and how hard it is to read. */
function budgetProblems(page: PageText): readonly CheckProblem[] {
  const problems: CheckProblem[] = [];
  const over = (what: string, found: number, most: number, remedy: string) => {
    if (found > most)
      problems.push({
        rule: 'budget',
        where: 'report.md',
        message: `the plain view has ${what}: ${found}. Keep to ${most}: ${remedy}.`,
      });
  };
  const toTechnical = 'move the rest to technical.md';
  over('too many words', page.words, BUDGET.words, toTechnical);
  over('too many tables', page.tables.length, BUDGET.tables, toTechnical);
  over('too many figures', page.figures, BUDGET.figures, toTechnical);
  for (const { caption, rows, columns } of page.tables) {
    over(`too many rows in “${caption}”`, rows, BUDGET.rows, toTechnical);
    over(`too many columns in “${caption}”`, columns, BUDGET.columns, toTechnical);
  }
  for (const summary of page.summaries) {
    if (summary === '' || /\d|\b(?:all|none|no)\b/i.test(summary)) continue;
    problems.push({
      rule: 'figure',
      where: 'notebook.ts',
      message: `a figure says no number below its title: "${summary}" Say what it shows, with a reference.`,
    });
  }
  for (const again of page.repeated) {
    problems.push({
      rule: 'table',
      where: 'report.md',
      message: `the plain view points at a table that it has: "${again}" Take the block out.`,
    });
  }
  for (const label of page.labels) {
    const word = WORDS_OF_STATISTICS.exec(label)?.[0];
    if (word === undefined) continue;
    problems.push({
      rule: 'wording',
      where: 'notebook.ts',
      message: `a word of statistics in a table or figure: "${word}" in "${label}". Say it in plain words, or in technical.md.`,
    });
  }
  const { grade, wordsPerSentence } = readingOf(page.prose);
  over('long sentences, in words on average', round(wordsPerSentence), BUDGET.wordsPerSentence, 'write shorter ones');
  over('a high reading grade', round(grade), BUDGET.readingGrade, 'use shorter words and sentences');
  return problems;
}

/** How hard is this prose to read? Flesch–Kincaid grade (Kincaid and others, 1975) over all sentences. */
function readingOf(prose: readonly string[]): { readonly grade: number; readonly wordsPerSentence: number } {
  const sentences = prose
    .flatMap((block) => sentencesOf(block))
    .map(pageWords)
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return { grade: 0, wordsPerSentence: 0 };
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return {
    grade: fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables }),
    wordsPerSentence: words.length / sentences.length,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
