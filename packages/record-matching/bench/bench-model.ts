import { randomStream } from '@assay/statistics';
import {
  clusterRows,
  combineKeys,
  dateLevels,
  type FellegiSunterModel,
  fellegiSunter,
  linkedPairs,
  partLevels,
  textLevels,
} from '../src/index.ts';
import type { BenchRegister } from './bench-register.ts';

/** The whole of a Fellegi–Sunter run: levels and keys, training, scores, clusters. */
export function trainScoreCluster(register: BenchRegister): FellegiSunterModel {
  const { forename, surname, dateOfBirth, postcode } = register;
  const records = forename.codes.length;
  const fitted = fellegiSunter(
    {
      records,
      fields: [
        textLevels('forename', forename, { similarity: [0.92, 0.88, 0.7], termFrequency: true }),
        textLevels('surname', surname, { edits: [1, 2], termFrequency: true }),
        dateLevels('dateOfBirth', dateOfBirth),
        partLevels('postcode', postcode, []),
      ],
      blocks: [
        { name: 'date', ...combineKeys([dateOfBirth]), informs: ['dateOfBirth'] },
        { name: 'names', ...combineKeys([forename, surname]), informs: ['forename', 'surname'] },
        {
          name: 'surname and postcode',
          ...combineKeys([surname, postcode]),
          informs: ['surname', 'postcode'],
        },
      ],
      trainOn: ['date', 'names'],
      keepAbove: 0.5,
    },
    randomStream(1, 'bench'),
  );
  const { left, right } = linkedPairs(fitted.pairs, 0.9);
  clusterRows(records, left, right);
  return fitted;
}
