import { field } from '@assay/dataset';
import { expect, it } from 'vitest';
import { meaningsOfWords } from '../../src/input/words-of-input.ts';

it('names the meanings of those fields alone of which a word is on no list', () => {
  const fields = [
    field.text('sex', 'Sex', '', 'category'),
    field.text('area', 'Area', '', 'place'),
    field.text('beat', 'Beat', '', 'place'),
  ];
  expect(meaningsOfWords(fields, [{ field: 'area' }, { field: 'area' }])).toEqual({ area: [] });
  expect(meaningsOfWords(fields, [])).toEqual({});
});
