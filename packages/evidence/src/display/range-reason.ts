import type { Finding, Unit } from '../finding/finding.ts';

/**
 * What a comparison says of a group beside itself: once, no points away. Whoever is counted, it needs no range.
 *
 * @example
 * BESIDE_ITSELF.ratio // 1
 */
export const BESIDE_ITSELF: Partial<Record<Unit, number>> = { ratio: 1, 'percentage-points': 0 };

/**
 * The limitation that says why a column of estimates has no range.
 *
 * @example
 * withoutRange('Over chance', 'pairs share events') // 'No range of “Over chance”: pairs share events.'
 */
export function withoutRange(label: string, reason: string): string {
  return `${startOf(label)} ${reason}.`;
}

/**
 * Why has this column of a finding no range? The limitation that says so; `null` where none does.
 *
 * @example
 * const limitations = ['No range of “Over chance”: pairs share events.'];
 * rangeReason({ limitations }, 'Over chance') // 'No range of “Over chance”: pairs share events.'
 */
export function rangeReason({ limitations }: Pick<Finding, 'limitations'>, label: string): string | null {
  return limitations.find((limitation) => limitation.startsWith(startOf(label))) ?? null;
}

/**
 * Which column does such a limitation tell of, and what does it say? `null` where a text is none. Each of the two was written
 * on its own, and is judged on its own: the sentence around them stands in no notebook.
 *
 * @example
 * partsOfRangeReason('No range of “Over chance”: pairs share events.') // { label: 'Over chance', reason: 'pairs share events' }
 */
export function partsOfRangeReason(limitation: string): { readonly label: string; readonly reason: string } | null {
  const [, label, reason] = /^No range of “(.+?)”: (.+)\.$/s.exec(limitation) ?? [];
  return label === undefined || reason === undefined ? null : { label, reason };
}

function startOf(label: string): string {
  return `No range of “${label}”:`;
}
