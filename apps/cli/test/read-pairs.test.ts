import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readColumns, readInputs, readPairs, readParameters, readWholeOption } from '../src/words/read-pairs.ts';

describe('pairs of a name and a value', () => {
  it('keep the values of a name in their order, whatever it is', () => {
    expect(readPairs('input', ['a=1', 'b=2', 'a=x=y'])).toEqual({ a: ['1', 'x=y'], b: ['2'] });
    expect(Object.entries(readPairs('input', ['__proto__=1']))).toEqual([['__proto__', ['1']]]);
    expect(Object.entries(readParameters(['__proto__=1']))).toEqual([['__proto__', '1']]);
  });

  it.each(['a', '=1', 'a=', ''])('are refused where one half lacks: "%s"', (word) => {
    expect(() => readPairs('input', [word])).toThrow(
      `--input ${word} is not of the form name=value. Write --input name=value.`,
    );
  });

  it('are paths from where the command was given, or a table to be counted where that may be', () => {
    expect(readInputs(['people=a.csv', 'people=/b.csv'], '/here')).toEqual({
      people: [join('/here', 'a.csv'), '/b.csv'],
    });
    expect(readInputs(['people=@lake'], '/here', { mayBeCounted: true })).toEqual({ people: ['@lake'] });
    expect(() => readInputs(['people=@lake'], '/here')).toThrow(
      'input people is @lake, to be counted where it lies, which only assay run does. Give a file: --input people=./path',
    );
  });

  it('are parameters that stand once', () => {
    expect(readParameters(['a=1', 'b='.concat('x')])).toEqual({ a: '1', b: 'x' });
    expect(() => readParameters(['a=1', 'a=2', 'a=3'])).toThrow('parameter a stands twice: 1 and 2 and 3. Keep one.');
  });
});

describe('columns by field', () => {
  it('are those of each input, of one word or of several; none is said by leaving it empty', () => {
    expect(readColumns(['p:a=x,b=', 'q:a=y=z', 'p:c=w', 'p:a=x'])).toEqual({
      p: { a: 'x', b: '', c: 'w' },
      q: { a: 'y=z' },
    });
    expect(Object.entries(readColumns(['__proto__:a=x']))).toEqual([['__proto__', { a: 'x' }]]);
  });

  it.each([
    ['p', '--columns p names no input. Write --columns input:field=column,field=column.'],
    ['p:', '--columns p: names no input.'],
    ['p:a', '--columns p:a holds "a". Write --columns p:field=column.'],
    ['p:=x', '--columns p:=x holds "=x". Write'],
    ['p:a=x,', '--columns p:a=x, holds "". Write'],
    ['p:a=x,a=y', '--columns names two columns for p:a: x and y. Keep one.'],
  ])('are refused where they say nothing: %s', (word, message) => {
    expect(() => readColumns([word])).toThrow(message);
  });
});

describe('a whole number', () => {
  it('is read from nought to fifteen digits', () => {
    expect(['0', '007', '9'.repeat(15)].map((word) => readWholeOption('seed', word))).toEqual([
      0, 7, 999_999_999_999_999,
    ]);
    expect(readWholeOption('seed', null)).toBeNull();
    for (const word of ['', '-1', '1.5', '1e3', '9'.repeat(16), ' 1'])
      expect(() => readWholeOption('seed', word)).toThrow(`--seed is ${word}. Give a whole number from 0.`);
  });
});
