import { checkedAmounts, InputError } from '@assay/statistics';
import type { FellegiSunterModel } from './fellegi-sunter-settings.ts';
import { type LevelColumn, patternRadix } from './level-column.ts';
import { linkOddsAgainstBoth } from './odds-against-both.ts';
import { termWeight } from './pair-weights.ts';
import { linkProbability } from './score-pairs.ts';

export interface WaterfallStep {
  readonly field: string;
  /** What was found: a level, "missing", or "how common the value is". */
  readonly finding: string;
  /** Bits that this step adds, and the total after it. */
  readonly bits: number;
  readonly total: number;
}

/**
 * Why does the model think that these two records are about one person?
 *
 * Waterfall of match weights in bits: the prior, then each field's log2(m / u), then what the rarity of an equal value
 * adds, and last what twins take away, where the model knows them. A missing field adds nothing. The last total gives the probability 1 / (1 + 2^−total).
 *
 * @throws InputError where a row is none, shares are no parts of one, or a field has no weight for each level.
 *
 * Source: Fellegi and Sunter (1969); Linacre et al. (2022).
 *
 * @example
 * explainPair(model, fields, 0, 1).steps.map(({ field, finding }) => [field, finding]) // [['before looking', 'any two records'], ['forename', 'anything else'], ['surname', 'anything else']]
 */
export function explainPair(
  model: FellegiSunterModel,
  fields: readonly LevelColumn[],
  left: number,
  right: number,
): { readonly steps: readonly WaterfallStep[]; readonly weight: number; readonly probability: number } {
  const { priorShare, kinShare, twinsDifferIn } = model;
  checkedAmounts([left, right], 'rows');
  if (!(priorShare >= 0 && kinShare >= 0 && priorShare + kinShare < 1))
    throw new InputError(
      `shares of pairs must be parts of one: ${priorShare} and ${kinShare}. Pass what fellegiSunter gives.`,
    );
  for (const [index, field] of fields.entries()) {
    const fitted = model.fields[index];
    if (fitted?.weights.length !== field.levels.length || !(fitted.u[0]! > 0) || !fitted.weights.every(Number.isFinite))
      throw new InputError(
        `field ${field.name} has no weight for each level. Pass the fields that the model was fitted to.`,
      );
  }
  const prior = Math.log2(priorShare / (1 - priorShare - kinShare));
  let kinWeight = kinShare === 0 ? Number.POSITIVE_INFINITY : Math.log2(priorShare / kinShare);
  const steps: WaterfallStep[] = [{ field: 'before looking', finding: 'any two records', bits: prior, total: prior }];
  let total = prior;
  const add = (field: string, finding: string, bits: number): void => {
    total += bits;
    if (twinsDifferIn.includes(field)) kinWeight += bits;
    steps.push({ field, finding, bits, total });
  };
  const pattern = new Int32Array(1);
  for (const [index, field] of fields.entries()) {
    pattern[0] = 0;
    field.addLevels(left, Int32Array.of(right), 1, 1, pattern);
    const level = pattern[0]!;
    const fitted = model.fields[index]!;
    if (level === patternRadix(field) - 1) add(field.name, 'missing', 0);
    else {
      add(field.name, field.levels[level]!, fitted.weights[level]!);
      if (level === 0 && field.termCodes !== null) {
        add(field.name, 'how common the value is', termWeight(field.termCodes, fitted.u[0]!)[field.termCodes[left]!]!);
      }
    }
  }
  if (kinShare > 0)
    add('twins', 'who agree in all else as one person does', linkOddsAgainstBoth(total, kinWeight) - total);
  return { steps, weight: total, probability: linkProbability(total) };
}
