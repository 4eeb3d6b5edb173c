import { InputError } from '@assay/statistics';
import { type Area, areaSquareMetres, checkedOutline } from './area.ts';
import { chooseControls } from './rings.ts';

/** An area and its part in an evaluation: treated, buffer, control, or another word of the file's own. */
export interface AreaWithPart {
  readonly area: Area;
  readonly kind: string;
}

/**
 * Which part does each area play in an evaluation of patrols?
 *
 * Where the patrolled areas are named, the others are buffers within `outermostMetres` of them and controls beyond.
 * Where none is named the given parts stand, but that a control into which crime could have moved is `too near`,
 * whoever called it one.
 *
 * @throws InputError where a name is not one of an area, or the reach is no number.
 *
 * @example
 * const areas = [square, beside, far].map((area) => ({ area, kind: 'control' }));
 * withParts(areas, ['square'], 500).map(({ kind }) => kind) // ['treated', 'buffer', 'control']
 */
export function withParts<Given extends AreaWithPart>(
  areas: readonly Given[],
  patrolled: readonly string[],
  outermostMetres: number,
): Given[] {
  for (const { area } of areas) checkedOutline(area);
  const unknown = patrolled.filter((name) => !areas.some(({ area }) => area.name === name));
  if (unknown.length > 0)
    throw new InputError(
      `patrolled sectors that the boundaries do not name: ${unknown.join('; ')}. Name them as the boundaries do, with semicolons between.`,
    );
  const isNamed = patrolled.length > 0;
  const given = isNamed
    ? areas.map((each) => ({ ...each, kind: patrolled.includes(each.area.name) ? 'treated' : 'control' }))
    : areas;
  const treated = given.flatMap(({ area, kind }) => (kind === 'treated' ? [area] : []));
  if (treated.length === 0) return [...given];
  const choices = chooseControls(
    given.map(({ area }) => area),
    treated,
    outermostMetres,
    0,
  );
  return given.map((each, index) =>
    each.kind === 'control' && choices[index]!.excluded !== null
      ? { ...each, kind: isNamed ? 'buffer' : 'too near' }
      : each,
  );
}

/**
 * How wide should a ring round patrolled areas be? Half the side of an area of middling size, to fifty metres; at least a
 * hundred metres, at most five kilometres.
 *
 * @example
 * ringWidthOf([square]) // 100
 */
export function ringWidthOf(areas: readonly Area[]): number {
  const sizes = areas.map(areaSquareMetres).sort((one, other) => one - other);
  const side = Math.sqrt(sizes[sizes.length >> 1] ?? 0);
  return Math.min(5000, Math.max(100, 50 * Math.round(side / 100)));
}
