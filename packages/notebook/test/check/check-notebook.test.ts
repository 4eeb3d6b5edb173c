import { type FindingDraft, finding, type Results } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { type CheckSubject, checkNotebook, overclaims, parameter, typedDigits } from '../../src/index.ts';

const draft: FindingDraft = {
  id: 'pairs.wrong',
  title: 'Wrong pairs',
  questions: ['MM-P1'],
  value: 0.1,
  unit: 'proportion',
  method: { name: 'm', source: 's' },
};
const results = (drafts: readonly FindingDraft[]): Results => ({
  schema: 'assay-results/1',
  run: { id: '1', notebook: 'n', code: '', inputs: {}, parameters: { limit: 3 }, seed: 1, environment: {} },
  findings: drafts.map((each) => finding(each, { cell: 'c', file: 'f' })),
});
const notebook: CheckSubject['notebook'] = {
  id: 'n',
  title: 'N',
  system: 'MM',
  summary: '',
  questions: ['MM-P1'],
  unanswerable: {},
  figures: [],
};
const good =
  '# Which?\n\n{answer: MM-P1 at pairs.wrong}\nOf all pairs {pairs.wrong} are wrong.\n\n{pairs.wrong | per-100} of {parameter:limit}\n\n## What this does not show\n\n{limitations}\n';

function problems(change: Partial<CheckSubject>): string[] {
  const subject = {
    notebook,
    results: results([draft]),
    markdown: { 'report.md': good },
    ledger: ['MM-P1'],
    ...change,
  };
  return checkNotebook(subject).map(({ rule, where, message }) => `${rule} ${where} ${message}`);
}

describe('checkNotebook', () => {
  it('finds nothing wrong with a notebook that is right', () => {
    expect(problems({})).toEqual([]);
  });
  it('finds a reference to nothing, with its line', () => {
    const [found] = problems({ markdown: { 'report.md': `${good}\n{pairs.rong}` } });
    expect(found).toMatch(/^unknown-reference report.md:12 .*pairs.rong/);
    expect(problems({ markdown: { 'report.md': `${good}{figure: no}` } })[0]).toMatch(/unknown figure: no/);
    expect(problems({ markdown: { 'report.md': `${good}{parameter:limt}` } })[0]).toMatch(/unknown parameter: limt/);
  });
  it('lets an alternative name a row that only another choice brings, and nothing else that is not there', () => {
    const { value: _, ...rest } = draft;
    const columns = [
      { name: 'group', label: 'Group', unit: 'text', key: true },
      { name: 'pairs', label: 'Pairs', unit: 'count' },
    ] as const;
    const by: FindingDraft = { ...rest, id: 'by.group', title: 'By group', table: { columns, rows: [['one', 3]] } };
    const reference = parameter.choice('reference', 'Group', {
      choices: ['one', 'two'],
      default: 'two',
      description: 'Whom others are compared with.',
    });
    const found = (line: string, parameters: CheckSubject['notebook']['parameters'] = [reference]) =>
      problems({
        notebook: { ...notebook, parameters },
        results: results([draft, by]),
        markdown: { 'report.md': `${good}\n{by.group[one].pairs} ${line}` },
      });
    expect(found('{by.group[two].pairs}')).toEqual([]);
    expect(found('{by.group[two].pairs}', [])[0]).toMatch(/unknown row: by\.group\[two\]/);
    expect(found('{by.group[three].pairs}')[0]).toMatch(/unknown row/);
    expect(found('{by.group[two].pars}')[0]).toMatch(/unknown column/);
  });
  it('finds a choice that a table does not offer', () => {
    const byYear = (years: number): FindingDraft => {
      const { value: _, ...rest } = draft;
      const rows = Array.from({ length: years }, (_, year) => [2000 + year, year]);
      const columns = [
        { name: 'year', label: 'Year', unit: 'count', key: true },
        { name: 'pairs', label: 'Pairs', unit: 'count' },
      ] as const;
      return { ...rest, id: 'by.year', title: 'Pairs by year', table: { columns, rows } };
    };
    const found = (line: string, years = 3) =>
      problems({ results: results([draft, byYear(years)]), markdown: { 'report.md': `${good}\n${line}` } });
    expect(found('{choose: by.year by year}')).toEqual([]);
    expect(found('{choose: by.year by pairs}')).toEqual([
      'choice report.md:12 a choice is made by a key column: by.year has no key pairs. Known: year.',
    ]);
    expect(found('{choose: by.yer by year}')[0]).toMatch(/^unknown-reference report.md:12 unknown finding: by\.yer/);
    expect(found('{choose: by.year by year}', 13)[0]).toMatch(/offers 13 values, more than 12\. Write \{table: /);
    expect(found('{choose: by.year}')[0]).toMatch(/^unknown-reference report.md:12 not a choice/);
  });
  it('tells every reference that cannot be read, each at its line', () => {
    const text = `${good}\n{pairs wrong} and {table: pairs.wrong}\n\n{choose: pairs.wrong}\n`;
    const lines = good.split('\n').length;
    expect(
      problems({ markdown: { 'report.md': text } }).map((each) => /report\.md:(\d+) not a/.exec(each)?.[1]),
    ).toEqual([lines + 1, lines + 1, lines + 3].map(String));
  });
  it('finds a table of nothing, and of a single number', () => {
    const found = (line: string) => problems({ markdown: { 'report.md': `${good}\n${line}` } });
    expect(found('{table: pairs.rong}')).toEqual([
      expect.stringMatching(/^unknown-reference report\.md:12 unknown finding: pairs\.rong\. .*pairs\.wrong/),
    ]);
    expect(found('{table: pairs.wrong}')).toEqual([
      'unknown-reference report.md:12 finding pairs.wrong has no table. Write {pairs.wrong} in a sentence.',
    ]);
  });
  it('wants a reason for what is called unanswerable', () => {
    const excused = (reason: string) =>
      problems({ notebook: { ...notebook, unanswerable: { 'MM-P9': reason } }, ledger: ['MM-P1', 'MM-P9'] });
    expect(excused('nobody recorded it')).toEqual([]);
    expect(excused(' ')).toEqual(['unanswered-question MM-P9 it is called unanswerable without a reason. Give one.']);
  });
  it('finds a finding that no view shows', () => {
    const more = results([draft, { ...draft, id: 'pairs.missed', title: 'Missed pairs' }]);
    expect(problems({ results: more })).toEqual([
      'unused-finding pairs.missed no view shows it. Refer to {pairs.missed}, or take it out of cell c.',
    ]);
  });
  it('finds a question that nothing answers, and one that the ledger does not know', () => {
    const asking = { ...notebook, questions: ['MM-P1', 'MM-D5'] };
    expect(problems({ notebook: asking, ledger: [] })).toEqual([
      'answer MM-D5 the report opens without an answer. Write {answer: MM-D5 at finding.id} and a sentence.',
      'unanswered-question MM-D5 no finding answers it. State one, or give the reason under unanswerable.',
    ]);
    expect(problems({ ledger: ['MM-P2'] })[0]).toMatch(/ledger has no such question/);
  });
  it('wants the plain view to say what it does not show', () => {
    const answered = '{answer: MM-P1 at pairs.wrong}\nOf all pairs {pairs.wrong} are wrong.';
    expect(problems({ markdown: { 'report.md': answered } })[0]).toMatch(/^missing-limitations/);
    const empty = `${answered}\n\n## What this does not show\n\n## Next\n\nText\n`;
    expect(problems({ markdown: { 'report.md': empty } })[0]).toMatch(/is empty/);
    const limited = results([{ ...draft, limitations: ['Rests on invented names.'] }]);
    const unlisted = `${answered}\n\n## What this does not show\n\nMuch.\n`;
    expect(problems({ results: limited, markdown: { 'report.md': unlisted } })[0]).toMatch(
      /no view lists the limitations.*pairs\.wrong/,
    );
    expect(
      problems({ results: limited, markdown: { 'report.md': unlisted, 'technical.md': '{limitations}\n' } }),
    ).toEqual([]);
  });
  it('refuses an outcome in words that no minute attests', () => {
    const outcomes = [
      { code: 'A', wording: 'Proceed', attested: false },
      { code: 'B', wording: 'Proceed with minor amendments', attested: true },
      { code: 'C', wording: 'Proceed with major amendments', attested: false },
      { code: 'D', wording: 'Reject', attested: false },
    ];
    const found = (sentence: string) => problems({ outcomes, markdown: { 'report.md': `${good}\n${sentence}\n` } });
    for (const sentence of [
      'The panel said: proceed with major amendments.',
      'Outcome D was given.',
      'The outcome was “Reject”.',
      'The outcome is Proceed.',
    ])
      expect(found(sentence), sentence).toEqual([
        expect.stringMatching(/^outcome report\.md:\d+ no minute attests this outcome/),
      ]);
    for (const sentence of [
      'The outcome was Proceed with minor amendments.',
      'We reject the claim and proceed.',
      'Outcome B.',
    ])
      expect(found(sentence), sentence).toEqual([]);
    expect(problems({ outcomes, notebook: { ...notebook, summary: 'Advice: Reject' } })[0]).toMatch(
      /^outcome notebook\.ts/,
    );
  });
  it('finds a chart of a column that its table does not have', () => {
    const figure = {
      id: 'curve',
      finding: 'pairs.wrong',
      chart: { kind: 'bar', x: 'group', y: 'n' },
      caption: 'A curve',
      summary: 'It is {pairs.wrong} and 12',
    } as const;
    const found = problems({ notebook: { ...notebook, figures: [figure] } });
    expect(found).toHaveLength(3);
    expect(found[0]).toMatch(/^figure figure curve x is "group", no column of pairs.wrong/);
    expect(found[2]).toMatch(/^typed-digit figure curve a number is typed: "12"/);
  });
  it('takes a figure for shown where a report names it, and finds what its summary names and is not there', () => {
    const figure = (summary: string) =>
      ({
        id: 'curve',
        finding: 'by.group',
        chart: { kind: 'bar', x: 'group', y: 'pairs' },
        caption: 'A curve',
        summary,
      }) as const;
    const { value: _, ...rest } = draft;
    const columns = [
      { name: 'group', label: 'Group', unit: 'text', key: true },
      { name: 'pairs', label: 'Pairs', unit: 'count' },
    ] as const;
    const by: FindingDraft = { ...rest, id: 'by.group', title: 'By group', table: { columns, rows: [['one', 3]] } };
    const found = (summary: string, shown = '{figure: curve}') =>
      problems({
        notebook: {
          ...notebook,
          figures: [figure(summary)],
          parameters: [
            parameter.choice('reference', 'Group', {
              choices: ['one', 'two'],
              default: 'two',
              description: 'Whom others are compared with.',
            }),
          ],
        },
        results: results([draft, by]),
        markdown: { 'report.md': `${good}\n${shown}` },
      });
    expect(found('It is {by.group[one].pairs}.')).toEqual([]);
    expect(found('It is {by.group[two].pairs}.')).toEqual([]);
    expect(found('It is {by.group[three].pairs}.')).toEqual([
      expect.stringMatching(/^unknown-reference figure curve .*by\.group\[three\]/),
    ]);
    expect(found('It is {by.group[}.')).toEqual([expect.stringMatching(/^unknown-reference figure curve /)]);
    expect(found('It is small.', '{figure: curv}').join('\n')).toMatch(/unknown figure: curv\. Did you mean "curve"\?/);
  });
});

describe('typedDigits', () => {
  it.each(['about 12 people', 'rose 3.4%', 'in 2 of them', '£5', 'tolerance (2,2)'])('finds "%s"', (text) => {
    expect(typedDigits('r.md', text)).not.toEqual([]);
  });
  it.each([
    '{a.b | decimal2} and {t[1,2].c}',
    'question MM-P1 and PSD-R6/C2',
    'on 5 March 2025 and 2025-03-05, in May 2023, since 1998, 2018–19',
    'see `12` or\n```\n12\n```\nthere',
    '[a page](https://example.org/2) <!-- 3 -->',
    '1. first\n2. second',
  ])('lets "%s" stand', (text) => {
    expect(typedDigits('r.md', text)).toEqual([]);
  });
});

describe('overclaims', () => {
  it.each([
    'an unbiased sample',
    'it was debiased',
    'a fair model',
    'the tool is fair',
    'this proves that',
    'guaranteed',
  ])('finds "%s"', (text) => {
    expect(overclaims('r.md', text)).toHaveLength(1);
  });
  it.each(['a fair hearing', 'improves', 'approved', 'a disproven', '`unbiased`'])('lets "%s" stand', (text) => {
    expect(overclaims('r.md', text)).toEqual([]);
  });
});
