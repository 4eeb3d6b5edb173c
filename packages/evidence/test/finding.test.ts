import { describe, expect, it } from 'vitest';
import { type FindingDraft, finding, findingProblems, readResults, resultsText, rowKey } from '../src/index.ts';

const source = { cell: 'sweep', file: 'notebooks/toy/notebook.ts' };
const draft: FindingDraft = {
  id: 'tolerance.false-pairs',
  title: 'False pairs',
  questions: ['MM-P1'],
  value: 0.25,
  unit: 'proportion',
  numerator: 1,
  denominator: 4,
  method: { name: 'Count', source: 'definition' },
};

describe('finding', () => {
  it('adds defaults and the cell that stated it', () => {
    expect(finding(draft, source)).toMatchObject({
      status: 'computed',
      reason: null,
      tolerance: { kind: 'exact', absolute: 0, relative: 0 },
      disclosure: { status: 'not-reviewed' },
      source,
      interval: null,
    });
  });
  it('keeps what a single number counts, which ties it to the tables of that measure', () => {
    expect(finding({ ...draft, people: true, measure: 'people flagged' }, source).measure).toBe('people flagged');
    expect(finding(draft, source)).not.toHaveProperty('measure');
  });
  it('keeps the reason that an interval could not be computed as a limitation', () => {
    const stated = finding({ ...draft, interval: { status: 'not-computed', reason: 'too few cases' } }, source);
    expect(stated.interval).toBeNull();
    expect(stated.limitations).toEqual(['No interval: too few cases.']);
  });
  it('tells every problem at once', () => {
    const wrong = { ...draft, id: 'False Pairs', value: Number.NaN, numerator: 5, title: '' };
    expect(() => finding(wrong, source)).toThrow(
      /must be dotted lower case.*title is empty.*value is NaN.*numerator 5 is above the denominator 4/,
    );
  });
  it('takes a proportion of all, and none of more than all', () => {
    const of = (numerator: number) => findingProblems({ ...draft, value: 1, numerator, denominator: 4 }).join();
    expect(of(4)).toBe('');
    expect(of(5)).toBe('the numerator 5 is above the denominator 4');
  });
  it.each<[string, Partial<FindingDraft>, RegExp]>([
    ['two answers', { notComputed: { status: 'not-computed', reason: 'x' } }, /2 are given/],
    [
      'an infinite end',
      { interval: { low: 0, high: Number.POSITIVE_INFINITY, level: 0.95, method: 'm' } },
      /0 to Infinity/,
    ],
    ['a backward interval', { interval: { low: 0.3, high: 0.2, level: 0.95, method: 'm' } }, /backwards: 0.3 to 0.2/],
    ['a level of 95', { interval: { low: 0.1, high: 0.2, level: 95, method: 'm' } }, /level of the interval is 95/],
    ['no method', { method: { name: '', source: '' } }, /needs a name and a source/],
  ])('refuses %s', (_, change, message) => {
    expect(findingProblems({ ...draft, ...change }).join()).toMatch(message);
  });

  const columns = [
    { name: 'group', label: 'Group', unit: 'text', key: true },
    { name: 'people', label: 'People', unit: 'count' },
  ] as const;
  const { value: _value, ...bare } = draft;
  it.each<[string, NonNullable<FindingDraft['table']>, RegExp]>([
    ['a short row', { columns, rows: [['a']] }, /row 1 of the table has 1 values for 2 columns/],
    [
      'a repeated key',
      {
        columns,
        rows: [
          ['a', 1],
          ['a', 2],
        ],
      },
      /two rows of the table have the key a/,
    ],
    ['a NaN', { columns, rows: [['a', Number.NaN]] }, /"people" in row 1 of the table is NaN/],
    ['no key', { columns: [columns[1]], rows: [[1]] }, /no key column/],
    ['a missing part', { columns: [columns[0], { ...columns[1], denominator: 'all' }], rows: [] }, /made of "all"/],
  ])('refuses a table with %s', (_, table, message) => {
    expect(findingProblems({ ...bare, table }).join()).toMatch(message);
  });
  it('joins the key columns of a row by commas', () => {
    expect(rowKey([columns[0], columns[1], { ...columns[0], name: 'area' }], ['a', 1, 'b'])).toBe('a,b');
  });
});

describe('results', () => {
  const run = { id: '0', notebook: 'toy', code: 'c', inputs: {}, parameters: {}, seed: 1, environment: {} };
  const results = {
    schema: 'assay-results/1' as const,
    run,
    findings: [finding(draft, source), finding({ ...draft, id: 'b' }, source)],
  };
  it('stand one finding per line and read back equal', () => {
    const text = resultsText(results);
    expect(text.split('\n').filter((line) => line.startsWith('{"denominator"'))).toHaveLength(2);
    expect(readResults(text, 'results.json')).toEqual(results);
    expect(resultsText(readResults(text, 'results.json'))).toBe(text);
  });
  it('are refused where they are something else', () => {
    expect(() => readResults('{', 'a.json')).toThrow(/not a results file: a.json/);
    expect(() => readResults('{"schema":"x"}', 'a.json')).toThrow(/a.json has schema "x", expected "assay-results\/1"/);
  });
});
