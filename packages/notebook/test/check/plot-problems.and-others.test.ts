import { type FindingDraft, finding, type Results } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { answerProblems } from '../../src/check/answers.ts';
import { limitationProblems } from '../../src/check/limitations.ts';
import { unattestedOutcomes } from '../../src/check/outcome-wording.ts';
import { plotProblems } from '../../src/check/plot-problems.ts';
import { rangeProblems } from '../../src/check/ratio-range.ts';
import { isRowOfAnotherChoice } from '../../src/check/row-of-another-choice.ts';
import { declaredFigure, parameter, parseReference } from '../../src/index.ts';

const base = { questions: ['MM-P1'], method: { name: 'Count', source: 'definition' } } as const;
const drafts: readonly FindingDraft[] = [
  { ...base, id: 'share', title: 'Share', value: 0.1, unit: 'proportion' },
  {
    ...base,
    id: 'times',
    title: 'Times',
    value: 2,
    unit: 'ratio',
    interval: { low: 0.5, high: 7, level: 0.95, method: 'Koopman' },
  },
  {
    ...base,
    id: 'gone',
    title: 'Gone',
    unit: 'count',
    notComputed: { status: 'not-computed', reason: 'nobody knows' },
  },
  {
    ...base,
    id: 'beside',
    title: 'Beside the reference',
    unit: 'ratio',
    table: {
      columns: [
        { name: 'group', label: 'Group', unit: 'text', key: true },
        { name: 'times', label: 'Times', unit: 'ratio' },
        { name: 'timesLow', label: 'from', unit: 'ratio' },
        { name: 'timesHigh', label: 'to', unit: 'ratio' },
      ],
      rows: [['Black', 1.5, 1.2, 1.9]],
    },
  },
];
const all = drafts.map((draft) => finding(draft, { cell: 'a', file: 'b.ts' }));
const results = { run: { parameters: { times: 2 } }, findings: all } as unknown as Results;
const findings = new Map(all.map((each) => [each.id, each]));

describe('plotProblems', () => {
  const told = (marks: readonly object[], more: object = {}) =>
    plotProblems({ kind: 'plot', marks, ...more } as Parameters<typeof plotProblems>[0], ['group', 'share', 'people']);
  const bar = { mark: 'bar', x: 'share', y: 'group' };

  it('has nothing to tell of marks that share a drawing', () => {
    expect(told([bar, { mark: 'dot', x: 'people', y: 'group' }, { mark: 'rule', at: 1, axis: 'x' }])).toEqual([]);
    expect(told([{ ...bar, x: ['share', 'people'], fill: undefined }], { facet: 'group' })).toEqual([]);
  });

  it('tells of marks, channels and columns that there are not, each in one line', () => {
    const one = (mark: object) => {
      const problems = told([mark]);
      expect(problems).toHaveLength(1);
      return problems[0];
    };
    expect(told([])).toEqual(['a figure has no marks. Name at least one.']);
    expect(one({ ...bar, mark: 'bars' })).toBe('unknown mark: bars. Did you mean "bar"?');
    expect(one({ ...bar, fil: 'group' })).toBe('mark bar has no channel fil. Did you mean "fill"?');
    expect(one({ mark: 'bar', x: 'share' })).toBe('mark bar lacks its channel y. Name its column.');
    expect(one({ mark: 'dot', x: ['share', 'people'], y: 'group' })).toBe(
      'channel x of mark dot takes one column. Name one.',
    );
    expect(one({ ...bar, x: ['share', 'peple'] })).toBe(
      'x of mark bar is "peple", no column of the table. Did you mean "people"?',
    );
    expect(told([bar], { facet: 'groups', only: { column: 'shares', words: [] } })).toEqual([
      'facet is "groups", no column of the table. Did you mean "group"?',
      'only is "shares", no column of the table. Did you mean "share"?',
    ]);
    expect(plotProblems({ kind: 'plot', marks: [{ mark: 'bar', x: 'a', y: 'b' }], facet: 'c' }, null)).toEqual([]);
  });

  it('tells of a place, a size or a word that is none', () => {
    const rule = (more: object) => told([{ mark: 'rule', at: 0, axis: 'x', ...more }]);
    expect(rule({})).toEqual([]);
    expect(rule({ at: '1' })).toEqual(['at of mark rule is "1". Give a number.']);
    expect(rule({ at: Number.NaN })).toEqual(['at of mark rule is NaN. Give a number.']);
    expect(rule({ axis: 'z' })).toEqual(['axis of mark rule is "z". Give x or y.']);
    expect(rule({ axis: undefined })).toEqual(['axis of mark rule is missing. Give x or y.']);
    const hexbin = { mark: 'hexbin', x: 'share', y: 'people', fill: 'people', across: 2 };
    expect(told([{ ...hexbin, up: 0.5 }])).toEqual([]);
    expect(told([{ ...hexbin, up: 0 }])).toEqual(['up of mark hexbin is 0. Give a number above nought.']);
  });

  it('tells of marks that cannot share a drawing, once', () => {
    const line = { mark: 'line', x: 'share', y: 'people' };
    const cell = { mark: 'cell', x: 'group', y: 'group', fill: 'share' };
    expect(told([bar, line])).toEqual(['marks on rows and marks in a plane cannot share a drawing. Make two figures.']);
    expect(told([cell])).toEqual([]);
    expect(told([bar, cell])).toEqual(['mark cell fills a drawing by itself. Take the other marks out.']);
    expect(told([bar, { mark: 'baar' }])).toEqual(['unknown mark: baar. Did you mean "bar"?']);
  });
});

describe('a chart of ranges', () => {
  it('draws the limits of its value, unless others are named', () => {
    const chart = { kind: 'interval', label: 'group', value: 'share' } as const;
    const mark = (low: string, high: string) => ({ mark: 'interval', low, high, y: 'group' });
    expect(declaredFigure(chart).marks[0]).toEqual(mark('shareLow', 'shareHigh'));
    expect(declaredFigure({ ...chart, low: 'least', high: 'most' }).marks[0]).toEqual(mark('least', 'most'));
  });
});

describe('answerProblems', () => {
  const told = (markdown: string, questions: readonly string[] = ['MM-P1']) =>
    answerProblems({ questions }, results, markdown).map(({ where, message }) => `${where}: ${message}`);
  const answer = (sentence: string, question = 'MM-P1', at = 'share') =>
    `{answer: ${question} at ${at}}\n${sentence}\n`;

  it('takes thirty words, as they read, and no more', () => {
    const words = (count: number) => `${'word '.repeat(count - 1)}{share | percent}.`;
    expect(told(answer(words(30)))).toEqual([]);
    expect(told(`\n${answer(`– ${words(31)}`)}`)).toEqual([
      'report.md:2: the answer to MM-P1 has 31 words. Say it in 30.',
    ]);
  });

  it('asks for an answer to each question, of a number that there is', () => {
    expect(told('Prose.')).toEqual([
      'MM-P1: the report opens without an answer. Write {answer: MM-P1 at finding.id} and a sentence.',
    ]);
    expect(told(answer('{gone}', 'MM-P1', 'gone'))).toEqual([
      'MM-P1: its answer cannot be given: nobody knows. Name a number that this run computes.',
    ]);
    expect(told(answer('It is {parameter:times}.'))).toEqual([
      'report.md:1: the answer to MM-P1 has no number. Refer to the finding that it turns on.',
    ]);
    expect(told(`${answer('{share}.')}\n${answer('{share}.', 'MM-D1')}`)).toEqual([
      'report.md:4: MM-D1 is no question of this notebook. Use one of MM-P1.',
    ]);
  });
});

describe('rangeProblems', () => {
  const told = (markdown: string) =>
    rangeProblems('report.md', markdown, results).map(({ where, message }) => [where, /\{[^}]*\}/.exec(message)![0]]);

  it('asks for the range of a multiple in its own paragraph or item', () => {
    expect(told('It is {times}, {times | interval}.')).toEqual([]);
    expect(told('It is {times}, from {times:low} on.')).toEqual([]);
    expect(told('Of {share} it says nothing.')).toEqual([]);
    expect(told('# A\n\nIt is\n{times}.\n\nThat is {times | interval}.')).toEqual([['report.md:3', '{times}']]);
    expect(told('- {times | interval}\n- {times}\n')).toEqual([['report.md:2', '{times}']]);
    expect(told('It is {beside[Black].times}, {times | interval}.')).toEqual([
      ['report.md:1', '{beside[Black].times}'],
    ]);
    expect(told('It is {beside[Black].times}, {beside[Black].times | interval}.')).toEqual([]);
    expect(told('It is {beside[White].times}.')).toEqual([]);
  });
});

describe('isRowOfAnotherChoice', () => {
  it('is true of a row that would be there if the other group were the reference', () => {
    const reference = parameter.choice('reference', 'Reference', {
      description: '',
      choices: ['White', 'Black'],
      default: 'White',
    });
    const is = (text: string, given = [reference]) => isRowOfAnotherChoice(parseReference(text), findings, given);
    expect(is('beside[White].times')).toBe(true);
    expect(is('beside[Asian].times')).toBe(false);
    expect(is('beside[White].time')).toBe(false);
    expect(is('beside[White].times', [])).toBe(false);
    expect(is('share')).toBe(false);
  });
});

describe('limitationProblems', () => {
  const told = (markdown: Readonly<Record<string, string>>, limitations: readonly string[] = []) =>
    limitationProblems(markdown, {
      ...results,
      findings: [{ ...all[0]!, limitations }],
    }).map(({ message }) => message.replace(/\..*/, ''));
  const SAID = '# What this does not show\n\nWhy.\n';

  it('asks for the section, something in it, and a list of what limits the findings', () => {
    expect(told({})).toEqual([]);
    expect(told({ 'report.md': SAID })).toEqual([]);
    expect(told({ 'report.md': '# A\n' })).toEqual(['nothing says what this does not show']);
    expect(told({ 'report.md': '## What this does not show\n\n## Then\n\nText.' })).toEqual([
      'the section on what this does not show is empty',
    ]);
    expect(told({ 'report.md': SAID }, ['Of records only.'])).toEqual([
      'no view lists the limitations of the findings, such as those of share',
    ]);
    expect(told({ 'report.md': SAID, 'technical.md': '{limitations}\n' }, ['Of records only.'])).toEqual([]);
    expect(told({ 'report.md': SAID, 'technical.md': '{a b}\n{limitations}\n' }, ['Of records only.'])).toEqual([]);
  });
});

describe('unattestedOutcomes', () => {
  const outcomes = [
    { code: 'A', wording: 'Approve', attested: true },
    { code: 'E', wording: 'Reject', attested: false },
    { code: 'F', wording: 'Ask for (more) work', attested: false },
  ];
  const found = (text: string, isMarkdown = true) =>
    unattestedOutcomes('report.md', text, outcomes, isMarkdown).map(
      ({ where, message }) => `${where}: ${/"([^"]*)"/.exec(message)![1]}`,
    );

  it('finds a wording of several words anywhere, a single word or letter where it is the outcome', () => {
    expect(found('They ask  for\n(more) work.\n\nask for  (more) work.')).toEqual([
      'report.md:4: ask for  (more) work',
    ]);
    expect(found('They reject it.')).toEqual([]);
    expect(found('The advice was reject.')).toEqual(['report.md:1: advice was reject']);
    expect(found('The outcome: Reject with thanks.')).toEqual([]);
    expect(found('Some say “Reject”.')).toEqual(['report.md:1: “Reject”']);
    expect(found('Outcome E, outcome A.')).toEqual(['report.md:1: Outcome E']);
    expect(found('The outcome was Approve.')).toEqual([]);
    expect(found('The outcome is Reject.', false)).toEqual(['report.md: outcome is Reject']);
  });
});
