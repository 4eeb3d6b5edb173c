import { describe, expect, it } from 'vitest';
import { inUploadFormWords } from '../src/upload/form-words.ts';

describe('a message of a job speaks of the form', () => {
  it.each([
    ['input people is missing. Give a file: --input people=path', 'input people is missing. Choose a file for people'],
    [
      'no event has a time: no column was read as one. Name it, e.g. --columns events:time=<column>',
      'no event has a time: no column was read as one. Name it, e.g. under Columns put together: time=<column>',
    ],
    ['Name them with --columns events:<field>=<column>.', 'Name them under Columns put together: <field>=<column>.'],
    ['or leave it empty; --missing names words for that.', 'or leave it empty; Words for a missing value.'],
    ['give it as --parameter firstDay=2024-01-31', 'give it as the choice firstDay = 2024-01-31'],
    [
      'data set lake is counted where it lies. Ask for it: --input people=@lake',
      'data set lake is counted where it lies. Choose it among the tables of people',
    ],
    ['lacks the pass names. Count again: --input people=@…', 'lacks the pass names. Choose the table of people again'],
    [
      'not in the code list: outcome "Nicked" (2); assay words lists them, to be mapped',
      'not in the code list: outcome "Nicked" (2); say under What words mean what each is',
    ],
    ['Keep one of --input and --invented.', 'Choose a file or let it be invented, not both.'],
  ])('%s', (message, said) => expect(inUploadFormWords(message)).toBe(said));

  it('and of no option at all', () => {
    const options = ['--input a=b', '--invented', '--seed 3', '--refresh', '--date-format', '--skip-lines 2'];
    expect(options.map((option) => inUploadFormWords(`Use ${option}.`)).join(' ')).not.toMatch(/--/);
  });
});
