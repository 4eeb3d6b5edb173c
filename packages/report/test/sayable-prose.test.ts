import { type FindingDraft, finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { type LeftOut, leftOutAt, sayableProse } from '../src/markdown/sayable-prose.ts';

const base = { questions: ['MM-P1'], method: { name: 'Count', source: 'definition' } } as const;
const drafts: readonly FindingDraft[] = [
  { ...base, id: 'known', title: 'Known', value: 0.1, unit: 'proportion' },
  { ...base, id: 'few', title: 'Few', value: '[c]', unit: 'count' },
  {
    ...base,
    id: 'gone',
    title: 'Gone',
    unit: 'count',
    notComputed: { status: 'not-computed', reason: 'nobody knows' },
  },
  {
    ...base,
    id: 'groups',
    title: 'Groups',
    unit: 'count',
    table: {
      columns: [
        { name: 'group', label: 'Group', unit: 'text', key: true },
        { name: 'people', label: 'People', unit: 'count' },
      ],
      rows: [['A', 4]],
    },
  },
];
const findings = new Map(drafts.map((draft) => [draft.id, finding(draft, { cell: 'a', file: 'b.ts' })]));
const GONE = { what: 'Gone', reason: 'nobody knows' };
const WITH = 'a number of the same sentence cannot be given; the technical view has it';

/** Lines that are left, those that mark what was left out as "←", and what that was. */
function said(
  markdown: string,
  why: Parameters<typeof sayableProse>[2] = () => null,
): [string[], (readonly LeftOut[])[]] {
  const { markdown: text, leftOut } = sayableProse(markdown, findings, why);
  const lines = text.split('\n').filter((line) => line !== '');
  const marks = lines.map(leftOutAt).filter((at) => at !== null);
  expect(marks).toEqual(leftOut.map((_, at) => at));
  return [lines.map((line) => (leftOutAt(line) === null ? line : '←')), [...leftOut]];
}

describe('what can be said', () => {
  it('is every sentence whose numbers there are; the others go whole, and each number is told with its reason', () => {
    expect(said('Of {known} it is so. It is {gone} of {known}. The rest stays.')).toEqual([
      ['Of {known} it is so. The rest stays.', '←'],
      [[GONE, { what: 'Known', reason: WITH }]],
    ]);
    expect(said('It is {few}, or {gone}. It is {known}.')).toEqual([
      ['It is {known}.', '←'],
      [[{ what: 'Few', reason: 'it is held back, so that nobody can be told from it' }, GONE]],
    ]);
    expect(said('It is {known | interval}.\n\nMore {known}.')).toEqual([
      ['More {known}.', '←'],
      [[{ what: 'Known', reason: 'no range can be given for it' }]],
    ]);
    expect(said('It is {groups[A].people}. It is {groups[B].people}.')).toEqual([
      ['It is {groups[A].people}.', '←'],
      [[{ what: 'Groups', reason: 'the data give no line for “B”' }]],
    ]);
  });

  it('is no rest of a paragraph that lost all its numbers, whatever was chosen', () => {
    expect(said('It is {gone}. That is little.\n\nNothing is counted here.')).toEqual([
      ['Nothing is counted here.', '←'],
      [[GONE]],
    ]);
    expect(said('It is {gone}. With {parameter:x} it would not be.')).toEqual([['←'], [[GONE]]]);
    expect(said('It is {gone}. It is {known}. That is little.')[0]).toEqual(['It is {known}. That is little.', '←']);
  });

  it('is no sentence that leads to a figure or table which is not there', () => {
    const block = { what: 'Figure', reason: 'it is not drawn' };
    const noFigure: Parameters<typeof said>[1] = ({ kind }) => (kind === 'figure' ? block : null);
    expect(said('Some went. How many:\n\n{figure: f}\n\nText.', noFigure)[0]).toEqual(['Some went.', 'Text.', '←']);
    expect(said('## One\n\n### A\n\n- How many:\n\n{figure: f}\n\n{figure: g}', noFigure)[0]).toEqual(['## One', '←']);
    for (const text of [
      'How many:\n\n{figure: f}\n\n{table: known}',
      'How many:\n\n{table: known}\n\n{figure: f}',
      'How many:\n\nText.\n\n{figure: f}',
      'Of {known}:\n\n{figure: f}',
      'How many there are.\n\n{figure: f}',
    ]) {
      const left = text.split('\n').filter((line) => line !== '' && !line.startsWith('{figure'));
      expect(said(text, noFigure)[0]).toEqual([...left, '←']);
    }
    expect(said('How many:\n\n{figure: f}', () => null)[0]).toEqual(['How many:', '{figure: f}']);
  });

  it('is what an author got wrong, which is told where it is resolved', () => {
    const wrong = ['It is {nothing}.', 'It is {groups[A].peple}.', 'It is {groups}.', 'It is {known[A].x}.'];
    for (const text of wrong.slice(0, 3)) expect(said(text)).toEqual([[text], []]);
    expect(said(wrong[3]!)[0]).toEqual(['←']);
  });

  it('is each item of a list apart, and nothing of code, tables and answers is touched', () => {
    expect(said('- It is {gone}.\n- It is {known}.\n2. It is {known},\nand more.\n> It is {known}.')[0]).toEqual([
      '- It is {known}.',
      '2. It is {known},',
      'and more.',
      '> It is {known}.',
      '←',
    ]);
    for (const text of [
      '```\nIt is {gone}.\n~~~\n{gone}\n```',
      '~~~\n{gone}\n```\n{gone}\n~~~',
      '| a | {gone} |\n| - | - |',
      '{answer: MM-P1 at gone}\nIt is {gone}.\nIt is {gone}.',
    ]) {
      expect(said(text)).toEqual([text.split('\n'), []]);
    }
    expect(said('```\n{gone}\n```\nIt is {gone}.\n\n{answer: MM-P1 at gone}\nIt is {gone}.\n\nIt is {few}.')).toEqual([
      ['```', '{gone}', '```', '{answer: MM-P1 at gone}', 'It is {gone}.', '←'],
      [[GONE, { what: 'Few', reason: 'it is held back, so that nobody can be told from it' }]],
    ]);
  });

  it('tells at the end of each section what that left out, and headings with nothing below them go', () => {
    const text =
      '# All\n\n{figure: f}\n\n## One\n\nIt is {gone}.\n\n### Deep\n\n#### Deeper\n\nIt is {gone}.\n\n### Kept\n\nText.\n\n## Two\n\nText.\n';
    const block = { what: 'Figure', reason: 'it is not drawn' };
    expect(said(text, ({ kind }) => (kind === 'figure' ? block : null))).toEqual([
      ['# All', '←', '## One', '### Kept', 'Text.', '←', '## Two', 'Text.'],
      [[block], [GONE, GONE]],
    ]);
    expect(said('## One\n\n### A\n\n#### B\n\nIt is {gone}.\n\n#### C\n\nText.')[0]).toEqual([
      '## One',
      '### A',
      '#### C',
      'Text.',
      '←',
    ]);
    expect(said('## One\n\n### A\n\nIt is {gone}.')[0]).toEqual(['## One', '←']);
    expect(said('## One\n\n### A\n\n### B\n\nText.')[0]).toEqual(['## One', '### A', '### B', 'Text.']);
  });
});
