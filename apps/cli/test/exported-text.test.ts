import { expect, it } from 'vitest';
import { exportedText, trialText } from '../src/show/exported-text.ts';

const digest = '0123456789abcdef'.repeat(4);
const told = (more: object) =>
  exportedText(
    { isSynthetic: false, disclosure: { decisions: [] }, withheld: [], digest, sequence: 7, ...more } as never,
    './x.zip',
  ).split('\n');
const place = [`digest ${digest}`, 'pack 0123456789ab is in ./x.zip, entry 7 of the log'];
const binds =
  'what left binds every later release of this notebook; to see first what would leave: assay export --trial';
const end = [...place, binds, ''];
const decision = (status: string, rule: string) => ({ finding: 'a', place: 'b', status, rule });

it('says what was held back by which rule, and how often; what an exception let out is none of it', () => {
  const decisions = [
    decision('suppressed', 'minimum-count'),
    decision('excepted', 'exception'),
    decision('suppressed', 'kept-from-subtraction'),
    decision('suppressed', 'minimum-count'),
  ];
  expect(told({ disclosure: { decisions } })).toEqual([
    ...['held back:', '  2  minimum-count', '  1  kept-from-subtraction', ...end],
  ]);
  expect(told({ disclosure: { decisions: [decisions[1]] } })).toEqual(['nothing had to be held back', ...end]);
  expect(told({})).toEqual(['nothing had to be held back', ...end]);
  expect(told({ isSynthetic: true, disclosure: { decisions } })).toEqual([
    ...['every input is synthetic: no person is counted and nothing is held back', ...place, ''],
  ]);
});

it('says since which release counts hardly moved, and of a trial that nothing left', () => {
  const moved = { below: 12, standFrom: 100, since: '2025-03-03T09:00:00Z' };
  const disclosure = { decisions: [], moved };
  const line =
    'of counts that moved by fewer than 12 since the release of 3 March 2025, those of 100 or more stand as they did there, and smaller ones are held back';
  expect(told({ disclosure })).toEqual(['nothing had to be held back', line, ...end]);
  expect(trialText({ isSynthetic: false, disclosure, withheld: [] } as never, './x.html').split('\n')).toEqual([
    'nothing had to be held back',
    line,
    'nothing was released, logged or remembered; what would leave is in ./x.html, which must not leave',
    '',
  ]);
});

it('names each finding that leaves without its numbers, a single one too', () => {
  const line = (...withheld: readonly string[]) => told({ withheld })[1];
  expect(line('a.one')).toBe('findings that leave without their numbers: a.one');
  expect(line('a.one', 'b.two')).toBe('findings that leave without their numbers: a.one, b.two');
});
