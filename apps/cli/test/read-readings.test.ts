import { describe, expect, it } from 'vitest';
import { readingOptions, readReadings } from '../src/words/read-readings.ts';
import { readWords } from '../src/words/read-words.ts';

const read = (inputs: string[], ...words: string[]) => readReadings(readWords(words, readingOptions), inputs);

describe('what is said about files', () => {
  it('is about every input with a file, one of them, or one of its fields', () => {
    expect(
      read(['staff', 'records'], '--encoding', 'utf-8', '--missing', 'NULL,N/K', '--missing', 'staff.surname=X'),
    ).toEqual({
      staff: { encoding: 'utf-8', missing: { '*': ['NULL', 'N/K'], surname: ['X'] } },
      records: { encoding: 'utf-8', missing: { '*': ['NULL', 'N/K'] } },
    });
    expect(
      read(['staff', 'records'], '--date-format', 'staff.born=mm/dd/yyyy', '--date-format', 'staff=dd/mm/yyyy'),
    ).toEqual({
      staff: { dateFormat: { born: 'mm/dd/yyyy', '*': 'dd/mm/yyyy' } },
    });
  });

  it('may hold an equals sign of its own', () => {
    expect(read(['people'], '--query', "SELECT a FROM b WHERE c = 'd'")).toEqual({
      people: { query: "SELECT a FROM b WHERE c = 'd'" },
    });
    expect(read(['people'], '--missing', ' N/K,, none ,')).toEqual({ people: { missing: { '*': ['N/K', 'none'] } } });
    expect(read(['people'], '--missing', 'people=n=k')).toEqual({ people: { missing: { '*': ['n=k'] } } });
    expect(read(['people'], '--query', "people=SELECT a FROM b WHERE c = 'd'", '--skip-lines', '3')).toEqual({
      people: { query: "SELECT a FROM b WHERE c = 'd'", skipLines: 3 },
    });
  });

  it.each([
    [[], ['--encoding', 'utf-8'], '--encoding utf-8 is about a file, and none is given.'],
    [['a', 'b'], ['--sheet', 'One'], '--sheet One does not say for which input. Write --sheet a=One'],
    [['a'], ['--encoding', 'a.b=utf-8'], '--encoding a.b=utf-8 names a field'],
    [
      ['a'],
      ['--encoding', 'utf-8', '--encoding', 'a=utf-16'],
      '--encoding stands twice for input a: utf-8 and utf-16. Keep one.',
    ],
    [
      ['a'],
      ['--date-format', 'dd/mm/yyyy', '--date-format', 'a=mm/dd/yyyy'],
      '--date-format stands twice for input a: dd/mm/yyyy and mm/dd/yyyy. Keep one.',
    ],
    [
      ['a', 'b'],
      ['--date-format', 'a.born=dd/mm/yyyy', '--date-format', 'b.born=excel', '--date-format', 'a.born=mm/dd/yyyy'],
      '--date-format stands twice for a.born: dd/mm/yyyy and mm/dd/yyyy. Keep one.',
    ],
    [['a', 'b'], ['--missing', 'c.sex=N/K'], '--missing c.sex=N/K names no input that has a file: a, b.'],
    [['a'], ['--missing', 'a= , '], '--missing " , " names no word, and what is empty is missing anyhow.'],
    [['a'], ['--skip-lines', 'two'], '--skip-lines is two. Give a whole number from 0.'],
  ])('%j with %j is refused', (inputs, words, message) => {
    expect(() => read(inputs, ...words)).toThrow(message);
  });
});
