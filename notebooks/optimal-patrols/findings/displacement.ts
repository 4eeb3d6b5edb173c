import {
  BEYOND,
  displacementRatio,
  harmWeightedDifference,
  incidenceRateRatio,
  ringOf,
  type SnapSpacing,
  weightedDisplacementDifference,
  weightedDisplacementQuotient,
} from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, findings } from '@assay/notebook';
import { holm, InputError, type NotComputed, notComputed } from '@assay/statistics';
import { beforeAfter, type City, city, partName, rowsWhere } from '../city.ts';
import { margin, ringMetres } from '../inputs.ts';
import { baseline, evaluationProblem } from './baseline.ts';
import { valueDraft } from './draft.ts';
import { pointSpacing } from './snap-points.ts';

const WDD = {
  name: 'Weighted displacement difference, over-dispersion-robust',
  source: 'Wheeler and Ratcliffe (2018)',
};
const IRR = { name: 'Incidence rate ratio, log-normal interval, over-dispersion-robust', source: 'Wheeler (2021)' };
const KINDS = ['treated', 'buffer', 'too near', 'control', 'city centre'];

function kindsOf({ sectors }: City): string[] {
  const others = sectors.map(({ kind }) => kind).filter((kind) => !KINDS.includes(kind));
  return [...KINDS, ...new Set(others)];
}

const QUESTIONS = ['OP-Q3', 'OP-C1', 'OP-R2'];
export const displacementFindings = findings({
  name: 'displacementFindings',
  title: 'Did crime fall where patrols went, and did it move?',
  needs: { city, baseline, pointSpacing, margin, ringMetres },
  compute: ({ city, baseline, pointSpacing, margin, ringMetres }, { random }): FindingDraft[] => {
    const base = (
      id: string,
      title: string,
      unit: FindingDraft['unit'],
      method = WDD,
      limitations: readonly string[] = [],
    ) => ({
      id,
      title,
      questions: QUESTIONS,
      unit,
      method,
      limitations,
    });
    const drafts = {
      local: base('displacement.local', 'Change in patrolled sectors beyond the comparison', 'count', WDD, [
        'It supposes that without patrols every sector would have changed by the same number of crimes.',
      ]),
      moved: base('displacement.moved', 'Change in neighbouring sectors beyond the comparison', 'count'),
      total: base('displacement.total', 'Both together', 'count'),
      ratio: base(
        'displacement.rate-ratio',
        'Crime in patrolled sectors as a multiple of what the comparison suggests',
        'ratio',
        IRR,
        ['It supposes that without patrols every sector would have changed by the same factor.'],
      ),
      share: base('displacement.share-moved', 'Share of the prevented crime that appeared next door', 'ratio', {
        name: 'Ratio of two differences, Fieller interval',
        source: 'Fieller (1954)',
      }),
      ruledOut: base(
        'displacement.ruled-out',
        'Chance of so little crime next door if the share that matters had moved there',
        'proportion',
        {
          name: 'Two one-sided tests',
          source: 'Schuirmann (1987)',
        },
      ),
      quotient: base('displacement.quotient', 'Weighted displacement quotient', 'ratio', {
        name: 'Weighted displacement quotient, Fieller interval',
        source: 'Bowers and Johnson (2003); Guerette (2009)',
      }),
      statement: base('displacement.statement', 'What this evaluation says of displacement', 'text', {
        name: 'Two one-sided tests at one in twenty',
        source: 'Schuirmann (1987)',
      }),
      dispersion: base(
        'displacement.over-dispersion',
        'How many times more than chance monthly counts swing',
        'ratio',
        {
          name: "Pearson's χ² over its degrees of freedom",
          source: 'McCullagh and Nelder (1989)',
        },
      ),
      harm: base(
        'displacement.harm',
        'Change of harm in patrolled sectors beyond the comparison, in days of sentence',
        'score',
        {
          name: 'Harm-weighted difference, variance Σw² over events, bootstrap-t interval',
          source: 'Daley and Vere-Jones (2003); Efron and Tibshirani (1993)',
        },
        ['Weights are those of the file; an event without one weighs one.'],
      ),
      harmLeftOut: base('displacement.harm-without-gravest', 'The same with the one gravest event left out', 'score', {
        name: 'Harm-weighted difference, heaviest event left out',
        source: 'Daley and Vere-Jones (2003)',
      }),
      cells: base('displacement.cells', 'Crimes before and after', 'count', { name: 'Count', source: 'the input' }),
      rings: base('displacement.rings', 'Rate ratio by distance from the patrolled sectors', 'ratio', IRR, [
        'Distance is to the nearest patrolled sector, so no event is counted in two rings. Ring p-values are Holm-adjusted.',
      ]),
    };
    const problem = evaluationProblem(city);
    if (problem !== null) return allNotComputed(Object.values(drafts), problem);

    const treated = beforeAfter(city, 'treated');
    const control = beforeAfter(city, 'control');
    const buffer = beforeAfter(city, 'buffer');
    const nOf = (kind: string) => city.sectors.filter((sector) => sector.kind === kind).length;
    const areas = { treated: nOf('treated'), control: nOf('control'), displacement: nOf('buffer') };
    const { rings, ...others } = drafts;
    const ringFinding = ringDraft(city, rings, ringMetres, baseline.factor, pointSpacing);
    const none = nothingToCompare(city, ringMetres);
    if (none !== null) return [...allNotComputed(Object.values(others), none), ringFinding];
    const { days, factor } = baseline;
    // Counts are put on the footing of the patrolled sectors in the time after: one sector of the comparison counts as one patrolled.
    const result = weightedDisplacementDifference(
      { treated, control, displacement: buffer },
      {
        overdispersion: factor,
        timeWeights: { before: days.before / days.after, after: 1 },
        areaWeights: {
          treated: 1,
          control: areas.control / areas.treated,
          displacement: areas.displacement / areas.treated,
        },
      },
    );
    const ratio = incidenceRateRatio({ treated, control }, { overdispersion: factor });
    const moved = displacementRatio(
      { treated, control, displacement: buffer },
      {
        margin,
        overdispersion: factor,
        afterPerBefore: days.after / days.before,
        controlScale: { treated: areas.treated / areas.control, displacement: areas.displacement / areas.control },
      },
    );
    const quotient = weightedDisplacementQuotient({ treated, displacement: buffer, control }).quotient;
    const harm = harmWeightedDifference(
      harmCells(city, areas.treated / areas.control, days.after / days.before),
      random('harm'),
      { nReplicates: 499 },
    );
    const difference = (draft: (typeof drafts)['local'], estimate: typeof result.total) =>
      estimate.status === 'computed'
        ? valueDraft(draft, estimate.value, estimate.interval)
        : valueDraft(draft, estimate);
    const cells = kindsOf(city)
      .filter((kind) => nOf(kind) > 0)
      .map((kind): CellValue[] => {
        const { before, after } = beforeAfter(city, kind);
        return [partName(kind), nOf(kind), before + after, before, after];
      });
    return [
      difference(drafts.local, result.local),
      difference(drafts.moved, result.displacement),
      difference(drafts.total, result.total),
      ratio.status === 'computed'
        ? valueDraft(drafts.ratio, ratio.value, ratio.interval)
        : valueDraft(drafts.ratio, ratio),
      moved.ratio.status === 'computed'
        ? valueDraft(drafts.share, moved.ratio.value, moved.ratio.interval)
        : valueDraft(drafts.share, moved.ratio),
      valueDraft(
        drafts.ruledOut,
        'pDisplacedLess' in moved.equivalence ? moved.equivalence.pDisplacedLess : moved.equivalence,
      ),
      quotient.status === 'computed'
        ? valueDraft(drafts.quotient, quotient.value, quotient.interval)
        : valueDraft(drafts.quotient, quotient),
      valueDraft(
        drafts.statement,
        'rulesOutMargin' in moved.equivalence
          ? moved.equivalence.rulesOutMargin
            ? 'This evaluation rules out that the share which matters moved next door.'
            : 'This evaluation does not rule out that the share which matters moved next door.'
          : 'This evaluation found nothing prevented that could have moved.',
      ),
      valueDraft(drafts.dispersion, factor),
      ...(city.harm.every((weight) => weight === 1)
        ? allNotComputed([drafts.harm, drafts.harmLeftOut], notComputed('the events hold no weights of harm'))
        : [
            valueDraft(drafts.harm, harm.estimate.value, harm.bootstrapT),
            valueDraft(drafts.harmLeftOut, harm.withoutHeaviestEvent.value),
          ]),
      {
        ...drafts.cells,
        table: {
          columns: [
            { name: 'kind', label: 'Sectors', unit: 'text', key: true },
            { name: 'sectors', label: 'Number', unit: 'count', people: false },
            {
              name: 'all',
              label: 'Crimes',
              unit: 'count',
              people: true,
              sumOf: ['before', 'after'],
              measure: 'events in sectors',
            },
            { name: 'before', label: 'Crimes before', unit: 'count' },
            { name: 'after', label: 'Crimes after', unit: 'count' },
          ],
          rows: cells,
        },
      },
      ringFinding,
    ];
  },
});

/** Weights of events on the footing of the patrolled sectors in the time after, so that sizes and lengths do not count as harm. */
function harmCells(city: City, areaScale: number, timeScale: number) {
  const weights = (kind: string, later: number, scale: number) =>
    rowsWhere(
      city,
      (row) => city.later[row] === later && city.sector[row]! >= 0 && city.sectors[city.sector[row]!]!.kind === kind,
    ).map((row) => city.harm[row]! * scale);
  return {
    treatedBefore: weights('treated', 0, timeScale),
    treatedAfter: weights('treated', 1, 1),
    controlBefore: weights('control', 0, timeScale * areaScale),
    controlAfter: weights('control', 1, areaScale),
  };
}

/** Why the difference has no comparison, or `null`. */
export function nothingToCompare(city: City, ringMetres: number) {
  const has = (kind: string) => city.sectors.some((sector) => sector.kind === kind);
  if (has('control') && has('buffer')) return null;
  if (!has('buffer')) return notComputed('no sector is marked as buffer');
  return has('too near')
    ? notComputed(
        `every comparison sector lies within ${2 * ringMetres} m of a patrolled one, where crime could have moved to: narrow the rings`,
      )
    : notComputed('no sector is marked as control');
}

function ringDraft(
  city: City,
  draft: Parameters<typeof valueDraft>[0],
  width: number,
  factor: number,
  spacing: SnapSpacing | NotComputed | null,
): FindingDraft {
  if (spacing?.status === 'computed' && spacing.ninetiethMetres > width)
    return valueDraft(
      draft,
      notComputed(
        `places were moved to points up to ${Math.round(spacing.ninetiethMetres)} m apart: rings of ${width} m would measure that`,
      ),
    );
  const treated = city.sectors.filter(({ kind }) => kind === 'treated').map(({ area }) => area);
  const inside = rowsWhere(
    city,
    (row) => city.sector[row]! < 0 || city.sectors[city.sector[row]!]!.kind !== 'city centre',
  );
  let codes: Int8Array;
  try {
    codes = ringOf(
      inside.map((row) => city.x[row]!),
      inside.map((row) => city.y[row]!),
      treated,
      { edgesMetres: [width, 2 * width] },
    );
  } catch (refusal) {
    // Rings that cover every event leave nothing to compare with: the finding says so, the others stand.
    if (refusal instanceof InputError) return valueDraft(draft, notComputed(refusal.message));
    throw refusal;
  }
  const cells = (code: number) => {
    const counts = { before: 0, after: 0 };
    inside.forEach((row, place) => {
      if (codes[place] === code) counts[city.later[row] ? 'after' : 'before']++;
    });
    return counts;
  };
  const beyond = cells(BEYOND);
  const zones = [
    ['patrolled', 0],
    ['first ring', 1],
    ['second ring', 2],
  ] as const;
  const ratios = zones.map(([, code]) =>
    incidenceRateRatio({ treated: cells(code), control: beyond }, { overdispersion: factor }),
  );
  const adjusted = holm(ratios.map((ratio) => (ratio.status === 'computed' ? ratio.pValue : 1)));
  return {
    ...draft,
    table: {
      columns: [
        { name: 'zone', label: 'Zone', unit: 'text', key: true },
        { name: 'before', label: 'Crimes before', unit: 'count' },
        { name: 'after', label: 'Crimes after', unit: 'count' },
        { name: 'ratio', label: 'Rate ratio', unit: 'ratio' },
        { name: 'low', label: 'From', unit: 'ratio' },
        { name: 'high', label: 'To', unit: 'ratio' },
        { name: 'p', label: 'p, Holm-adjusted', unit: 'score' },
      ],
      rows: zones.map(([zone, code], place): CellValue[] => {
        const ratio = ratios[place]!;
        const { before, after } = cells(code);
        return ratio.status === 'computed'
          ? [zone, before, after, ratio.value, ratio.interval.low, ratio.interval.high, adjusted[place]!]
          : [zone, before, after, null, null, null, null];
      }),
    },
  };
}
