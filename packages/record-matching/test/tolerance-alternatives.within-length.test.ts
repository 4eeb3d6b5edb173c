import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { withinLength } from '../src/index.ts';
import { nameLexicon } from '../src/names/name-lexicon.ts';

it.each([
  ['Ana', 'Ana', true],
  ['Ana', 'Ann', false],
  ['Ana', 'Anas', false],
  ['Anna', 'Anne', true],
  ['Anna', 'Annelo', false],
  ['Roberta', 'Robertas', true],
  ['Roberta', 'Robertino', false],
  ['Roberts', 'Robert', true],
  ['Frederic', 'Fredrik', false],
  ['Frederic', 'Frederikk', true],
  ['Frederic', 'Fredrikka', false],
  ['Frederico', 'Frederickas', false],
])(
  'withinLength lets one letter differ for each four of the shorter name, from four on: %s and %s',
  (one, other, is) => {
    const lexicon = nameLexicon(dictionaryColumn([one, other]), dictionaryColumn([]), 'folded');
    const [a, b] = [lexicon.forenameIds[0]!, lexicon.forenameIds.at(-1)!];
    expect(withinLength(lexicon, a, b)).toBe(is);
    expect(withinLength(lexicon, b, a)).toBe(is);
  },
);
