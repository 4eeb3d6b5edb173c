import { scoredPeople, unreadWordsOfFields } from '@assay/dataset';
import { cell, type ValueOfCell } from '@assay/notebook';
import { cut, flaggedWords, groupWords, happenedWords, reference, scored, share } from './inputs.ts';

export type People = ValueOfCell<typeof people>;

export const people = cell('people', 'People, with what the file says of each', {
  needs: { scored, flaggedWords, happenedWords, groupWords, reference, cut, share },
  compute: ({ scored, cut, share, ...choices }, { log }) => {
    // Where a cut or a share was chosen, nobody asks what the file decided.
    const read = scoredPeople(scored, { ...choices, mayBeUnread: cut !== '' || share !== '' });
    unreadWordsOfFields(read.words).forEach(log);
    return read;
  },
});
