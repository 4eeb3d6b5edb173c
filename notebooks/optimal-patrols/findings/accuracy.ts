import { areaSquareMetres, feasibleAccuracy, predictiveAccuracy, similarityByProportions } from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, findings } from '@assay/notebook';
import { generalisedGini, gini, notComputed } from '@assay/statistics';
import { city } from '../city.ts';
import { countsOf } from './boundaries.ts';
import { cellOf, MONTE_CARLO } from './draft.ts';
import { score } from './score.ts';

/** OP-D1, OP-C2: how well did the chosen sectors foretell where crime would be, against what could have been patrolled? */
export const accuracyFindings = findings({
  name: 'accuracyFindings',
  title: 'How well the hotspots foretold where crime would be',
  needs: { city, score },
  compute: ({ city, score }, { random }): FindingDraft[] => {
    const table = {
      id: 'accuracy.table',
      title: 'How well the busiest sectors before patrols foretold the crime after',
      questions: ['OP-D1', 'OP-C2'],
      unit: 'ratio' as const,
      method: {
        name: 'PAI, PEI, PEI*, recapture rate and Gini; Poisson bootstrap of the counts',
        source: 'Chainey, Tompson and Uhlig (2008); Hunt (2016); Joshi et al. (2021); Levine (2008)',
      },
      limitations: [
        'A deployment is taken as feasible where it moves one patrol of the chosen one to a sector no larger.',
      ],
      tolerance: MONTE_CARLO,
    };
    const moved = {
      id: 'pattern.similar',
      title: 'Sectors whose share of crime did not change beyond chance',
      questions: ['OP-Q3', 'OP-C6'],
      unit: 'proportion' as const,
      people: false,
      method: {
        name: 'Similarity index by proportions, false discoveries controlled',
        source: 'Andresen (2009); Wheeler, Steenbeek and Andresen (2018)',
      },
      limitations: ['A sector that is not told apart from before may still have changed.'],
    };
    const problem =
      city.withoutSectors ??
      (city.later.includes(0) && city.later.includes(1)
        ? null
        : notComputed('there are no events both before and after'));
    if (problem !== null) return allNotComputed([table, moved], problem);
    const before = countsOf(city, score.areas, 0);
    const after = countsOf(city, score.areas, 1);
    const areas = score.areas.map((sector) => city.sectors[sector]!.area);
    const size = areas.map(areaSquareMetres);
    const nTop = Math.min(city.topSectors, areas.length);
    const ranked = predictiveAccuracy({ observed: after, predicted: before, size });
    const chosen = ranked.slice(0, nTop).map(({ area }) => area);
    // What officers could have walked instead: the same deployment with one patrol sent to another, no larger, sector.
    const others = areas.map((_, area) => area).filter((area) => !chosen.includes(area));
    const feasible = [
      chosen,
      ...chosen.flatMap((left) => others.map((entered) => chosen.map((area) => (area === left ? entered : area)))),
    ];
    const forecast = { observed: after, predicted: before, size };
    const best = feasibleAccuracy(forecast, chosen, feasible, random('bootstrap'), { nReplicates: 499 });
    const last = ranked[nTop - 1]!;
    const total = before.reduce((sum, count) => sum + count, 0);
    const scale = total === 0 ? 1 : after.reduce((sum, count) => sum + count, 0) / total;
    const [low, high] = 'low' in best.interval ? [best.interval.low, best.interval.high] : [null, null];
    const similar = similarityByProportions(before, after);
    return [
      {
        ...table,
        table: {
          columns: [
            { name: 'measure', label: 'Measure', unit: 'text', key: true },
            { name: 'value', label: 'Value', unit: 'ratio' },
            { name: 'low', label: 'From', unit: 'ratio' },
            { name: 'high', label: 'To', unit: 'ratio' },
          ],
          rows: [
            ['share of crime over share of area (PAI)', cellOf(best.pai), low, high],
            ['the same over perfect hindsight (PEI)', cellOf(last.pei), null, null],
            ['the same over the best that moving one patrol would give (PEI*)', cellOf(best.peiStar), null, null],
            [
              'crime expected from before over crime found (recapture)',
              typeof last.recapture === 'number' ? last.recapture * scale : null,
              null,
              null,
            ],
            ['concentration of crime over sectors (Gini)', cellOf(gini(after)), null, null],
            ['the same where sectors outnumber crimes (generalised Gini)', cellOf(generalisedGini(after)), null, null],
          ] satisfies CellValue[][],
        },
      },
      similar.status === 'computed'
        ? {
            ...moved,
            value: similar.robust,
            numerator: Math.round(similar.robust * areas.length),
            denominator: areas.length,
            denominatorLabel: 'sectors',
          }
        : { ...moved, notComputed: similar },
    ];
  },
});
