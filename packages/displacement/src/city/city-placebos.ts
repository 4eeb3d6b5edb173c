import { exactSum, type NotComputed, notComputed, type RandomStream } from '@assay/statistics';
import { areaPanelOf } from '../evaluation/periods-round-start.ts';
import { type PlaceboBattery, placeboBattery } from '../evaluation/placebo-battery.ts';
import { patchSizes } from '../evaluation/placebo-zones.ts';
import type { City } from './city.ts';
import type { CityPeriods } from './city-evaluation.ts';
import { sectorsOfKind } from './sector.ts';

/**
 * How often would each way to evaluate announce a change in this city where nobody patrolled? {@link placeboBattery} of the months
 * before patrols, by zones of as many sectors as can be patrolled over a quarter, a half and a whole year, as far as there are
 * months; where patrolled sectors lie side by side, by zones that do.
 *
 * Not computed with fewer than seven months before patrols, or where all sectors can be patrolled.
 *
 * @example
 * cityPlacebos(city, cityPeriods(city), 0.2, randomStream('example')).reason // 'too few months before patrols, or too few sectors: 0 and 3'
 */
export function cityPlacebos(
  city: City,
  periods: CityPeriods,
  trueFall: number,
  random: RandomStream,
): (PlaceboBattery & { readonly nEvents: number }) | NotComputed {
  const [nSectors, nMonths, nTop] = [city.sectors.length, periods.nBefore, city.topSectors];
  const longest = Math.floor((nMonths - 1) / 3);
  if (!(longest >= 2 && nTop < nSectors))
    return notComputed(`too few months before patrols, or too few sectors: ${nMonths} and ${nSectors}`);
  const panel = areaPanelOf(
    periods,
    city.sectors.map((_, sector) => sector),
    { from: 0, to: nMonths },
  );
  const lengths = [3, 6, 12].filter((length) => length <= longest);
  const neighbours = periods.neighbours ?? undefined;
  const [largest = 0] = neighbours ? patchSizes(sectorsOfKind(city, 'treated'), neighbours) : [];
  const found = placeboBattery(
    panel,
    {
      nTop,
      lengths: lengths.length > 0 ? lengths : [longest],
      trueFall,
      contiguous: largest > nTop / 2 && largest > 1,
      ...(neighbours && { neighbours }),
    },
    random,
  );
  return { ...found, nEvents: exactSum(panel.counts) };
}
