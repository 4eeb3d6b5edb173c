import { checkedAmounts, InputError } from '@assay/statistics';
import { checkedCount } from '../clusters/checked-count.ts';
import type { PatternCounts } from './expectation-maximisation.ts';

interface GivenFit {
  readonly records: number;
  readonly fields: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly chance: readonly Float64Array[];
  readonly blocks: readonly { readonly name: string; readonly pairs: number; readonly patterns: PatternCounts }[];
}

/**
 * Counts of patterns that a model can be fitted to: every field has levels and a chance for each, every pattern a level of
 * each field.
 *
 * @throws InputError where one has not, or a count is none.
 */
export function checkFit({ records, fields, chance, blocks }: GivenFit): void {
  checkedCount('records', records);
  for (const [index, { name, levels }] of fields.entries()) {
    const shares = chance[index] ?? [];
    const areShares = shares.length === levels.length && shares.every((share) => share > 0 && share <= 1);
    if (levels.length === 0 || !areShares)
      throw new InputError(
        `field ${name} has ${levels.length} levels and the chances ${shares.join(', ')}. Pass one above 0 for each level.`,
      );
  }
  for (const { name, pairs, patterns } of blocks) {
    const { levels, counts } = patterns;
    checkedAmounts([pairs], `pairs of block ${name}`);
    checkedAmounts(counts, `patterns of block ${name}`);
    if (levels.length !== counts.length)
      throw new InputError(`block ${name} has ${levels.length} patterns and ${counts.length} counts. Count each.`);
    for (const pattern of levels) {
      const isWhole = (level: number, field: number) => level >= 0 && level <= fields[field]!.levels.length;
      if (pattern.length !== fields.length || !pattern.every(isWhole))
        throw new InputError(`block ${name} has the pattern ${pattern.join(', ')}. Pass a level of each field.`);
    }
  }
}
