import type { LiveState } from '@assay/notebook/live';
import { describe, expect, it } from 'vitest';
import { lineOfSentence } from '../src/check/line-of-sentence.ts';
import { fileLinks } from '../src/index.ts';
import { liveProblems, liveProseProblems, liveReport, liveSource } from '../src/live/index.ts';
import { sampleSource } from './fixture/sample-source.ts';

const links = {
  rows: () => '',
  edit: (file: string, line?: number) => `edit?${file}:${line}`,
  parameters: '',
  store: '',
};
const state = (report: string, more: Partial<LiveState> = {}) =>
  ({
    notebook: sampleSource.notebook,
    results: sampleSource.results,
    markdown: { 'report.md': report },
    inputs: [],
    isWhole: true,
    ...more,
  }) as unknown as LiveState;
const sourceOf = (live: LiveState) => liveSource(live, { questions: [] })!;

it('names the system as the panel does, where it names one', () => {
  const live = state('Much.\n');
  expect(liveSource(live, { questions: [], systemName: 'Match and merge' })).toMatchObject({
    systemName: 'Match and merge',
  });
  expect(liveSource(live, { questions: [] })).not.toHaveProperty('systemName');
  expect(liveSource({ ...live, notebook: null }, { questions: [] })).toBeNull();
});

describe('the report beside a live notebook', () => {
  it('keeps the rest where a reference cannot be read, and shows what was typed', () => {
    const source = sourceOf(
      state('Of {table: no.such} all.\n\n{choose: missed.share}\n\n{answer: X}\n\nAnd {missed.share}.\n'),
    );
    const page = String(liveReport(source, fileLinks));
    for (const typed of ['{table: no.such}', '{choose: missed.share}', '{answer: X}'])
      expect(page).toContain(`<code>${typed}</code>`);
    expect(page).toContain('And <');
    expect(page).not.toContain('cannot be shown');
  });

  it('says what assay check would say, each at its line', async () => {
    const text =
      'Of all, 37 were wrong.\n\nThe switch isLinked is on: {missed.share}.\n\n## What this does not show\n\nMuch.\n';
    const live = state(text);
    const problems = (await liveProblems(live, sourceOf(live), { questions: [] }))!;
    const wheres = (rule: string) => problems.filter((each) => each.rule === rule).map(({ where }) => where);
    expect(wheres('typed-digit')).toEqual(['report.md:1']);
    expect(wheres('sentence')).toEqual(['report.md:3']);
    expect(String(liveProseProblems(problems, links))).toContain('href="edit?report.md:1"');
  });

  it('lists twelve of them, and says how many more there are, or that there is none', () => {
    const shown = (count: number) =>
      String(
        liveProseProblems(
          Array.from({ length: count }, (_, at) => ({
            rule: 'sentence' as const,
            where: 'report.md:3',
            message: `No ${at}`,
          })),
          links,
        ),
      );
    expect(shown(0)).toContain('Nothing to mend before a panel sees it');
    expect(shown(1)).toContain('Before a panel sees it: 1 to mend');
    expect(shown(1)).not.toContain('Nothing to mend');
    expect(shown(12)).not.toContain('more;');
    expect(shown(13)).toContain('and 1 more;');
    expect(shown(13).match(/: No \d/g)).toHaveLength(12);
  });

  it('says nothing of the prose while a cell has no value', async () => {
    const live = state('Of all, 37.\n', { isWhole: false });
    expect(await liveProblems(live, sourceOf(live), { questions: [] })).toBeNull();
  });

  it('finds no line for words that are not in the source', () => {
    expect(lineOfSentence('Of {pairs} pairs some were wrong.', 'Searches by month, drawn as bars.')).toBeNull();
    expect(lineOfSentence('One.\n\nOf {pairs} pairs some were wrong.', 'Of 7 pairs some were wrong.')).toBe(3);
    expect(lineOfSentence('One.', '42')).toBeNull();
  });
});
