import { checkedBound, InputError } from '@assay/statistics';
import type { Area } from './area.ts';
import { distanceBetween } from './distance.ts';
import { distanceToNearest } from './locate.ts';

/** Codes of {@link ringOf}: the patrolled areas themselves, and everything beyond the last ring. */
export const TREATED = 0;
export const BEYOND = -1;
export const UNPLACED = -2;

export interface RingOptions {
  /** Outer edges in metres, ascending: [150, 300, 500] gives rings 0–150, 150–300 and 300–500. */
  readonly edgesMetres: readonly number[];
  /** Typical distance between the points that places were moved to; rings narrower than it are refused. */
  readonly snapSpacingMetres?: number;
}

/**
 * How far from the nearest patrolled area did each event happen?
 *
 * Code 0 inside a patrolled area, k in ring k, −1 beyond the last, −2 without coordinates. Distance is to the *nearest*
 * patrolled area, so rings around neighbours merge and no event is counted twice; an event inside one patrolled area is
 * in no ring.
 *
 * @throws InputError where edges do not ascend, a ring is narrower than the snap spacing, or the last ring leaves
 * nothing beyond it to compare with.
 *
 * Source: Bowers and Johnson (2003) for concentric buffers; Blattman et al. (2021) for resolving overlap by distance.
 *
 * @example
 * ringOf([5, 12, 500], [5, 5, 5], [square], { edgesMetres: [5, 10] }) // [0, 1, -1]
 */
export function ringOf(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  treated: readonly Area[],
  { edgesMetres, snapSpacingMetres = 0 }: RingOptions,
): Int8Array {
  if (treated.length === 0)
    throw new InputError('patrolled areas must be at least one: 0. Pass the areas that were patrolled.');
  let inner = 0;
  for (const edge of edgesMetres) {
    if (!(edge > inner))
      throw new InputError(`ring edges must ascend above zero: ${edgesMetres.join(', ')}. Sort them and drop repeats.`);
    if (edge - inner < snapSpacingMetres)
      throw new InputError(
        `ring ${inner}–${edge} m is narrower than the ${snapSpacingMetres} m between the points that places were moved to: ${edge - inner} m. Widen it to at least ${snapSpacingMetres} m.`,
      );
    inner = edge;
  }
  const distances = distanceToNearest(x, y, treated);
  const codes = new Int8Array(x.length);
  let nBeyond = 0;
  for (let event = 0; event < x.length; event++) {
    const distance = distances[event]!;
    if (Number.isNaN(distance)) codes[event] = UNPLACED;
    else if (distance === 0) codes[event] = TREATED;
    else {
      const ring = edgesMetres.findIndex((edge) => distance <= edge);
      codes[event] = ring === -1 ? BEYOND : ring + 1;
      if (ring === -1) nBeyond++;
    }
  }
  if (nBeyond === 0 && x.length > 0)
    throw new InputError(
      `rings cover every event: the last edge is ${edgesMetres.at(-1)} m and none of ${x.length} events lies beyond it. Narrow the rings, or bring events from further away to compare with.`,
    );
  return codes;
}

export interface ControlChoice {
  readonly area: number;
  readonly distanceMetres: number;
  /** Why an area cannot serve as a control, or `null` where it can. */
  readonly excluded: 'patrolled' | 'within reach of displacement' | null;
}

/**
 * Which areas are clean enough to compare with?
 *
 * An area that is patrolled, or nearer to a patrolled one than the outermost ring plus a margin, is excluded: crime
 * that moved into it would make patrols look better than they were.
 *
 * @throws InputError where the reach is no number: every area would be clean enough.
 *
 * @example
 * chooseControls([beside, far], [square], 500).map(({ excluded }) => excluded) // ['within reach of displacement', null]
 */
export function chooseControls(
  areas: readonly Area[],
  treated: readonly Area[],
  outermostMetres: number,
  marginMetres = 100,
): ControlChoice[] {
  const reachMetres = checkedBound(outermostMetres + marginMetres, 'reach of displacement');
  const names = new Set(treated.map(({ name }) => name));
  return areas.map((candidate, area) => {
    const distanceMetres = Math.min(...treated.map((patrolled) => distanceBetween(candidate, patrolled)));
    const excluded = names.has(candidate.name)
      ? 'patrolled'
      : distanceMetres <= reachMetres
        ? 'within reach of displacement'
        : null;
    return { area, distanceMetres, excluded };
  });
}
