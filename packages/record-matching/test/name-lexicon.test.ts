import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { nameLexicon } from '../src/names/name-lexicon.ts';

const forenames = dictionaryColumn(['Zoë', 'ZOË', 'Ann']);
const surnames = dictionaryColumn(['Okoro', 'Ann', null]);

describe('names of two columns', () => {
  it('are made once, however often they are asked for', () => {
    expect(nameLexicon(forenames, surnames, 'folded')).toBe(nameLexicon(forenames, surnames, 'folded'));
  });

  it('are others in another letter case, and beside another column', () => {
    const folded = nameLexicon(forenames, surnames, 'folded');
    const recorded = nameLexicon(forenames, surnames, 'as-recorded');
    expect([...folded.forenameIds]).toEqual([0, 0, 1]);
    expect([...recorded.forenameIds]).toEqual([0, 1, 2]);
    expect(recorded.surnameOffset).toBe(3);
    expect(nameLexicon(surnames, forenames, 'folded').surnameOffset).toBe(2);
    expect(nameLexicon(forenames, forenames, 'folded').surnameIds).toEqual(Int32Array.of(2, 2, 3));
  });

  it('are made anew where a column was given further texts', () => {
    const texts = ['Ann'];
    const first = nameLexicon({ values: texts }, surnames, 'folded');
    texts.push('Bo');
    const second = nameLexicon({ values: texts }, surnames, 'folded');
    expect([...first.forenameIds]).toEqual([0]);
    expect([...second.forenameIds]).toEqual([0, 1]);
  });
});
