import { expect, it } from 'vitest';
import { chosenWords } from '../src/definition/chosen-words.ts';

it('says what was chosen, or where the data give it, or that it was left empty', () => {
  expect([chosenWords(0), chosenWords(false), chosenWords('north', 'the log')]).toEqual(['0', 'false', 'north']);
  expect(chosenWords('', 'the last day of the log')).toBe('as the data say: the last day of the log');
  expect(chosenWords('')).toBe('left empty');
});
