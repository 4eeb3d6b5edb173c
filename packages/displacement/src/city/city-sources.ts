import { checkedAmounts } from '@assay/statistics';
import type { BeforeAfter } from '../evaluation/before-after.ts';
import { type SourceDiscordance, sourceDiscordance } from '../feedback/source-discordance.ts';
import type { City } from './city.ts';
import { beforeAndAfter, eventsBySector } from './events-of-sectors.ts';

/** What changed in one kind of record, where patrols went. */
export interface ChangeOfSource extends BeforeAfter {
  readonly source: 'reported by the public' | 'found by officers';
  readonly ratio: SourceDiscordance['publicGenerated']['ratio'];
}

/**
 * Do the records that the public made and those that officers made tell one story of the patrolled sectors?
 * {@link sourceDiscordance} of a city's events; those whose source is not stated are in neither.
 *
 * @example
 * citySources(city, 1).sources.map(({ source, before, after }) => [source, before, after])[0] // ['reported by the public', 2, 1]
 */
export function citySources(
  city: City,
  overdispersion: number,
): SourceDiscordance & { readonly sources: readonly ChangeOfSource[] } {
  checkedAmounts([overdispersion], 'over-dispersion');
  const cellsOf = (kind: number) => {
    const of = (event: number) => city.foundByPolice[event] === kind;
    return { treated: beforeAndAfter(city, 'treated', of), control: beforeAndAfter(city, 'control', of) };
  };
  const [open, found] = [cellsOf(0), cellsOf(1)];
  const result = sourceDiscordance({ publicGenerated: open, policeGenerated: found }, { overdispersion });
  return {
    ...result,
    sources: [
      { source: 'reported by the public', ratio: result.publicGenerated.ratio, ...open.treated },
      { source: 'found by officers', ratio: result.policeGenerated.ratio, ...found.treated },
    ],
  };
}

/**
 * How many events have the busiest sector of a city and the middle one of those with any: the two areas of an urn? `null` where
 * fewer than two have any.
 *
 * @example
 * busiestAndMiddle(city) // [4, 4]
 */
export function busiestAndMiddle(city: City): readonly [busiest: number, middle: number] | null {
  const sorted = eventsBySector(city)
    .filter((count) => count > 0)
    .sort()
    .reverse();
  return sorted.length < 2 ? null : [sorted[0]!, sorted[sorted.length >> 1]!];
}
