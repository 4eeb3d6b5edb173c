import { InputError, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  bestByCostRatio,
  calibratedProbability,
  cautiousClusters,
  chainedShare,
  clusteringErrors,
  clusterRows,
  combineKeys,
  decisionBands,
  explainPair,
  fellegiSunter,
  linkedPairs,
  linkedPairsAt,
  modelError,
  profileSizes,
  relatedRecords,
  withoutCrowdedKeys,
} from '../src/index.ts';
import { clusters, fields, model, records, sweep, truth } from './example-values.ts';

const pairs = { length: 2, left: Int32Array.of(0, 2), right: Int32Array.of(1, 3), weight: Float32Array.of(12, 0) };
const bands = { merge: 0.999, link: 0.95, review: 0.5 };
const isClose = (forename: number, surname: number) => forename + surname <= 1;
const calibration = {
  status: 'computed',
  judged: 100,
  coefficients: [0, 1, 1],
  covariance: new Array(9).fill(0),
} as const;
const blocks = [{ name: 'date', ...combineKeys([records.dateOfBirth]), informs: [] }];

/** Each ends in a line that says what, the value and the remedy: never in an error of the language, NaN or a loop. */
describe('odd numbers', () => {
  const counts = [Number.NaN, Infinity, -Infinity, -1, 0.5, 1e300];
  it.each<[string, (odd: number) => unknown]>([
    ['clusters of profiles', (odd) => profileSizes({ ...clusters, clusters: odd })],
    ['clusters of errors', (odd) => clusteringErrors({ ...clusters, clusters: odd }, truth)],
    ['clusters of pairs', (odd) => chainedShare(sweep, isClose, { ...clusters, clusters: odd })],
    ['clusters of relations', (odd) => relatedRecords({ ...clusters, clusters: odd }, truth)],
    ['records joined', (odd) => clusterRows(odd, [0], [1])],
    ['a record of a pair', (odd) => clusterRows(4, [odd], [5])],
    ['records of profiles', (odd) => cautiousClusters(odd, pairs, { rule: 'strong-link', atLeast: 0.9 })],
    ['keys', (odd) => withoutCrowdedKeys({ codes: Int32Array.of(0, 1), keyCount: odd }, 2)],
    ['positions', (odd) => linkedPairsAt(sweep, isClose, [odd === 1e300 ? -2 : odd, 0])],
    ['pairs in bands', (odd) => decisionBands({ ...pairs, length: odd }, bands, { minutesPerReview: 4 })],
    ['pairs of a model', (odd) => modelError({ ...pairs, length: odd }, 0.9)],
    ['pairs to link', (odd) => linkedPairs({ ...pairs, length: odd }, 0.9)],
    ['records of a model', (odd) => fellegiSunter({ records: odd, fields, blocks }, randomStream('odd'))],
    [
      'keys of a block',
      (odd) => fellegiSunter({ records: 7, fields, blocks: [{ ...blocks[0]!, keyCount: odd }] }, randomStream('odd')),
    ],
  ])('%s', (_, call) => {
    for (const odd of counts) expect(() => call(odd)).toThrow(InputError);
  });

  it('NaN, and what is no share', () => {
    const none = Number.NaN;
    const spoilt = { ...pairs, weight: Float32Array.of(none, 0) };
    for (const call of [
      () => decisionBands(spoilt, bands, { minutesPerReview: 4 }),
      () => decisionBands(pairs, bands, { minutesPerReview: none }),
      () => modelError(spoilt, 0.9),
      () => modelError(pairs, none),
      () => withoutCrowdedKeys({ codes: Int32Array.of(0, 1), keyCount: 2 }, none),
      () => bestByCostRatio([{ choice: 'a', overMerged: none, underMerged: 1 }]),
      () => bestByCostRatio([{ choice: 'a', overMerged: 1, underMerged: Infinity }]),
      () => calibratedProbability(calibration, none),
      () => calibratedProbability({ ...calibration, coefficients: [] as never }, 3),
      () => calibratedProbability({ ...calibration, covariance: new Array(9).fill(-1) }, 3),
      () => explainPair({ ...model, priorShare: none }, fields, 0, 1),
      () => explainPair({ ...model, kinShare: 2 }, fields, 0, 1),
      () => fellegiSunter({ records: 7, fields, blocks, randomPairs: Infinity }, randomStream('odd')),
      () => profileSizes({ clusterOfRow: Int32Array.of(0, -1), clusters: 2 }),
    ])
      expect(call).toThrow(InputError);
  });
});
