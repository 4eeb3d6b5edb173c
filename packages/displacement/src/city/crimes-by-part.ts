import { checkedSize, exactSum, type NotComputed } from '@assay/statistics';
import type { Span } from '../evaluation/evaluation-window.ts';
import type { PatrolEvaluation } from '../evaluation/patrol-evaluation.ts';
import { areaPanelOf } from '../evaluation/periods-round-start.ts';
import type { City } from './city.ts';
import type { CityPeriods } from './city-evaluation.ts';
import { beforeAndAfter } from './events-of-sectors.ts';
import { sectorsOfKind } from './sector.ts';

const PARTS = ['treated', 'buffer', 'too near', 'control', 'city centre'];

/** Crimes of the sectors that play one part. */
export interface CrimesOfPart {
  readonly kind: string;
  readonly sectors: number;
  /** Over all the time before patrols, and after. */
  readonly before: number;
  readonly after: number;
  /** In the periods that the evaluation compares; `null` where there is none. */
  readonly baseline: number | null;
  readonly followUp: number | null;
}

/**
 * How many crimes had the sectors of each part, before patrols and after, and in the periods that the evaluation compares? Parts of an
 * evaluation first, then other words of the file; a part that no sector plays is left out.
 *
 * @example
 * crimesByPart(city, cityPeriods(city), notComputed('no evaluation'))[1] // { kind: 'buffer', sectors: 1, before: 2, after: 2, baseline: null, followUp: null }
 */
export function crimesByPart(
  city: City,
  periods: CityPeriods,
  evaluation: Pick<PatrolEvaluation, 'window'> | NotComputed,
): CrimesOfPart[] {
  checkedSize(periods.nPeriods, 'periods');
  const within = (sectors: readonly number[], span: (window: PatrolEvaluation['window']) => Span) =>
    'window' in evaluation ? exactSum(areaPanelOf(periods, sectors, span(evaluation.window)).counts) : null;
  return [...new Set([...PARTS, ...city.sectors.map(({ kind }) => kind)])].flatMap((kind) => {
    const own = sectorsOfKind(city, kind);
    if (own.length === 0) return [];
    return [
      {
        kind,
        sectors: own.length,
        ...beforeAndAfter(city, kind),
        baseline: within(own, ({ baseline }) => baseline),
        followUp: within(own, ({ followUp }) => followUp),
      },
    ];
  });
}
