import {
  checkedAmounts,
  checkedDraws,
  checkedLevel,
  drawGamma,
  drawNormal,
  drawPoisson,
  InputError,
  type Interval,
  quantileR7Sorted,
  type RandomStream,
} from '@assay/statistics';
import { CLASSES, DISTANCES } from '../tolerance-sweep/pair-list.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';
import type { DecoyPairs } from '../without-labels/decoy-pairs.ts';
import { type ExtractDraw, type Growth, growthFromExtract, growthOfRegister } from './extract-law.ts';
import { correlatedNames } from './name-spread.ts';
import { type WrongLinkKinds, wrongLinksByKind } from './wrong-links-by-kind.ts';

export interface Predicted {
  readonly value: number;
  readonly interval: Interval;
}

/** What one tolerance is expected to link in a register of another size. */
export interface LiveLinks {
  readonly records: number;
  readonly wrong: Predicted;
  /** Of those: pairs of strangers, who agree by chance. */
  readonly strangers: Predicted;
  /** Of those: twins, and other people who share name and date of birth beyond chance. */
  readonly sameBirth: Predicted;
  readonly right: Predicted;
  readonly wrongShare: Predicted | null;
}

export interface LiveRegister {
  /** `null` where the extract is the register itself. */
  readonly draw: ExtractDraw;
  /** Draws of the wrong links by rule (forename × 4 + surname) and draw: `wrong[rule * draws + draw]`. */
  readonly wrong: Float64Array;
  readonly draws: number;
  /** Wrong links by rule: the point within each rule's own range. */
  readonly expectedWrong: Float64Array;
  /** Pairs of records for each pair of people wrongly linked. */
  readonly recordsPerPair: number;
  readonly growth: Growth;
  links(forename: number, surname: number): LiveLinks;
}

export interface LiveRegisterOptions {
  readonly liveRecords: number;
  readonly draw: ExtractDraw;
  /** Where the register is to be seen later: its size then. */
  readonly laterRecords?: number;
  /** A number per home and row, −1 where none is recorded; `null` where homes are not recorded. */
  readonly homeOfRow: Int32Array | null;
  readonly draws?: number;
  readonly level?: number;
}

/**
 * How many wrong merges would the same tolerance make in the live register, and in five years' time?
 *
 * Wrong links are of two kinds. Strangers agree by chance: their rate comes from decoy dates of birth, some hundred
 * times as many comparisons as the extract's own dates allow, and their number grows with pairs of people. Twins and
 * namesakes were counted in the extract beyond that chance, those who shared a home apart from the others, and grow as
 * the draw of the extract says ({@link growthFromExtract}). Right links grow likewise.
 *
 * The interval predicts the count in the live register: by simulation of the rate of strangers (chance, several records
 * of one person, names that are common by chance in the extract), of the few twins counted (gamma, from half a pair),
 * and of what the live register itself draws.
 *
 * Edge rules: where too little was counted for the expectation to lie within its own range (none counted: nought), the
 * middle of the simulated counts stands for it. The excess over chance is never below nought. Names, dates and errors are taken to stay as they are.
 *
 * @throws InputError where the sweep knows no truth, nothing was compared across dates, or its parts do not fit each other, a size is not above one record,
 * homes are not one per record, or draws or level are out of range.
 *
 * Source: negative controls after Lipsitch, Tchetgen Tchetgen and Cohen (2010); the birthday argument of McDonald and
 * Levitt (2008), Election Law Journal 7; dependence after Aronow, Samii and Assenova (2015).
 *
 * @example
 * const decoys = decoyPairs(records, records.dateOfBirth.codes.map((code) => code * 401));
 * const options = { liveRecords: 7000, draw: 'families', homeOfRow: null, draws: 100 };
 * registerAtLiveSize(sweep, decoys, options, randomStream('example')).links(1, 1).right.value // 1000
 */
export function registerAtLiveSize(
  sweep: ToleranceSweep,
  decoys: DecoyPairs,
  options: LiveRegisterOptions,
  random: RandomStream,
): LiveRegister {
  const { liveRecords, draw, laterRecords, homeOfRow, draws = 4000 } = options;
  const level = checkedLevel(options);
  if (checkedDraws(draws, 'draws') > MOST_DRAWS)
    throw new InputError(`draws must be ${MOST_DRAWS} or fewer: ${draws}. Four thousand are usual.`);
  const kinds = wrongLinksByKind(sweep, homeOfRow);
  checkedAmounts([decoys.exposure, decoys.samePairs, kinds.rightPairs], 'pairs of a date');
  const first = growthFromExtract(draw, sweep.records, liveRecords);
  const records = laterRecords ?? liveRecords;
  const then = laterRecords === undefined ? first : growthOfRegister(liveRecords, laterRecords);
  const growth =
    laterRecords === undefined
      ? first
      : {
          strangers: first.strangers * then.strangers,
          sameBirth: first.sameBirth * then.sameBirth,
          rightly: first.rightly * then.rightly,
        };
  const { exposure, links: decoyLinks } = decoys;
  // No strangers of no comparison would be a claim about millions.
  if (exposure === 0)
    throw new InputError(
      'no two dates of birth lie an offset apart: nothing tells how often strangers agree. Give more records.',
    );
  const strangerPairs = Math.max(0, decoys.samePairs - kinds.rightPairs);
  const perDecoy = strangerPairs / exposure;
  const { clump } = kinds;
  const half = kinds.homesKnown ? 0.5 : 1;
  const clumps = clumpsByClass(kinds, clump);
  const spread = correlatedNames(decoyLinks);
  const remaining = Math.sqrt(Math.min(1, sweep.records / records));

  const strangersOf = new Float64Array(DRAWN * draws);
  const sameBirthOf = new Float64Array(DRAWN * draws);
  const wrong = new Float64Array(DRAWN * draws);
  const rate = new Float64Array(CLASSES);
  const later = new Float64Array(CLASSES);
  const excess = new Float64Array(CLASSES);
  const home = new Float64Array(CLASSES);
  for (let each = 0; each < draws; each++) {
    const here = spread.draw(random);
    const there = spread.draw(random);
    for (let kind = 0; kind < CLASSES; kind++) {
      const seen = clump * drawGamma(random, decoyLinks.byClass[kind]! / clump + halfPair(kind));
      const expected = seen * perDecoy * Math.exp(here[kind]!);
      rate[kind] = expected;
      // What is common by chance in the extract is so again, less and less, in the larger register.
      later[kind] = expected * growth.strangers * Math.exp(there[kind]! * remaining);
      const size = clumps[kind]!;
      excess[kind] = size * drawGamma(random, kinds.elsewhere[kind]! / size + half * halfPair(kind)) - expected;
      home[kind] = kinds.homesKnown ? size * drawGamma(random, kinds.atHome[kind]! / size + half * halfPair(kind)) : 0;
    }
    for (let rule = 0; rule < DRAWN; rule++) {
      const chance = withinBox(later, rule);
      // Fewer than chance lets expect is chance as well: held at nought, it would push the sum of both kinds up.
      const beyond = (withinBox(excess, rule) + withinBox(home, rule)) * growth.sameBirth;
      const place = rule * draws + each;
      strangersOf[place] = drawClumps(random, chance, clump);
      sameBirthOf[place] = drawClumps(random, beyond, clump);
      wrong[place] = Math.max(0, strangersOf[place]! + (beyond < 0 ? beyond : sameBirthOf[place]!));
    }
  }

  const expectedOf = (rule: number): { strangers: number; sameBirth: number } => {
    const chance = withinBox(decoyLinks.byClass, rule) * perDecoy;
    const beyond = Math.max(0, withinBox(kinds.elsewhere, rule) - chance) + withinBox(kinds.atHome, rule);
    return { strangers: chance * growth.strangers, sameBirth: beyond * growth.sameBirth };
  };
  const expectedWrong = Float64Array.from({ length: DRAWN }, (_, rule) => {
    const { strangers, sameBirth } = expectedOf(rule);
    return pointOf(wrong.slice(rule * draws, (rule + 1) * draws).sort(), strangers + sameBirth, level);
  });
  const links = (forename: number, surname: number): LiveLinks => {
    const rule = forename * DISTANCES + surname;
    const { strangers, sameBirth } = expectedOf(rule);
    const range = (drawn: Float64Array, expected: number): Predicted => {
      const sorted = drawn.slice().sort();
      const { low, high, ...rest } = intervalOf(sorted, level);
      const value = pointOf(sorted, expected, level);
      return { value, interval: { low: Math.floor(low), high: Math.ceil(high), ...rest } };
    };
    const of = (drawn: Float64Array): Float64Array => drawn.slice(rule * draws, (rule + 1) * draws);
    const counted = sweep.rows[rule]!.errors!.truePairs;
    const right = drawRight(random.split(`right ${rule}`), counted, growth.rightly, clump, draws);
    const wrongHere = of(wrong);
    const shares = wrongHere.map((each, index) => each / Math.max(each + right[index]!, Number.MIN_VALUE));
    shares.sort();
    const value = expectedWrong[rule]!;
    const all = value + counted * growth.rightly;
    return {
      records,
      wrong: range(wrongHere, value),
      strangers: range(of(strangersOf), strangers),
      sameBirth: range(of(sameBirthOf), sameBirth),
      right: range(right, counted * growth.rightly),
      wrongShare:
        all === 0 ? null : { value: pointOf(shares, value / all, level), interval: intervalOf(shares, level) },
    };
  };
  return { draw, wrong, draws, expectedWrong, recordsPerPair: kinds.recordsPerPair, growth, links };
}

/** Pairs of records for each pair of people by class: as counted, where that is more than people's records let expect. */
function clumpsByClass({ links }: WrongLinkKinds, clump: number): Float64Array {
  const { own } = links.covariance();
  return Float64Array.from({ length: CLASSES }, (_, kind) =>
    links.byClass[kind] === 0 ? clump : Math.max(clump, own[kind * CLASSES + kind]! / links.byClass[kind]!),
  );
}

/** Sixteen rules, three counts of each: half a gigabyte. */
const MOST_DRAWS = 1_000_000;

/** One rule for each pair of tolerances. */
const DRAWN = DISTANCES * DISTANCES;

/** Jeffreys' half an event, once for every rule: at the class that all rules hold; a trace at the others. */
function halfPair(kind: number): number {
  return kind === 0 ? 0.5 : 0.5 / CLASSES;
}

function withinBox(byClass: Float64Array, rule: number): number {
  const forename = Math.floor(rule / DISTANCES);
  const surname = rule % DISTANCES;
  let sum = 0;
  for (let f = 0; f <= forename; f++) for (let s = 0; s <= surname; s++) sum += byClass[f * DISTANCES + s]!;
  return sum;
}

/** A count with the given mean that comes in clumps of about so many. */
function drawClumps(random: RandomStream, mean: number, clump: number): number {
  return mean <= 0 ? 0 : clump * drawPoisson(random, mean / clump);
}

function drawRight(random: RandomStream, counted: number, growth: number, clump: number, draws: number): Float64Array {
  const deviation = Math.sqrt(clump * counted * growth * (growth + 1));
  return Float64Array.from({ length: draws }, () => Math.max(0, counted * growth + deviation * drawNormal(random)));
}

/**
 * What is expected by the counts alone, or the median of the draws where these leave it out: of no wrong link counted, half
 * a pair may still be hidden, which the draws know and the count does not.
 */
function pointOf(sorted: Float64Array, expected: number, level: number): number {
  const { low, high } = intervalOf(sorted, level);
  return expected >= low && expected <= high ? expected : Number(quantileR7Sorted(sorted, 0.5));
}

function intervalOf(sorted: Float64Array, level: number): Interval & { readonly low: number; readonly high: number } {
  const tail = (1 - level) / 2;
  return {
    low: Number(quantileR7Sorted(sorted, tail)),
    high: Number(quantileR7Sorted(sorted, 1 - tail)),
    level,
    method: 'Simulated prediction of strangers, twins and the live count',
  };
}
