import { expect, it } from 'vitest';
import { proseLines } from '../../src/check/prose-lines.ts';
import { typedDigits } from '../../src/check/typed-digits.ts';

it('are those outside fences, backticks and comments, each by its own number', () => {
  const markdown = [
    'one',
    '```ts',
    '~~~ inside',
    'code 2',
    '```',
    'two `3` and ``4 ` 5``',
    '~~~',
    '``` inside',
    '~~~',
    '    ``` is no fence so far in',
    '<!-- a comment',
    'of two lines 6 --> after',
    'end',
  ].join('\n');
  expect(proseLines(markdown)).toEqual([
    { line: 1, text: 'one' },
    { line: 6, text: 'two   and  ' },
    { line: 10, text: '    ``` is no fence so far in' },
    { line: 11, text: '' },
    { line: 12, text: ' after' },
    { line: 13, text: 'end' },
  ]);
});

it('hold no digits but dates, years, questions, list numbers, links and references', () => {
  const typed = (text: string) => typedDigits('r.md', text).map(({ message }) => /"(.*?)"/.exec(message)![1]);
  expect(typed('On 3 March 2024, 2024-03-01, in March 2024, 2019–21 and 1999: MM-P1, PSD-R6/C2, {a.b | 2}.')).toEqual(
    [],
  );
  expect(typed('1. First\n2) Second')).toEqual([]);
  expect(typed('[Here](https://a.example/1) and https://b.example/2 and <https://c.example/3>')).toEqual([]);
  expect(typed('In 1599 and 2100, 37 of 4,000, 5% and x1')).toEqual(['1599', '2100,', '37', '4,000,', '5%', 'x1']);
  expect(typedDigits('r.md', 'a\n\nof 12')[0]).toMatchObject({ where: 'r.md:3', rule: 'typed-digit' });
});
