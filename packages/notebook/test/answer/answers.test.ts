import { type FindingDraft, finding } from '@assay/evidence';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerNumberAt,
  checkNotebook,
  findAnswers,
  howSure,
  parseReference,
  resolveAnswers,
} from '../../src/index.ts';

const source = { cell: 'pairs', file: 'notebook.ts' };
const base = { questions: ['MM-P1'], method: { name: 'Count', source: 'definition' } } as const;
const limits = { level: 0.95, method: 'Wilson score interval' };
const drafts: readonly FindingDraft[] = [
  {
    ...base,
    id: 'pairs.wrong',
    title: 'Wrong pairs',
    value: 0.2,
    unit: 'proportion',
    interval: { low: 0.17, high: 0.23, ...limits },
  },
  { ...base, id: 'pairs.all', title: 'Pairs', value: 412, unit: 'count' },
  {
    ...base,
    id: 'truth.wrong',
    title: 'Wrong by the truth',
    unit: 'proportion',
    notComputed: { status: 'not-computed', reason: 'the records do not say' },
  },
  { ...base, id: 'pairs.few', title: 'Few pairs', value: '[c]', unit: 'count' },
  {
    ...base,
    id: 'by.group',
    title: 'By group',
    unit: 'ratio',
    table: {
      columns: [
        { name: 'group', label: 'Group', unit: 'text', key: true },
        { name: 'ratio', label: 'Times', unit: 'ratio' },
        { name: 'ratioLow', label: 'from', unit: 'ratio' },
        { name: 'ratioHigh', label: 'to', unit: 'ratio' },
      ],
      rows: [
        ['one', 1.3, 0.9, 1.9],
        ['two', 1.4, 1.3, 1.5],
        ['three', null, null, null],
        ['four', 3, 1.2, null],
        ['five', null, 26.2287, null],
      ],
    },
  },
];
const stated = drafts.map((draft) => finding(draft, source));
const few = stated.find(({ id }) => id === 'pairs.few')!;
/** As the gate lets it out: without the counts behind it. */
const judged = { ...few, id: 'pairs.judged', kind: { kind: 'estimate', contributors: 'pairs' } } as const;
const findings = new Map([...stated, judged].map((each) => [each.id, each]));
const answers = (text: string) => resolveAnswers(text, findings);

describe('findAnswers', () => {
  it('reads each block with the sentence below it, to the next empty line', () => {
    const text =
      '# A\n\n{answer: MM-P1 at pairs.wrong}\nOf {pairs.all}\n{pairs.wrong} are wrong.\n\nMore.\n{answer: MM-Q1 at by.group[two].ratio}\nTwo.\n';
    expect(findAnswers(text).map(({ question, sentence, line }) => [question, sentence, line])).toEqual([
      ['MM-P1', 'Of {pairs.all} {pairs.wrong} are wrong.', 3],
      ['MM-Q1', 'Two.', 8],
    ]);
  });

  it('refuses a block without a sentence, a question or a number', () => {
    expect(() => findAnswers('{answer: MM-P1 at pairs.wrong}\n\nLate.')).toThrow(
      /answer to MM-P1 in line 1 has no sentence/,
    );
    expect(() => findAnswers('{answer: MM-P1}\nSo.')).toThrow(/not an answer: {answer: MM-P1}. Write/);
    expect(() => findAnswers('{answer: MM-P1 at parameter:limit}\nSo.')).toThrow(/not an answer/);
  });
});

describe('resolveAnswers', () => {
  it('takes the first alternative whose every number was computed', () => {
    const text =
      '{answer: MM-P1 at truth.wrong}\n{truth.wrong} are wrong.\n\n{answer: MM-P1 at pairs.wrong}\n{pairs.wrong} may be.\n';
    expect(answers(text)).toMatchObject([{ question: 'MM-P1', status: 'answered', sentence: '{pairs.wrong} may be.' }]);
  });

  it('says that a better answer is held back, not of one that was not computed', () => {
    const second = '\n\n{answer: MM-P1 at pairs.all}\n{pairs.all} were looked at.\n';
    const isSecondBest = (first: string) =>
      (answers(`${first}${second}`)[0] as { isSecondBest?: boolean }).isSecondBest;
    expect(isSecondBest('{answer: MM-P1 at pairs.few}\n{pairs.few} are wrong.')).toBe(true);
    expect(isSecondBest('{answer: MM-P1 at pairs.all}\nOf {pairs.all} {pairs.few} are wrong.')).toBe(true);
    expect(isSecondBest('{answer: MM-P1 at truth.wrong}\n{truth.wrong} of {pairs.few}.')).toBe(true);
    expect(isSecondBest('{answer: MM-P1 at truth.wrong}\n{truth.wrong} are wrong.')).toBe(false);
    expect(isSecondBest('{answer: MM-Q1 at pairs.few}\n{pairs.few} changed.')).toBe(undefined);
    expect(answers(`{answer: MM-Q1 at pairs.few}\n{pairs.few} changed.${second}`)[1]).toMatchObject({
      isSecondBest: false,
    });
    const refused = { ...stated[2]!, id: 'held', disclosure: { status: 'refused', rule: 'dominance' } } as const;
    const [answer] = resolveAnswers(
      `{answer: MM-P1 at held}\n{held}.${second}`,
      new Map<string, (typeof stated)[number]>([...findings, ['held', refused]]),
    );
    expect(answer).toMatchObject({ status: 'answered', isSecondBest: true });
  });

  it('says whether the gate rounded the number that decides how sure it is', () => {
    const text = '{answer: MM-P1 at pairs.wrong}\n{pairs.wrong} may be.';
    const left = (status: 'not-reviewed' | 'pass' | 'rounded' | 'suppressed', id = 'pairs.wrong') => {
      const found = findings.get(id)!;
      const named = new Map([...findings, [id, { ...found, disclosure: { ...found.disclosure, status } }]]);
      return (resolveAnswers(text, named)[0] as { isRounded?: boolean }).isRounded;
    };
    expect((['not-reviewed', 'pass', 'rounded', 'suppressed'] as const).map((status) => left(status))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(left('rounded', 'pairs.all')).toBe(false);
  });

  it('gives the reason where no alternative is whole, never a sentence with a hole', () => {
    expect(answers('{answer: MM-P1 at pairs.wrong}\n{pairs.wrong} of {truth.wrong}.')).toEqual([
      { question: 'MM-P1', status: 'not-answered', reason: 'the records do not say', isHeldBack: false },
    ]);
    expect(answers('{answer: MM-P1 at pairs.few}\n{pairs.few} pairs.')).toMatchObject(
      [{ status: 'not-answered', reason: /held back/ }].map((each) => ({
        ...each,
        reason: expect.stringMatching(each.reason),
      })),
    );
    const lacking = '{answer: MM-P1 at by.group[nobody].ratio}\n{by.group[nobody].ratio}.';
    for (const second of [lacking, '{answer: MM-P1 at truth.wrong}\n{truth.wrong}.'])
      expect(answers(`{answer: MM-P1 at pairs.few}\n{pairs.few} pairs.\n\n${second}`)).toMatchObject([
        { reason: 'it is held back, so that nobody can be told from it', isHeldBack: true },
      ]);
    expect(answers('{answer: MM-P1 at pairs.judged}\n{pairs.judged} are wrong.')).toMatchObject([
      { status: 'not-answered', reason: expect.stringMatching(/^it is held back: so few stand behind it, or behind/) },
    ]);
    // A run that was released before causes had a field has its cause in place of the rule.
    for (const why of [
      { rule: 'small counts held back', cause: 'it turns on a few staff alone' },
      { rule: 'held back, since it turns on a few staff alone' },
    ]) {
      const judged = [...findings.values()].map((each) => ({
        ...each,
        disclosure: { status: 'suppressed' as const, ...why },
      }));
      const named = new Map(judged.map((each) => [each.id, each]));
      expect(resolveAnswers('{answer: MM-P1 at pairs.judged}\n{pairs.judged} are wrong.', named)).toMatchObject([
        { reason: 'it is held back, since it turns on a few staff alone' },
      ]);
    }
    expect(answers('{answer: MM-P1 at by.group[three].ratio}\n{by.group[three].ratio}.')).toMatchObject([
      { status: 'not-answered', reason: 'no number could be computed for “three”' },
    ]);
    expect(answers('{answer: MM-P1 at pairs.all}\n{pairs.all}, {pairs.all | interval}.')).toMatchObject([
      { status: 'not-answered', reason: 'how far the number may be off is not known' },
    ]);
    const ofRows = drafts.map((draft) =>
      finding({ ...draft, limitations: ['No interval: pairs share events.'] }, source),
    );
    const toldWhy = new Map(ofRows.map((each) => [each.id, each]));
    expect(resolveAnswers('{answer: MM-P1 at pairs.all}\n{pairs.all | interval}.', toldWhy)).toMatchObject([
      { reason: 'how far the number may be off is not known: pairs share events' },
    ]);
  });

  it('says of a cell of a table why it is not told, or how far it may be off', () => {
    const given = findings.get('by.group')!;
    const cell = '{answer: MM-P1 at by.group[one].ratio}\n{by.group[one].ratio | interval}.';
    const of = (row: readonly (string | number | null)[], limitations: readonly string[] = []) =>
      resolveAnswers(
        cell,
        new Map([['by.group', { ...given, limitations, table: { ...given.table!, rows: [['one', ...row]] } }]]),
      );
    expect(of(['[c]', '[c]', '[c]'])).toMatchObject([
      { reason: 'it is held back, so that nobody can be told from it', isHeldBack: true },
    ]);
    const why = ['No range of “from”: it is one.', 'No range of “Times”: pairs share events.'];
    expect(of([1.3, null, null], why)).toMatchObject([
      { reason: 'how far the number may be off is not known: pairs share events', isHeldBack: false },
    ]);
    expect(of([1.3, 0.9, 1.9])).toMatchObject([{ status: 'answered' }]);
    expect(answers('{answer: MM-P1 at pairs.all[one].ratio}\n{pairs.all}.')).toMatchObject([
      { reason: 'the file does not hold what its numbers are made of' },
    ]);
  });

  it('takes a share of which only a bound is told for an answer', () => {
    const wrong = findings.get('pairs.wrong')!;
    const bound = (interval: typeof wrong.interval) =>
      answerNumberAt(
        parseReference('pairs.wrong') as Parameters<typeof answerNumberAt>[0],
        new Map([['pairs.wrong', { ...wrong, value: null, interval }]]),
      );
    expect(bound({ low: 0, high: 0.1, ...limits })).toMatchObject({ value: null, interval: { low: 0, high: 0.1 } });
    expect(bound(null)).toEqual({ missing: 'pairs.wrong is a table' });
  });
});

describe('howSure', () => {
  const at = (reference: string) => {
    const number = answerNumberAt(parseReference(reference) as Parameters<typeof answerNumberAt>[0], findings);
    return 'missing' in number ? number.missing : howSure(number);
  };

  it('follows from the number and its range alone', () => {
    expect(at('pairs.all')).toBe('counted');
    expect(at('pairs.wrong')).toBe('firm');
    expect(at('by.group[one].ratio')).toBe('open');
    expect(at('by.group[two].ratio')).toBe('firm');
    expect(at('by.group[four].ratio')).toBe('open');
    expect(at('by.group[five].ratio')).toBe(
      'no number could be computed for “five”; all that is known is: at least 26.23 times',
    );
    expect(at('by.group[five].ratioLow')).toBe('open');
  });

  it('makes no answer of a multiple of nought whose upper limit nobody knows, and one of any other nought', () => {
    const nought = (unit: 'ratio' | 'proportion', high: number | null) => {
      const interval = high === null ? {} : { interval: { low: 0, high, ...limits } };
      const stated = finding({ ...base, id: 'nought', title: 'Nought', value: 0, unit, ...interval }, source);
      const reference = (text: string) => parseReference(text) as Parameters<typeof answerNumberAt>[0];
      return [reference('nought'), reference('nought:high')].map(
        (each) => 'missing' in answerNumberAt(each, new Map([['nought', stated]])),
      );
    };
    expect(nought('ratio', null)).toEqual([true, false]);
    expect([nought('ratio', 3), nought('proportion', null)]).toEqual([
      [false, false],
      [false, false],
    ]);
  });

  it('makes no answer of a group beside itself', () => {
    const parts = { of: 'of', outOf: 'outOf' };
    const ratio = { kind: 'ratio', group: parts, reference: parts, interval: 'koopman' } as const;
    const given = findings.get('by.group')!;
    const columns = given.table!.columns.map((column) =>
      column.name === 'ratio' ? { ...column, kind: ratio } : column,
    );
    const table = {
      columns,
      rows: [
        ['White', 1, null, null],
        ['Black', 1, 0.8, 1.3],
      ],
    };
    const of = (row: string) =>
      answerNumberAt(
        { kind: 'table-cell', id: 'by.group', row, column: 'ratio', format: null },
        new Map([['by.group', { ...given, table }]]),
      );
    expect(of('White')).toEqual({ missing: 'it is the group that the others are compared with' });
    expect(of('Black')).toMatchObject({ value: 1 });
  });

  const share = fc.record({
    value: fc.double({ min: 0.001, max: 1, noNaN: true }),
    reach: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const LEVELS = ['counted', 'firm', 'rough', 'open'];
  const of = (value: number, reach: number, isModelled: boolean) =>
    LEVELS.indexOf(
      howSure({
        value,
        unit: 'proportion',
        interval: { low: value - reach, high: value + reach },
        isModelled,
        isCounted: false,
      }),
    );

  it('is never surer of a wider range, nor of a model than of the records', () => {
    fc.assert(
      fc.property(share, fc.double({ min: 0, max: 1, noNaN: true }), ({ value, reach }, more) => {
        expect(of(value, reach + more, false)).toBeGreaterThanOrEqual(of(value, reach, false));
        expect(of(value, reach, true)).toBeGreaterThanOrEqual(of(value, reach, false));
      }),
    );
  });

  it('counts no record where a number follows from what was chosen or published', () => {
    const schools = { ...base, id: 'schools', title: 'Schools', value: 406, unit: 'count' } as const;
    const draft = { ...schools, kind: { kind: 'constant', of: 'the size of a trial' } } as const;
    const at = (each: FindingDraft) =>
      answerNumberAt(parseReference('schools') as never, new Map([['schools', finding(each, source)]]));
    expect([at(draft), at(schools)]).toMatchObject([{ isCounted: false }, { isCounted: true }]);
  });

  it('is a level less sure of what a model stands behind', () => {
    const draft = drafts.find(({ id }) => id === 'pairs.wrong')!;
    const parts = [{ name: 'people', label: 'people', kind: { kind: 'count', counts: 'people' }, value: 400 }] as const;
    const modelled = finding({ ...draft, kind: { kind: 'estimate', contributors: 'people' }, parts }, source);
    const number = answerNumberAt(parseReference('pairs.wrong') as never, new Map([['pairs.wrong', modelled]]));
    expect('missing' in number ? number : howSure(number)).toBe('rough');
  });

  it('is open where the range holds no difference, however narrow', () => {
    const gap = { value: 0.001, unit: 'percentage-points', isModelled: false, isCounted: false } as const;
    expect(howSure({ ...gap, interval: { low: -0.0001, high: 0.002 } })).toBe('open');
  });
});

describe('checkNotebook', () => {
  const results = {
    schema: 'assay-results/1' as const,
    run: { id: '1', notebook: 'n', code: '', inputs: {}, parameters: {}, seed: 1, environment: {} },
    findings: [findings.get('pairs.wrong')!, findings.get('truth.wrong')!],
  };
  const notebook = { id: 'n', title: 'N', system: 'MM', summary: '', unanswerable: {}, figures: [] };
  const problems = (report: string, questions: readonly string[] = ['MM-P1']) =>
    checkNotebook({ notebook: { ...notebook, questions }, results, markdown: { 'report.md': report }, ledger: [] })
      .filter(({ rule }) => rule === 'answer')
      .map(({ where, message }) => `${where} ${message}`);

  it('asks for an answer to each question, with a number, in thirty words, that this run can give', () => {
    const good = '{answer: MM-P1 at pairs.wrong}\nOf all pairs {pairs.wrong} are wrong.\n';
    expect(problems(good)).toEqual([]);
    expect(problems(good, ['MM-P1', 'MM-Q1'])[0]).toMatch(/^MM-Q1 the report opens without an answer/);
    expect(problems('{answer: MM-P1 at pairs.wrong}\nMany are wrong.')[0]).toMatch(/report.md:1 .* has no number/);
    expect(problems(`{answer: MM-P1 at pairs.wrong}\n{pairs.wrong} ${'and so '.repeat(20)}on.`)[0]).toMatch(
      /has 45 words/,
    );
    expect(problems('{answer: MM-P1 at truth.wrong}\n{truth.wrong}.')[0]).toMatch(
      /cannot be given: the records do not say/,
    );
    expect(problems(`${good}\n{answer: MM-X9 at pairs.wrong}\n{pairs.wrong}.`)[0]).toMatch(/MM-X9 is no question/);
  });
});
