import { InputError, type RandomStream } from '@assay/statistics';
import type { Kernel } from '../sweep/compare-groups.ts';
import { type BlockRule, CandidatePairs } from './candidate-pairs.ts';
import { countPatterns } from './count-patterns.ts';
import { type FieldProbabilities, fitMixture, mixtureShares, type PatternCounts } from './expectation-maximisation.ts';
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

export interface FittedField extends FieldProbabilities {
  readonly name: string;
  readonly levels: readonly string[];
  /** log2(m / u) of each level: how many bits it speaks for one person. */
  readonly weights: Float64Array;
}

export interface FellegiSunterModel {
  readonly fields: readonly FittedField[];
  /**
   * Probability that two records drawn at random are about one person: the larger of what the model finds in its blocks and
   * of what exact agreement gives, since either misses the matches that its keys do not catch.
   */
  readonly priorShare: number;
  readonly priorFrom: 'the model' | 'exact agreement';
  /** Probability that two records drawn at random are about two people of one birth; 0 where they are no class. */
  readonly kinShare: number;
  /** Fields in which twins agree as strangers do; none where they are no class. */
  readonly twinsDifferIn: readonly string[];
  /** Whether the fit found more twins than are born, so that the class was given up. */
  readonly twinsRefused: boolean;
  /** The prior as the model finds it in its blocks. */
  readonly modelPrior: number;
  /** The prior as exact agreement of all fields gives it; `null` where nobody agrees so. */
  readonly deterministicPrior: number | null;
  readonly comparedPairs: number;
  readonly patterns: number;
  readonly sessions: readonly TrainingSession[];
  readonly pairs: ScoredPairs;
}

/** Expectation–maximisation on the pairs of one block. */
interface TrainingSession {
  readonly block: string;
  readonly matchShare: number;
  readonly kinShare: number;
  readonly iterations: number;
  /** Where false, the iterations ran out before the shares stood still: hold the weights with care. */
  readonly converged: boolean;
}

/**
 * Pairs of records of twins for each record, at most: sixteen births in a thousand are of twins, so that eight pairs come
 * to a thousand people, and more where people have several records. Where the fit finds more, what passes for twins is
 * one person under another first name, and the class is given up.
 */
const MOST_TWIN_PAIRS = 0.02;

/** Share of matches that must agree on a block's key for the block to tell how many there are. */
const LEAST_CAUGHT = 0.01;

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
 * @throws InputError where the fields' levels make more than four million patterns, or a block to train on does not
 * exist.
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
  const { randomPairs = 1_000_000, keepAbove = 0.01, trainOn = blocks.map(({ name }) => name) } = settings;
  const patternSpace = fields.reduce((product, field) => product * patternRadix(field), 1);
  if (patternSpace > MOST_PATTERNS) {
    throw new InputError(
      `the fields have too many levels together: ${patternSpace} patterns, at most ${MOST_PATTERNS}. Use fewer levels or fields.`,
    );
  }
  const unknown = trainOn.find((name) => blocks.every((block) => block.name !== name));
  if (unknown !== undefined) {
    throw new InputError(
      `no block to train on is called "${unknown}". Use ${blocks.map(({ name }) => name).join(', ')}.`,
    );
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
  const apart = (settings.twinsDifferIn ?? []).map((name) => {
    const field = fields.findIndex((each) => each.name === name);
    if (field >= 0) return field;
    throw new InputError(`no field is called "${name}". Use ${fields.map((each) => each.name).join(', ')}.`);
  });
  let training = trainBlocks(counted.byBlock, blocks, trainOn, fields, chance, apart);
  let kinShare = kinWeightOf(training, candidates, blocks, records);
  const twinsRefused = kinShare * ((records * (records - 1)) / 2) > MOST_TWIN_PAIRS * records;
  if (twinsRefused) {
    training = trainBlocks(counted.byBlock, blocks, trainOn, fields, chance, []);
    kinShare = 0;
  }
  const modelPrior = priorOf(training, blocks, candidates, fields, records);
  const fitted = fields.map((field, index): FittedField => {
    const m = training.m[index]!;
    const u = chance[index]!.u;
    return {
      name: field.name,
      levels: field.levels,
      m,
      u,
      weights: m.map((each, level) => Math.log2(each / u[level]!)),
    };
  });
  const exact = deterministicPrior(counted.byBlock, candidates, fields, fitted, records);
  const priorShare = Math.min(0.5, Math.max(modelPrior, exact ?? 0));
  const pairs = scorePairs({
    ...task,
    pass,
    fitted,
    priorShare,
    kinShare,
    apart,
    keepAbove,
  });
  return {
    fields: fitted,
    priorShare,
    kinShare,
    twinsDifferIn: kinShare === 0 ? [] : (settings.twinsDifferIn ?? []),
    twinsRefused,
    deterministicPrior: exact,
    modelPrior,
    priorFrom: priorShare > modelPrior ? 'exact agreement' : 'the model',
    comparedPairs: counted.pairs,
    patterns: counted.distinct,
    sessions: training.sessions,
    pairs,
  };
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
): FieldProbabilities[] {
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
  return fields.map((field, index) => ({
    u: mixtureShares(sums[index]!, new Float64Array(field.levels.length).fill(1 / field.levels.length)),
    m: startingAgreement(field.levels.length),
  }));
}

/** A first guess: nine in ten agree wholly, the rest less and less. */
function startingAgreement(levels: number): Float64Array {
  const m = new Float64Array(levels);
  let rest = 1;
  for (let level = 0; level < levels - 1; level++) {
    m[level] = rest * 0.8;
    rest *= 0.2;
  }
  m[levels - 1] = rest;
  return m;
}

interface Training {
  readonly m: readonly Float64Array[];
  readonly sessions: readonly TrainingSession[];
}

function trainBlocks(
  byBlock: readonly PatternCounts[],
  blocks: readonly BlockRule[],
  trainOn: readonly string[],
  fields: readonly LevelColumn[],
  chance: readonly FieldProbabilities[],
  apart: readonly number[],
): Training {
  const sums = fields.map((field) => new Float64Array(field.levels.length));
  const weights = new Float64Array(fields.length);
  const sessions: TrainingSession[] = [];
  for (const [index, block] of blocks.entries()) {
    if (!trainOn.includes(block.name)) continue;
    const trained = fields.flatMap((field, position) => (block.informs.includes(field.name) ? [] : [position]));
    const fit = fitMixture(byBlock[index]!, chance, trained, 0.1, apart);
    const { matchShare, kinShare, iterations, converged } = fit;
    sessions.push({ block: block.name, matchShare, kinShare, iterations, converged });
    for (const field of trained) {
      weights[field]! += 1;
      for (let level = 0; level < sums[field]!.length; level++) sums[field]![level]! += fit.m[field]![level]!;
    }
  }
  return {
    m: fields.map((_, field) =>
      weights[field] === 0 ? chance[field]!.m : mixtureShares(sums[field]!, chance[field]!.m),
    ),
    sessions,
  };
}

/** Twins in the whole file per pair: as the block tells that finds most of them, since all share their date of birth. */
function kinWeightOf(
  training: Training,
  candidates: CandidatePairs,
  blocks: readonly BlockRule[],
  records: number,
): number {
  const all = (records * (records - 1)) / 2;
  if (all === 0) return 0;
  const found = training.sessions.map(
    ({ block, kinShare }) => (kinShare * candidates.pairsOf(blocks.findIndex(({ name }) => name === block))) / all,
  );
  return Math.max(0, ...found);
}

/**
 * The prior from a deterministic rule: pairs that agree wholly in every field they state, over the share of matches that
 * would. `null` where no such pair was compared.
 */
function deterministicPrior(
  byBlock: readonly PatternCounts[],
  candidates: CandidatePairs,
  fields: readonly LevelColumn[],
  fitted: readonly FieldProbabilities[],
  records: number,
): number | null {
  const all = (records * (records - 1)) / 2;
  let best: number | null = null;
  for (const [rule, { levels, counts }] of byBlock.entries()) {
    if (candidates.pairsOf(rule) === 0) continue;
    let agreeing = 0;
    for (const [pattern, own] of levels.entries()) {
      if (fields.every((_, field) => own[field] === 0)) agreeing += counts[pattern]!;
    }
    const share = fitted.reduce((product, { m }) => product * m[0]!, 1);
    if (agreeing > 0) best = Math.max(best ?? 0, agreeing / share / all);
  }
  return best;
}

/** Matches in the whole file per pair: each block's matches over the share of matches that agree on its key. */
function priorOf(
  training: Training,
  blocks: readonly BlockRule[],
  candidates: CandidatePairs,
  fields: readonly LevelColumn[],
  records: number,
): number {
  let matches = 0;
  let used = 0;
  for (const { block, matchShare } of training.sessions) {
    const index = blocks.findIndex(({ name }) => name === block);
    let caught = 1;
    for (const [position, field] of fields.entries()) {
      if (blocks[index]!.informs.includes(field.name)) caught *= training.m[position]![0]!;
    }
    // A key on which matches hardly ever agree says nothing of how many there are.
    if (caught < LEAST_CAUGHT) continue;
    matches += (matchShare * candidates.pairsOf(index)) / caught;
    used++;
  }
  const all = (records * (records - 1)) / 2;
  if (used === 0 || all === 0) return 1e-6;
  return Math.min(0.5, Math.max(1e-12, matches / used / all));
}
