import { checkedCodes, InputError, type RandomStream } from '@assay/statistics';
import { checkedCount } from '../clusters/checked-count.ts';
import type { FellegiSunterModel, FellegiSunterSettings } from './fellegi-sunter-settings.ts';
import { refuseUnknownNames } from './fit-patterns.ts';
import { patternRadix } from './level-column.ts';
import { trainAndScore } from './train-and-score.ts';

/** As many as a list can hold. */
const MOST_RANDOM_PAIRS = 1e9;
const MOST_PATTERNS = 4_000_000;

/**
 * Which records are about one person, when agreement on a rare name should count for more than on a common one, and
 * nobody has labelled a pair?
 *
 * Fellegi–Sunter model: each field's level of agreement weighs log2(m / u), where u = P(level | different people) is
 * counted on random pairs and m = P(level | one person) is fitted by expectation–maximisation in each block, leaving
 * out the fields that the block's key speaks for; m is the mean over blocks. The prior comes from the matches found in
 * each block over the share of all matches that its key would catch, or from the pairs that agree in everything over the
 * share of matches that would: the larger of the two. Twins are a class of their own where it is said
 * which field tells them apart. Term frequency: agreement on a value held by a
 * share f of records weighs log2(m / f). No label is used.
 *
 * Edge rules: a missing field says nothing; no pair to compare leaves an empty list.
 *
 * @throws InputError where the fields' levels make more than four million patterns, a block to train on does not exist, or
 * a block has not one key for each record.
 *
 * Source: Fellegi and Sunter (1969); Winkler (1988); Linacre et al. (2022), International Journal of Population Data
 * Science 7(3), for the order of estimation.
 *
 * @example
 * const fields = [textLevels('forename', records.forename), textLevels('surname', records.surname)];
 * const blocks = [{ name: 'date', ...combineKeys([records.dateOfBirth]), informs: [] }];
 * fellegiSunter({ records: 7, fields, blocks, randomPairs: 1000 }, randomStream('example')).comparedPairs // 3
 */
export function fellegiSunter(settings: FellegiSunterSettings, random: RandomStream): FellegiSunterModel {
  const { records, fields, blocks } = settings;
  const { randomPairs = 0 } = settings;
  checkedCount('records', records);
  for (const { keyCount } of blocks) checkedCount('keys of a block', keyCount);
  if (!(randomPairs >= 0 && randomPairs <= MOST_RANDOM_PAIRS))
    throw new InputError(`random pairs must be 0 to ${MOST_RANDOM_PAIRS}: ${randomPairs}. A million is usual.`);
  const patternSpace = fields.reduce((product, field) => product * patternRadix(field), 1);
  if (patternSpace > MOST_PATTERNS) {
    throw new InputError(
      `the fields have too many levels together: ${patternSpace} patterns, at most ${MOST_PATTERNS}. Use fewer levels or fields.`,
    );
  }
  refuseUnknownNames(settings);
  for (const { name, codes, keyCount } of blocks) {
    checkedCodes({ codes, values: { length: keyCount } }, `block ${name}`);
    if (codes.length !== records)
      throw new InputError(`block ${name} has ${codes.length} keys for ${records} records. Give each record one.`);
  }
  return trainAndScore(settings, random);
}
