import {
  BEYOND,
  circularTests,
  displacementRatio,
  incidenceRateRatio,
  offenceMatrix,
  overdispersion,
  ringOf,
  snapSpacing,
  weightedDisplacementDifference,
  weightedDisplacementQuotient,
  windowContrast,
} from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { cell, findings } from '@assay/notebook';
import { holm, InputError, notComputed } from '@assay/statistics';
import { beforeAfter, type City, city, rowsWhere } from '../city.ts';
import { adjacentHours, margin, patrolFrom, patrolTo, ringMetres } from '../inputs.ts';
import { allNotComputed, cellOf, MONTE_CARLO, valueDraft } from './draft.ts';

const WDD = {
  name: 'Weighted displacement difference, over-dispersion-robust',
  source: 'Wheeler and Ratcliffe (2018)',
};
const IRR = { name: 'Incidence rate ratio, log-normal interval, over-dispersion-robust', source: 'Wheeler (2021)' };
const QUESTIONS = ['OP-Q3', 'OP-C1', 'OP-R2'];

/** Days before and after, and how far counts of sectors and months swing beyond chance. */
export const baseline = cell({
  name: 'baseline',
  title: 'Lengths of the two periods and over-dispersion before patrols',
  needs: { city },
  compute: ({ city }) => {
    const first = city.day.reduce((least, day) => Math.min(least, day), Number.MAX_SAFE_INTEGER);
    const last = city.day.reduce((most, day) => Math.max(most, day), -Number.MAX_SAFE_INTEGER);
    const days = {
      before: Math.max(0, city.interventionDay - first),
      after: Math.max(0, last + 1 - city.interventionDay),
    };
    const nMonths = Math.floor(days.before / 28);
    const counts = new Float64Array(city.sectors.length * Math.max(1, nMonths));
    for (let row = 0; row < city.nEvents; row++) {
      const month = Math.floor((city.day[row]! - first) / 28);
      if (city.later[row] || city.sector[row]! < 0 || month >= nMonths) continue;
      counts[city.sector[row]! * nMonths + month]!++;
    }
    const result =
      nMonths < 2 || city.sectors.length < 2
        ? notComputed('fewer than two months before patrols')
        : overdispersion(counts, nMonths);
    return { days, nMonths, counts, firstDay: first, factor: result.status === 'computed' ? result.factor : 1, result };
  },
});

/** Why an evaluation cannot be made of these inputs, or `null`. */
export function evaluationProblem(city: City) {
  if (city.withoutSectors !== null) return city.withoutSectors;
  if (!city.sectors.some(({ kind }) => kind === 'treated')) return notComputed('no sector is marked as patrolled');
  if (!city.later.includes(0) || !city.later.includes(1))
    return notComputed('there are no events before, or none after, the first day of patrols');
  return null;
}

export const displacementFindings = findings({
  name: 'displacementFindings',
  title: 'Did crime fall where patrols went, and did it move?',
  needs: { city, baseline, margin, ringMetres },
  compute: ({ city, baseline, margin, ringMetres }): FindingDraft[] => {
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
    if (areas.control === 0 || areas.displacement === 0)
      return allNotComputed(Object.values(drafts), notComputed('no sector is marked as control, or none as buffer'));
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
    const difference = (draft: (typeof drafts)['local'], estimate: typeof result.total) =>
      estimate.status === 'computed'
        ? valueDraft(draft, estimate.value, estimate.interval)
        : valueDraft(draft, estimate);
    const cells = (['treated', 'buffer', 'control', 'city centre'] as const).map((kind): CellValue[] => {
      const { before, after } = beforeAfter(city, kind);
      return [kind, nOf(kind), before, after];
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
      {
        ...drafts.cells,
        table: {
          columns: [
            { name: 'kind', label: 'Sectors', unit: 'text', key: true },
            { name: 'sectors', label: 'Number', unit: 'count' },
            { name: 'before', label: 'Crimes before', unit: 'count' },
            { name: 'after', label: 'Crimes after', unit: 'count' },
          ],
          rows: cells,
        },
      },
      ringDraft(city, drafts.rings, ringMetres, factor),
    ];
  },
});

function ringDraft(city: City, draft: Parameters<typeof valueDraft>[0], width: number, factor: number): FindingDraft {
  const spacing = city.monthsOnly ? snapSpacing(city.x, city.y) : null;
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

export const timeAndTypeFindings = findings({
  name: 'timeAndTypeFindings',
  title: 'Did crime move to other hours or other kinds?',
  needs: { city, baseline, patrolFrom, patrolTo, adjacentHours },
  compute: ({ city, baseline, patrolFrom, patrolTo, adjacentHours }, { random }): FindingDraft[] => {
    const base = (
      id: string,
      title: string,
      unit: FindingDraft['unit'],
      name: string,
      source: string,
      limitations: readonly string[] = [],
    ) => ({
      id,
      title,
      questions: ['OP-Q3', 'OP-C1'],
      unit,
      method: { name, source },
      limitations,
    });
    const window = base(
      'time.window',
      'Crime in patrol hours, patrolled sectors, as a multiple of the rest of the day',
      'ratio',
      IRR.name,
      IRR.source,
      ['Times are the earliest at which an event can have happened.'],
    );
    const adjacent = base(
      'time.adjacent',
      'Crime in the hours beside patrols as a multiple of the rest of the day',
      'ratio',
      IRR.name,
      IRR.source,
    );
    const shift = base(
      'time.shift',
      'Chance of so large a change of the daily rhythm if nothing had moved',
      'proportion',
      "Watson's U² with ties, days permuted",
      'Watson (1961); Zar (2010)',
    );
    const types = base(
      'type.table',
      'Change of each offence, patrolled and neighbouring sectors',
      'ratio',
      'Rate ratio, false discoveries controlled',
      'Benjamini and Yekutieli (2001)',
      ['A fall in one offence beside a rise in another does not show that the same people did both.'],
    );
    const problem = evaluationProblem(city);
    if (problem !== null) return allNotComputed([window, adjacent, shift, types], problem);
    const rows = rowsWhere(
      city,
      (row) => city.sector[row]! >= 0 && city.sectors[city.sector[row]!]!.kind === 'treated',
    );
    const timeDrafts = () => {
      if (!city.hasHours)
        return allNotComputed([window, adjacent, shift], notComputed('these records hold no time of day'));
      const contrast = windowContrast(
        rows.map((row) => city.hour[row]!),
        rows.map((row) => city.later[row]!),
        { fromHour: patrolFrom, toHour: patrolTo, adjacentHours },
        baseline.factor,
      );
      const ofRatio = (draft: typeof window, ratio: typeof contrast.window) =>
        ratio.status === 'computed' ? valueDraft(draft, ratio.value, ratio.interval) : valueDraft(draft, ratio);
      const days = [...new Set(rows.map((row) => city.day[row]!))];
      const codeOf = new Map(days.map((day, code) => [day, code]));
      const circle = circularTests(
        {
          clock: rows.map((row) => Math.floor(city.hour[row]!)),
          day: rows.map((row) => codeOf.get(city.day[row]!)!),
          laterDay: days.map((day) => day >= city.interventionDay),
        },
        random('circle'),
      );
      return [
        ofRatio(window, contrast.window),
        ofRatio(adjacent, contrast.adjacent),
        { ...valueDraft(shift, circle.watsonPValue), tolerance: MONTE_CARLO },
      ];
    };
    const offences = city.offence.values;
    const matrix = offenceMatrix(
      offences.map((offence, code) => {
        const of = (row: number) => city.offence.codes[row] === code;
        return {
          offence,
          treated: beforeAfter(city, 'treated', of),
          control: beforeAfter(city, 'control', of),
          displacement: beforeAfter(city, 'buffer', of),
        };
      }),
      { overdispersion: baseline.factor },
    );
    const typeDraft: FindingDraft =
      offences.length === 0
        ? valueDraft(types, notComputed('the events do not say which offence they are'))
        : {
            ...types,
            table: {
              columns: [
                { name: 'offence', label: 'Offence', unit: 'text', key: true },
                { name: 'zone', label: 'Sectors', unit: 'text', key: true },
                { name: 'ratio', label: 'Rate ratio', unit: 'ratio' },
                { name: 'low', label: 'From', unit: 'ratio' },
                { name: 'high', label: 'To', unit: 'ratio' },
                { name: 'changed', label: 'Beyond chance', unit: 'text' },
              ],
              rows: matrix.map(({ offence, zone, ratio, changed }): CellValue[] =>
                ratio.status === 'computed'
                  ? [offence, zone, ratio.value, ratio.interval.low, cellOf(ratio.interval.high), changed]
                  : [offence, zone, null, null, null, changed],
              ),
            },
          };
    return [...timeDrafts(), typeDraft];
  },
});
