import { checkedPlaces, InputError } from '@assay/statistics';
import type { AreaWithPart } from '../areas/evaluation-part.ts';

/** A sector of a city: where it is, its part in an evaluation, and who lives there. */
export interface Sector extends AreaWithPart {
  /** Deprivation, 1 most to 10 least; `NaN` where it is not stated. */
  readonly decile: number;
  /** Residents of each group, in the order of the city's groups; `NaN` where it is not stated. */
  readonly people: readonly number[];
}

/** Refuses sectors of one name: what is counted by name would be counted of both. @throws InputError. */
export function refuseSectorsOfOneName(sectors: readonly Sector[]): void {
  const names = sectors.map(({ area }) => area.name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return;
  throw new InputError(
    `two sectors have one name: ${twice}. Name them by their code, e.g. --columns sectors:sector_id=<code>, or join their outlines.`,
  );
}

/**
 * Which sectors play such a part, by number?
 *
 * @example
 * sectorsOfKind(city, 'control') // [2]
 */
export function sectorsOfKind({ sectors }: { readonly sectors: readonly Sector[] }, part: string): number[] {
  return sectors.flatMap(({ kind }, index) => (kind === part ? [index] : []));
}

/** The sectors of these numbers. @throws InputError where there is none of such a number. */
export function sectorsAt({ sectors }: { readonly sectors: readonly Sector[] }, numbers: readonly number[]): Sector[] {
  return Array.from(checkedPlaces(numbers, sectors.length, 'sectors'), (number) => sectors[number]!);
}
