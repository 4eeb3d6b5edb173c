import { InputError } from '@assay/statistics';
import { checkFit } from './checked-fit.ts';
import { type FieldProbabilities, fitMixture, mixtureShares, type PatternCounts } from './expectation-maximisation.ts';

/** A field by its levels alone: the first is the strongest agreement. */
export interface FieldLevels {
  readonly name: string;
  readonly levels: readonly string[];
}

/** The pairs that share one key, counted by their patterns, those that other keys share included. */
export interface CountedBlock {
  readonly name: string;
  /** Names of the fields that sharing the key says something about: its pairs do not train them. */
  readonly informs: readonly string[];
  readonly pairs: number;
  readonly patterns: PatternCounts;
}

interface PatternFitSettings {
  readonly records: number;
  readonly fields: readonly FieldLevels[];
  /** P(level | different people) of each field. */
  readonly chance: readonly Float64Array[];
  readonly blocks: readonly CountedBlock[];
  /** Names of the blocks whose pairs train the model; all unless stated. */
  readonly trainOn?: readonly string[];
  /** Names of the fields in which twins agree no more than strangers do; none unless stated. */
  readonly twinsDifferIn?: readonly string[];
}

export interface FittedField extends FieldProbabilities {
  readonly name: string;
  readonly levels: readonly string[];
  /** log2(m / u) of each level: how many bits it speaks for one person. */
  readonly weights: Float64Array;
}

/** A model that was fitted to counts of patterns, before any pair is scored. */
export interface PatternFit {
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
  readonly sessions: readonly TrainingSession[];
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

/**
 * What does each agreement weigh, and how many pairs are about one person, as counts of patterns tell it?
 *
 * The step of {@link fellegiSunter} between counting and scoring: it needs no record and no pair, so that the pairs of each
 * key may be counted in slices, wherever the records lie, by {@link patternCounter}. Method and source as there.
 *
 * Edge rules: a block without pairs teaches nothing; without any the weights stay a first guess.
 *
 * @throws InputError where a block to train on, or a field in which twins differ, does not exist, a field lacks the chance
 * of a level, or a pattern the level of a field.
 *
 * @example
 * const fields = [{ name: 'surname', levels: ['same', 'other'] }];
 * const patterns = { levels: [Int32Array.of(0), Int32Array.of(1)], counts: Float64Array.of(30, 70) };
 * const blocks = [{ name: 'date', informs: [], pairs: 100, patterns }];
 * fitPatterns({ records: 200, fields, chance: [Float64Array.of(0.01, 0.99)], blocks }).sessions.length // 1
 */
export function fitPatterns(settings: PatternFitSettings): PatternFit {
  const { records, fields, blocks, twinsDifferIn = [] } = settings;
  checkFit(settings);
  refuseUnknownNames(settings);
  const trainOn = settings.trainOn ?? blocks.map(({ name }) => name);
  const chance = fields.map(({ levels }, index) => ({
    u: settings.chance[index]!,
    m: startingAgreement(levels.length),
  }));
  let training = trainBlocks(blocks, trainOn, fields, chance, placesOf(twinsDifferIn, fields));
  let kinShare = kinWeightOf(training, blocks, records);
  const twinsRefused = kinShare * ((records * (records - 1)) / 2) > MOST_TWIN_PAIRS * records;
  if (twinsRefused) {
    training = trainBlocks(blocks, trainOn, fields, chance, []);
    kinShare = 0;
  }
  const modelPrior = priorOf(training, blocks, fields, records);
  const fitted = fields.map(({ name, levels }, index): FittedField => {
    const m = training.m[index]!;
    const { u } = chance[index]!;
    return { name, levels, m, u, weights: m.map((each, level) => Math.log2(each / u[level]!)) };
  });
  const exact = deterministicPrior(blocks, fields, fitted, records);
  const priorShare = Math.min(0.5, Math.max(modelPrior, exact ?? 0));
  return {
    fields: fitted,
    priorShare,
    priorFrom: priorShare > modelPrior ? 'exact agreement' : 'the model',
    kinShare,
    twinsDifferIn: kinShare === 0 ? [] : twinsDifferIn,
    twinsRefused,
    modelPrior,
    deterministicPrior: exact,
    sessions: training.sessions,
  };
}

/** Places of the fields of these names. @throws InputError where there is none of a name. */
export function placesOf(names: readonly string[], fields: readonly FieldLevels[]): number[] {
  return names.map((name) => {
    const field = fields.findIndex((each) => each.name === name);
    if (field >= 0) return field;
    throw new InputError(`no field is called "${name}". Use ${fields.map((each) => each.name).join(', ')}.`);
  });
}

/** @throws InputError where a block to train on, or a field in which twins differ, does not exist. */
export function refuseUnknownNames({
  fields,
  blocks,
  trainOn = [],
  twinsDifferIn = [],
}: Pick<PatternFitSettings, 'fields' | 'trainOn' | 'twinsDifferIn'> & {
  readonly blocks: readonly { readonly name: string }[];
}): void {
  const unknown = trainOn.find((name) => blocks.every((block) => block.name !== name));
  if (unknown !== undefined) {
    throw new InputError(
      `no block to train on is called "${unknown}". Use ${blocks.map(({ name }) => name).join(', ')}.`,
    );
  }
  placesOf(twinsDifferIn, fields);
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
  blocks: readonly CountedBlock[],
  trainOn: readonly string[],
  fields: readonly FieldLevels[],
  chance: readonly FieldProbabilities[],
  apart: readonly number[],
): Training {
  const sums = fields.map((field) => new Float64Array(field.levels.length));
  const weights = new Float64Array(fields.length);
  const sessions: TrainingSession[] = [];
  for (const block of blocks) {
    if (!trainOn.includes(block.name)) continue;
    const trained = fields.flatMap((field, position) => (block.informs.includes(field.name) ? [] : [position]));
    const fit = fitMixture(block.patterns, chance, trained, 0.1, apart);
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
function kinWeightOf(training: Training, blocks: readonly CountedBlock[], records: number): number {
  const all = (records * (records - 1)) / 2;
  if (all === 0) return 0;
  const found = training.sessions.map(
    ({ block, kinShare }) => (kinShare * blocks.find(({ name }) => name === block)!.pairs) / all,
  );
  return Math.max(0, ...found);
}

/**
 * The prior from a deterministic rule: pairs that agree wholly in every field they state, over the share of matches that
 * would. `null` where no such pair was compared.
 */
function deterministicPrior(
  blocks: readonly CountedBlock[],
  fields: readonly FieldLevels[],
  fitted: readonly FieldProbabilities[],
  records: number,
): number | null {
  const all = (records * (records - 1)) / 2;
  let best: number | null = null;
  for (const {
    pairs,
    patterns: { levels, counts },
  } of blocks) {
    if (pairs === 0) continue;
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
  blocks: readonly CountedBlock[],
  fields: readonly FieldLevels[],
  records: number,
): number {
  let matches = 0;
  let used = 0;
  for (const { block, matchShare } of training.sessions) {
    const { informs, pairs } = blocks.find(({ name }) => name === block)!;
    let caught = 1;
    for (const [position, field] of fields.entries()) {
      if (informs.includes(field.name)) caught *= training.m[position]![0]!;
    }
    // A key on which matches hardly ever agree says nothing of how many there are.
    if (caught < LEAST_CAUGHT) continue;
    matches += (matchShare * pairs) / caught;
    used++;
  }
  const all = (records * (records - 1)) / 2;
  if (used === 0 || all === 0) return 1e-6;
  return Math.min(0.5, Math.max(1e-12, matches / used / all));
}
