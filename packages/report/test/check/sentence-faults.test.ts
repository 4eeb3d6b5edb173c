import { describe, expect, it } from 'vitest';
import { sentenceFaults } from '../../src/check/sentence-faults.ts';

const kinds = (sentence: string) => sentenceFaults(sentence, []).map((fault) => fault.split(':')[0]);

describe('sentenceFaults', () => {
  it.each([
    ['Of these 0 of 12 wrong flags remain.', 'a nought for a word'],
    ['0 rows say the same.', 'a nought for a word'],
    ['At one kilometre none cells hold few.', '"none" before what is counted'],
    ['It avoids 1 wrong links.', 'one of several'],
    ['Here 1 people stay apart.', 'one of several'],
    ['It missed 66 hits (between 38 and 104).', 'a range without its unit'],
    ['It adds 336 crimes (between −302 and 875).', 'a range without its unit'],
    ['The last two columns show it.', 'a place that another screen does not have'],
    ['The table below gives each share.', 'a place that another screen does not have'],
    ['They agree (kappa 0.83).', 'a word of statistics'],
  ])('"%s" has %s', (sentence, kind) => expect(kinds(sentence)).toEqual([kind]));

  it.each([
    'Of 100 links none is wrong.',
    'It missed 66 hits (between 38 and 104 hits).',
    'Of 10 officers 1 is outside.',
    'The minutes show it at 1 of the meetings.',
    'It is between 0 and 79 in every 100.',
    'None of them is in 0.5 of one.',
    'A fall of 10 of 20 is seen.',
  ])('"%s" has none', (sentence) => expect(kinds(sentence)).toEqual([]));
});
