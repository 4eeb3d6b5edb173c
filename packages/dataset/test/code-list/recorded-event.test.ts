import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedEvent, recordedYesNo } from '../../src/index.ts';

const column = dictionaryColumn(['Charged', 'NFA', 'CHARGED ', 'not known', 'Refused', null, 'NFA', '']);
const event = (yesWords: string) => recordedEvent(column, { what: 'outcome', yesWords });

describe('recordedEvent', () => {
  it('takes the words that were named for yes, any other for no, and words for not knowing for neither', () => {
    const { values, yes, no, unknown } = event('charged');
    expect([...values]).toEqual([1, 0, 1, 2, 2, 2, 0, 2]);
    expect([yes, no, unknown]).toEqual([2, 2, 4]);
  });

  it('says of each word how often it stands there and how it was read, the most common first', () => {
    expect(event(' charged , nfa').words.map(({ word, rows, group }) => [word, rows, group])).toEqual([
      ['NFA', 2, 'yes'],
      ['CHARGED ', 1, 'yes'],
      ['Charged', 1, 'yes'],
      ['Refused', 1, 'not known'],
      ['not known', 1, 'not known'],
    ]);
  });

  it('reads yes and no where no word was named', () => {
    const plain = dictionaryColumn(['Yes', 'n', null, 'perhaps']);
    for (const yesWords of ['', ' , ']) {
      expect(recordedEvent(plain, { what: 'outcome', yesWords })).toEqual(recordedYesNo(plain));
    }
  });

  it('refuses a word that stands in no row, and names those that do', () => {
    expect(() => event('charged, cautioned')).toThrow(
      'no row of outcome says "cautioned": its words are Charged, NFA, CHARGED , not known, Refused. Name some of these.',
    );
    expect(() => recordedEvent(dictionaryColumn([null]), { what: 'outcome', yesWords: 'x' })).toThrow('are (none)');
  });

  it('refuses to take a plain yes for no beside the words that were named, unless "no" is named', () => {
    const read = (texts: string[], yesWords: string) =>
      Array.from(recordedEvent(dictionaryColumn(texts), { what: 'decision', yesWords }).values);
    expect(() => read(['yes', 'Medium', 'Low'], 'medium')).toThrow(
      'rows of decision say "yes", which would mean no beside "medium". Name it too: medium,yes.',
    );
    expect(read(['yes', 'Medium', 'Low'], 'medium,yes')).toEqual([1, 1, 0]);
    expect(read(['Yes', 'No'], 'no')).toEqual([0, 1]);
    expect(read(['1', '2', 'T', '3'], '3')).toEqual([0, 0, 0, 1]);
  });

  it('counts every row once, whatever the words', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'A', 'unknown', null), { minLength: 1 });
    fc.assert(
      fc.property(words, (texts) => {
        fc.pre(texts.some((text) => text?.toLowerCase() === 'a'));
        const { values, yes, no, unknown } = recordedEvent(dictionaryColumn(texts), { what: 'x', yesWords: 'a' });
        expect(yes + no + unknown).toBe(texts.length);
        expect([...values]).toEqual(
          texts.map((text) => (text === null || text === 'unknown' ? 2 : text.toLowerCase() === 'a' ? 1 : 0)),
        );
      }),
    );
  });
});
