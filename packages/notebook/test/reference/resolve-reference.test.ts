import { finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { parseReference, resolveReference } from '../../src/index.ts';

const source = { cell: 'count', file: 'notebook.ts' };
const method = { name: 'Wilson score interval', source: 'Wilson 1927' };
const share = finding(
  {
    id: 'false-pairs.share',
    title: 'Pairs that join two people',
    questions: ['MM-P1'],
    value: 0.12,
    unit: 'proportion',
    numerator: 12,
    denominator: 100,
    interval: { low: 0.07, high: 0.198, level: 0.95, method: 'Wilson score interval' },
    method,
  },
  source,
);
const pairs = finding(
  {
    id: 'pairs',
    title: 'Pairs by tolerance',
    questions: ['MM-P1'],
    unit: 'count',
    table: {
      columns: [
        { name: 'forename', label: 'Forename', unit: 'count', key: true },
        { name: 'surname', label: 'Surname', unit: 'count', key: true },
        { name: 'found', label: 'Found', unit: 'count' },
      ],
      rows: [
        [0, 0, 1202],
        [1, 1, '[c]'],
      ],
    },
    method,
  },
  source,
);
const rates = finding(
  {
    id: 'rates',
    title: 'Rates against the largest group',
    questions: ['MM-P1'],
    unit: 'ratio',
    table: {
      columns: [
        { name: 'group', label: 'Group', unit: 'text', key: true },
        { name: 'ratio', label: 'Ratio', unit: 'ratio' },
        { name: 'ratioLow', label: 'from', unit: 'ratio' },
        { name: 'ratioHigh', label: 'to', unit: 'ratio' },
      ],
      rows: [
        ['A', 0, 0, 0.124],
        ['B', 0, null, null],
        ['C', null, 26.2287, null],
      ],
    },
    method,
  },
  source,
);
const expected = finding(
  {
    id: 'expected',
    title: 'Wrong links expected',
    questions: ['MM-P1'],
    value: 0,
    unit: 'proportion',
    interval: { low: 0.0001, high: 0.041, level: 0.95, method: 'simulated' },
    method,
  },
  source,
);
const scope = {
  findings: new Map([share, pairs, rates, expected].map((each) => [each.id, each])),
  parameters: { tolerance: 2, review: true, mode: 'merge' },
  words: 'plain',
} as const;
const text = (reference: string) => resolveReference(parseReference(reference), scope);

describe('resolveReference', () => {
  it.each([
    ['false-pairs.share', '12 in every 100'],
    ['false-pairs.share | percent', '12.0%'],
    ['false-pairs.share:numerator', '12'],
    ['false-pairs.share:low | percent', '7.0%'],
    ['false-pairs.share | interval', 'between 7 and 20 in every 100'],
    ['pairs[0,0].found', '1,202'],
    ['pairs[1,1].found | count', '[c]'],
    ['rates[A].ratio', 'at most 0.12 times'],
    ['rates[A].ratio | interval', 'between 0 and 0.12 times'],
    ['rates[B].ratio', '0 times'],
    ['rates[C].ratio', 'at least 26.23 times'],
    ['rates[C].ratio | interval', 'at least 26.23 times'],
    ['expected', 'at most 4.1 in every 100'],
    ['expected | interval', 'between 0.010 and 4.1 in every 100'],
    ['parameter:tolerance', '2'],
    ['parameter:review', 'yes'],
    ['parameter:mode', 'merge'],
  ])('writes {%s} as %s', (reference, expected) => expect(text(reference)).toBe(expected));

  it.each([
    ['false-pairs.shares', /unknown finding: false-pairs\.shares\. Use one of false-pairs\.share\./],
    ['pairs', /as one number: pairs\. Name a row/],
    ['pairs[0,1].found', /unknown row: pairs\[0,1\]\. Rows start \[0,0\] \[1,1\]/],
    ['pairs[0,0].lost', /unknown column: .*Use one of forename, surname, found/],
    ['pairs:low', /no interval/],
    ['parameter:cost', /unknown parameter: cost\. Use one of tolerance, review, mode/],
  ])('refuses {%s} with the remedy', (reference, message) => expect(() => text(reference)).toThrow(message));
});

it.each([
  [0.0000001, '0.0000001'],
  [-0.00002, '-0.00002'],
  [0.05, '0.05'],
  [0, '0'],
])('writes a parameter of %d with its figures', (cost, expected) => {
  expect(resolveReference(parseReference('parameter:cost'), { ...scope, parameters: { cost } })).toBe(expected);
});

it('says of every part of a number that was held back that it was, and of a range without an upper end that it has none', () => {
  const { interval, ...rest } = share;
  const held = { ...share, value: '[c]', disclosure: { status: 'suppressed', rule: 'minimum' } } as const;
  const open = { ...rest, interval: { ...interval!, high: null } };
  const of = (finding: typeof held | typeof open, part: string) =>
    resolveReference(parseReference(`false-pairs.share${part}`), {
      ...scope,
      findings: new Map([['false-pairs.share', finding]]),
    });
  for (const part of ['', ':numerator', ':denominator', ':low', ':high', ' | interval'])
    expect(of(held, part), part).toBe('[c]');
  expect([of(open, ':high'), of(open, ':low | percent')]).toEqual(['no upper limit', '7.0%']);
  // What was rounded or left by an exception shows its numbers.
  const rounded = { ...share, disclosure: { status: 'suppressed', rule: 'minimum' } } as const;
  expect(of(rounded as never, ':numerator')).toBe('12');
});

describe('a row whose key has commas of its own', () => {
  it('is named as it stands', () => {
    const columns = [
      { name: 'group', label: 'Group', unit: 'text', key: true },
      { name: 'people', label: 'People', unit: 'count' },
    ] as const;
    const draft = { id: 'by.change', title: 'By change', questions: [], unit: 'count', method } as const;
    const table = { columns, rows: [['Female, surname changed', 53]] };
    const findings = new Map([['by.change', finding({ ...draft, table }, source)]]);
    const reference = parseReference('by.change[Female, surname changed].people');
    expect(resolveReference(reference, { ...scope, findings })).toBe('53');
  });
});
