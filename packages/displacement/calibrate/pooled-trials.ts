import {
  criticalValue,
  designEffect,
  isComputed,
  studentQuantile,
  USUAL_LEVEL,
  wilsonInterval,
} from '@assay/statistics';
import type { PlaceboTrial } from '../src/index.ts';

/** Trials that share months, areas or crimes stand together: one city's crimes over one stretch of months. */
export interface TrialsOfPanel {
  /** The crimes that it counts: panels that cut the same crimes into other areas share it. */
  readonly crimes: string;
  readonly trials: readonly PlaceboTrial[];
}

export interface PooledShare {
  readonly trials: number;
  readonly blocks: number;
  readonly share: number;
  readonly power: number;
  /** `null` with fewer than two blocks, which show no spread. */
  readonly range: readonly [low: number, high: number] | null;
}

/**
 * The share of alarms over all panels, as far as blocks of their crimes tell: cluster-robust variance of Σ alarms ÷ Σ
 * trials between blocks, in Wilson's interval, with Student's t for so few. Trials that begin in
 * other blocks of `blockMonths`, the months of a whole window, share few or none.
 */
export function pooledShare(panels: readonly TrialsOfPanel[], blockMonths: number): PooledShare {
  const blocks = new Map<string, { alarms: number; trials: number }>();
  let found = 0;
  for (const { crimes, trials } of panels)
    for (const { window, isAlarm, isFallFound } of trials) {
      const key = `${crimes} ${Math.floor(window.choosing.from / blockMonths)}`;
      const block = blocks.get(key) ?? { alarms: 0, trials: 0 };
      blocks.set(key, block);
      block.trials++;
      if (isAlarm) block.alarms++;
      if (isFallFound) found++;
    }
  const each = [...blocks.values()];
  const [alarms, trials] = [each.map((block) => block.alarms), each.map((block) => block.trials)];
  const [successes, total] = [alarms, trials].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [
    number,
    number,
  ];
  const pooled = { trials: total, blocks: each.length, share: successes / total, power: found / total };
  if (each.length < 2) return { ...pooled, range: null };
  const few = studentQuantile(1 - (1 - USUAL_LEVEL) / 2, each.length - 1) / criticalValue(USUAL_LEVEL);
  const interval = wilsonInterval({ successes, total }, { designEffect: designEffect(alarms, trials) * few ** 2 });
  if (!isComputed(interval) || 'status' in interval.interval) return { ...pooled, range: null };
  return { ...pooled, range: [interval.interval.low, interval.interval.high ?? 1] };
}
