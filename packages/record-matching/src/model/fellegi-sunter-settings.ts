import type { Kernel } from '../tolerance-sweep/sweep-groups.ts';
import type { BlockRule } from './candidate-pairs.ts';
import type { PatternFit } from './fit-patterns.ts';
import type { LevelColumn } from './level-column.ts';
import type { ScoredPairs } from './scored-pairs.ts';

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
