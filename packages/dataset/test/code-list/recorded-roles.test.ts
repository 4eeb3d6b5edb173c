import { dictionaryColumn, textAt } from '@assay/statistics';
import { expect, it } from 'vitest';
import { recordedRoles } from '../../src/index.ts';

const texts = (words: readonly (string | null)[], of: 'column' | 'byCode') =>
  words.map((_, row) => textAt(recordedRoles(dictionaryColumn(words))[of], row));

it('reads roles of suspicion by the list, and leaves others in the words of the file', () => {
  const words = ['Accused', 'ARRESTED', 'Convicted', 'Aggrieved', 'Caller', null];
  expect(texts(words, 'column')).toEqual(['suspect', 'detainee', 'offender', 'Aggrieved', 'Caller', null]);
  expect(texts(words, 'byCode')).toEqual(['suspect', 'detainee', 'offender', 'victim', 'informant', null]);
  expect(recordedRoles(dictionaryColumn(words)).noRole).toBeNull();
});

it('says why nothing can be said by role where none is stated, or a word may be anybody’s', () => {
  expect(recordedRoles(dictionaryColumn([null])).noRole?.reason).toMatch(/do not say in which role/);
  const { noRole } = recordedRoles(dictionaryColumn(['victim', 'Suspect (RMS)']));
  expect(noRole?.reason).toMatch(
    /^the role in a record has 1 word that no list has \(“Suspect \(RMS\)”\); say whether it means suspect, /,
  );
  expect(recordedRoles({ codes: Int32Array.of(0), values: ['victim', 'Zulu'] }).noRole).toBeNull();
});
