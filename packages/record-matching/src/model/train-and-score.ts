import type { RandomStream } from '@assay/statistics';
import { CandidatePairs } from './candidate-pairs.ts';
import { countPatterns, distinctPatterns } from './count-patterns.ts';
import { mixtureShares, type PatternCounts } from './expectation-maximisation.ts';
import type { FellegiSunterModel, FellegiSunterSettings } from './fellegi-sunter-settings.ts';
import { fitPatterns, type PatternFit, placesOf } from './fit-patterns.ts';
import { patternRadix } from './level-column.ts';
import { listWhileCounting } from './list-while-counting.ts';
import { pairWeights, rareValues } from './pair-weights.ts';
import type { PatternPass, PatternTask } from './pattern-pass.ts';
import { scalarPatterns } from './scalar-patterns.ts';
import { scorePairs } from './score-pairs.ts';
import { vectorPatterns } from './vector-patterns.ts';

/** With more pairs than these, a model that some blocks train says which pairs to list while all are counted. */
const GUESSED_ABOVE = 4_000_000;
/** Pairs of each rule that train it, about: one in so many, and no fewer than these. */
const GUESSING_ONE_IN = 50;
const FEWEST_GUESSING = 1_000_000;
/** Bits by which a pair may weigh more by the model than by the guess before pairs must be compared a second time. */
const SLACK = 0.75;

function somePatterns(pass: PatternPass, { candidates, fields }: PatternTask, rule: number): PatternCounts {
  const pairs = candidates.pairsOf(rule);
  const guessing = Math.max(FEWEST_GUESSING, pairs / GUESSING_ONE_IN);
  const counts = pass.countSome(rule, Math.max(1, Math.floor(pairs / guessing)));
  const some = counts.reduce((sum, each) => sum + each, 0);
  return distinctPatterns(some === 0 ? counts : counts.map((each) => (each * pairs) / some), fields);
}

/**
 * The model of settings that were checked. Where there are many pairs, those to score are listed while all are counted, by
 * the guess of a model that some of the blocks train; where the guess was too strict they are compared again. What comes
 * out is the same.
 */
export function trainAndScore(
  settings: FellegiSunterSettings,
  random: RandomStream,
  guessAbove = GUESSED_ABOVE,
): FellegiSunterModel {
  const { records, fields, blocks, randomPairs = 1_000_000, keepAbove = 0.01 } = settings;
  const patternSpace = fields.reduce((product, field) => product * patternRadix(field), 1);
  const multipliers = new Int32Array(fields.length);
  for (let field = 0, product = 1; field < fields.length; field++) {
    multipliers[field] = product;
    product *= patternRadix(fields[field]!);
  }
  const candidates = new CandidatePairs(blocks);
  const task = { candidates, fields, multipliers, patternSpace };
  let pass: PatternPass | null = null;
  const passOf = (): PatternPass => {
    pass ??= (settings.kernel === 'scalar' ? null : vectorPatterns(task)) ?? scalarPatterns(task);
    return pass;
  };
  const chance = chanceAgreement(passOf(), task, records, randomPairs, random);
  const apart = placesOf(settings.twinsDifferIn ?? [], fields);
  const fitTo = (patternsOf: (rule: number) => PatternCounts): PatternFit =>
    fitPatterns({
      ...settings,
      chance,
      blocks: blocks.map(({ name, informs }, rule) => ({
        name,
        informs,
        pairs: candidates.pairsOf(rule),
        patterns: patternsOf(rule),
      })),
    });
  const rare = rareValues(
    fields,
    chance.map(([equal]) => equal!),
  );
  const weighing = ({ fields: fitted, priorShare, kinShare }: PatternFit) => ({
    ...task,
    rare,
    fitted,
    priorShare,
    kinShare,
    apart,
    keepAbove,
  });
  const all = blocks.reduce((sum, _, rule) => sum + candidates.pairsOf(rule), 0);
  const isGuessed = all > guessAbove;
  const guess = isGuessed
    ? pairWeights({ ...weighing(fitTo((rule) => somePatterns(passOf(), task, rule))), slack: SLACK }).hope
    : null;
  const listing = guess === null ? null : listWhileCounting(passOf, guess);
  const counted = countPatterns(listing ?? passOf(), task);
  const fit = fitTo((rule) => counted.byBlock[rule]!);
  // What was compared with a kernel's memory is let go before pairs are kept; it is made again where it is needed.
  if (listing !== null) pass = null;
  const counting = listing ?? passOf();
  const pairs = scorePairs({ ...weighing(fit), pass: counting });
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
