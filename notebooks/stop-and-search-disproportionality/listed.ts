import { searchRecords } from '@assay/dataset';
import { cell } from '@assay/notebook';
import { searches } from './inputs.ts';

/** The searches of people one by one, for what no table of counts can tell: times of day, halves of a file, repeated rows. */
export const listed = cell('listed', 'Searches of people one by one, with every text turned into its group', {
  needs: { searches },
  compute: ({ searches }) => searchRecords(searches),
});
