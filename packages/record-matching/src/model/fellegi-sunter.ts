import { checkedCodes, InputError, type RandomStream } from '@assay/statistics';
import { checkedCount } from '../clusters/checked-count.ts';
import type { Kernel } from '../sweep/compare-groups.ts';
import { type BlockRule, CandidatePairs } from './candidate-pairs.ts';
import { countPatterns } from './count-patterns.ts';
import { mixtureShares } from './expectation-maximisation.ts';
import { fitPatterns, type PatternFit, placesOf, refuseUnknownNames } from './fit-patterns.ts';
import { type LevelColumn, patternRadix } from './level-column.ts';
import type { PatternPass, PatternTask } from './pattern-pass.ts';
import { scalarPatterns } from './scalar-patterns.ts';
import { type ScoredPairs, scorePairs } from './score-pairs.ts';
import { vectorPatterns } from './vector-patterns.ts';

export interface FellegiSunterSettings {
  readonly records: number;
  readonly fields: readonly LevelColumn[];
  /** Pairs that share any of these keys are compared. */
  readonly blocks: readonly BlockRule[];
  /** Names of the blocks whose pairs train the model; all unless stated. */
  readonly trainOn?: readonly string[];
  /** Random pairs from which chance agreement (u) is learnt; one million unless stated. */
  readonly randomPairs?: number;
  /**
   * Names of the fields in which twins, and others born into one family on one day, agree no more than strangers do: the
   * first name. Such pairs are then a class of their own; without it they are taken for one person.
   */
  readonly twinsDifferIn?: readonly string[];
  /** Pairs below this probability are not kept; 0.01 unless stated. */
  readonly keepAbove?: number;
  readonly kernel?: Kernel;
}

export interface FellegiSunterModel extends PatternFit {
  readonly comparedPairs: number;
  readonly patterns: number;
  readonly pairs: ScoredPairs;
}

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
  const { randomPairs = 1_000_000, keepAbove = 0.01 } = settings;
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
  const multipliers = new Int32Array(fields.length);
  for (let field = 0, product = 1; field < fields.length; field++) {
    multipliers[field] = product;
    product *= patternRadix(fields[field]!);
  }
  const candidates = new CandidatePairs(blocks);
  const task = { candidates, fields, multipliers, patternSpace };
  const pass = (settings.kernel === 'scalar' ? null : vectorPatterns(task)) ?? scalarPatterns(task);
  const chance = chanceAgreement(pass, task, records, randomPairs, random);
  const counted = countPatterns(pass, task);
  const fit = fitPatterns({
    ...settings,
    chance,
    blocks: blocks.map(({ name, informs }, rule) => ({
      name,
      informs,
      pairs: candidates.pairsOf(rule),
      patterns: counted.byBlock[rule]!,
    })),
  });
  const { priorShare, kinShare, fields: fitted } = fit;
  const apart = placesOf(settings.twinsDifferIn ?? [], fields);
  const pairs = scorePairs({ ...task, pass, fitted, priorShare, kinShare, apart, keepAbove });
  return { ...fit, comparedPairs: counted.pairs, patterns: counted.distinct, pairs };
}

/** Random pairs of one record: a record is looked up once for so many others. */
const PAIRS_OF_ROW = 50;

/** u: how often random pairs reach each level. */
function chanceAgreement(
  pass: PatternPass,
  { fields, multipliers }: PatternTask,
  records: number,
  randomPairs: number,
  random: RandomStream,
): Float64Array[] {
  const width = PAIRS_OF_ROW + 1;
  const draws = records < 2 ? 0 : Math.ceil(randomPairs / PAIRS_OF_ROW);
  const rows = new Int32Array(draws * width);
  for (let at = 0; at < rows.length; at += width) {
    const row = random.integer(records);
    rows[at] = row;
    for (let index = 1; index < width; index++) {
      const other = random.integer(records - 1);
      rows[at + index] = other < row ? other : other + 1;
    }
  }
  const sums = fields.map((field) => new Float64Array(field.levels.length));
  for (const [pattern, count] of pass.countFirst(rows, width).entries()) {
    if (count === 0) continue;
    for (const [index, field] of fields.entries()) {
      const level = Math.floor(pattern / multipliers[index]!) % patternRadix(field);
      if (level < field.levels.length) sums[index]![level]! += count;
    }
  }
  return fields.map((field, index) =>
    mixtureShares(sums[index]!, new Float64Array(field.levels.length).fill(1 / field.levels.length)),
  );
}
