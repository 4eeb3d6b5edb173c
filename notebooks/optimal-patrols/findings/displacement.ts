import {
  BEYOND,
  type BeforeAfter,
  crimesBeyond,
  harmWeightedDifference,
  incidenceRateRatio,
  ringOf,
  type SnapSpacing,
  shareMoved,
  type ZoneChange,
} from '@assay/displacement';
import type { FindingDraft } from '@assay/evidence';
import { finding, findings } from '@assay/notebook';
import { holm, InputError, isComputed, type NotComputed, notComputed, rowsWhere } from '@assay/statistics';
import { beforeAfter, type City, city, EVENTS_IN_SECTORS, eventsInSectors } from '../city.ts';
import { margin } from '../inputs.ts';
import { partName } from '../sectors.ts';
import { baseline, type Evaluation, evaluation, evaluationProblem } from './baseline.ts';
import { fewer, valueDraft } from './draft.ts';
import { CHANGE, expectedDraft, QUESTIONS } from './expected.ts';
import { pointSpacing } from './snap-points.ts';

const KINDS = ['treated', 'buffer', 'too near', 'control', 'city centre'];

function kindsOf({ sectors }: City): string[] {
  const others = sectors.map(({ kind }) => kind).filter((kind) => !KINDS.includes(kind));
  return [...KINDS, ...new Set(others)];
}

export const displacementFindings = findings({
  name: 'displacementFindings',
  title: 'Did crime fall where patrols went, and did it move?',
  needs: { city, baseline, evaluation, pointSpacing, margin },
  compute: ({ city, baseline, evaluation, pointSpacing, margin }, { random }) => {
    // Every number here is made of the crimes of the sectors that are compared, and of those between them.
    const contributors = eventsInSectors(city);
    const base = (
      id: string,
      title: string,
      unit: FindingDraft['unit'],
      method = CHANGE,
      limitations: readonly string[] = [],
    ) => ({ id, title, questions: QUESTIONS, unit, method, limitations, contributors });
    const share = { name: 'Ratio of two differences, Fieller interval', source: 'Fieller (1954)' };
    const oneSided = { name: 'One-sided test with the variance of the headline', source: 'Schuirmann (1987)' };
    const drafts = {
      local: base('displacement.local', 'Crimes in patrolled sectors beyond what the comparison suggests', 'count'),
      moved: base('displacement.moved', 'Crimes in neighbouring sectors beyond what the comparison suggests', 'count'),
      total: base('displacement.total', 'Both together', 'count'),
      ratio: base(
        'displacement.rate-ratio',
        'Crime in patrolled sectors as a multiple of what the comparison suggests',
        'ratio',
        CHANGE,
        [
          'It supposes that without patrols every sector would have changed by the same factor.',
          'It supposes that the sectors were chosen by records before the baseline. Chosen by later ones, they fall back by themselves: give the day as the parameter chosenBy.',
        ],
      ),
      movedRatio: base(
        'displacement.moved-ratio',
        'Crime in neighbouring sectors as a multiple of what the comparison suggests',
        'ratio',
      ),
      chance: base('displacement.chance', 'Chance of so large a multiple if patrols changed nothing', 'proportion'),
      earlier: base(
        'displacement.earlier',
        'The same comparison between the two halves of the baseline, when nothing had happened yet',
        'ratio',
        CHANGE,
        ['Far from one, the comparison was broken before patrols began.'],
      ),
      share: base('displacement.share-moved', 'Share of the prevented crime that appeared next door', 'ratio', share),
      ruledOut: base(
        'displacement.ruled-out',
        'Chance of so little crime next door if the share that matters had moved there',
        'proportion',
        oneSided,
      ),
      quotient: base('displacement.quotient', 'Weighted displacement quotient', 'ratio', {
        name: 'Weighted displacement quotient, Fieller interval',
        source: 'Bowers and Johnson (2003); Guerette (2009)',
      }),
      statement: base('displacement.statement', 'What this evaluation says of displacement', 'text', oneSided),
      dispersion: base(
        'displacement.over-dispersion',
        'How many times more than chance the crime of sectors changes by itself',
        'ratio',
        {
          name: 'Largest of four factors: by month, before and after, by size, of zones of the same shape',
          source: 'McCullagh and Nelder (1989); Kleinman (1973)',
        },
      ),
      periods: base('displacement.periods', 'Months of the evaluation and sectors compared with', 'text', {
        name: 'Baseline apart from the months that choose',
        source: 'Barnett, van der Pols and Dobson (2005)',
      }),
      harm: base(
        'displacement.harm',
        'Days of sentence in patrolled sectors beyond what the comparison suggests',
        'score',
        {
          name: "Harm-weighted difference on the comparison's own footing, bootstrap-t interval, widened as the headline",
          source: 'Daley and Vere-Jones (2003); Efron and Tibshirani (1993)',
        },
        ['Weights are those of the file; an event without one weighs one.'],
      ),
      harmLeftOut: base('displacement.harm-without-gravest', 'The same with the one gravest event left out', 'score', {
        name: 'Harm-weighted difference, heaviest event left out',
        source: 'Daley and Vere-Jones (2003)',
      }),
    };
    const problem = evaluationProblem(city);
    const cells = cellsDraft(city, problem, evaluation, baseline);
    const rings = ringDraft(city, problem, evaluation, pointSpacing);
    const tables = [cells, rings, expectedDraft(problem, evaluation)];
    if (problem !== null) return [...withoutValue(Object.values(drafts), problem), ...tables];
    if (evaluation.status !== 'computed') return [...withoutValue(Object.values(drafts), evaluation), ...tables];
    const { local, moved, total, earlier } = evaluation;
    const crimes = (draft: (typeof drafts)['local'], change: ZoneChange | NotComputed) => {
      if (change.status !== 'computed') return valueDraft(draft, change);
      const { value, interval } = crimesBeyond(change);
      return valueDraft(draft, value, interval);
    };
    const ratio = (draft: (typeof drafts)['local'], change: ZoneChange | NotComputed) =>
      change.status === 'computed' ? valueDraft(draft, change.ratio, change.interval) : valueDraft(draft, change);
    const reason = [local, moved].find((change) => change.status !== 'computed') as NotComputed | undefined;
    const apart =
      local.status === 'computed' && moved.status === 'computed'
        ? shareMoved(local, moved, { margin })
        : { share: reason!, pMovedLess: reason!, rulesOutMargin: reason! };
    return [
      crimes(drafts.local, local),
      crimes(drafts.moved, moved),
      crimes(drafts.total, total),
      ratio(drafts.ratio, local),
      ratio(drafts.movedRatio, moved),
      valueDraft(drafts.chance, local.status === 'computed' ? local.pValue : local),
      ratio(drafts.earlier, earlier),
      isComputed(apart.share)
        ? valueDraft(drafts.share, apart.share.value, apart.share.interval)
        : valueDraft(drafts.share, apart.share),
      valueDraft(drafts.ruledOut, apart.pMovedLess),
      // On one comparison the quotient is the share moved with its sign turned.
      isComputed(apart.share)
        ? valueDraft(drafts.quotient, -apart.share.value, {
            ...apart.share.interval,
            low: -apart.share.interval.high!,
            high: -apart.share.interval.low!,
          })
        : valueDraft(drafts.quotient, apart.share),
      valueDraft(
        drafts.statement,
        typeof apart.rulesOutMargin === 'boolean'
          ? apart.rulesOutMargin
            ? 'This evaluation rules out that the share which matters moved next door.'
            : 'This evaluation does not rule out that the share which matters moved next door.'
          : apart.rulesOutMargin,
      ),
      valueDraft(drafts.dispersion, evaluation.factor),
      valueDraft(drafts.periods, periodsText(city, evaluation, baseline.nMonths)),
      ...harmDrafts(city, [drafts.harm, drafts.harmLeftOut], evaluation, random('harm')),
      ...tables,
    ];
  },
});

const withoutValue = (drafts: readonly Parameters<typeof valueDraft>[0][], reason: NotComputed) =>
  drafts.map((draft) => valueDraft(draft, reason));

function periodsText(city: City, { window, comparison }: Evaluation, nMonths: number): string {
  const span = ({ from, to }: { from: number; to: number }) =>
    from < nMonths
      ? `months ${nMonths - to + 1} to ${nMonths - from} before patrols`
      : `the first ${to - from} months of patrols`;
  const names = comparison.map((sector) => city.sectors[sector]!.area.name);
  return `Baseline: ${span(window.baseline)}; follow-up: ${span(window.followUp)}; compared with ${names.length} sectors that were about as busy ${span(window.choosing)}: ${names.slice(0, 40).join(', ')}.`;
}

function cellsDraft(
  city: City,
  problem: NotComputed | null,
  evaluation: Evaluation | NotComputed,
  { counts, nPeriods }: { readonly counts: Float64Array; readonly nPeriods: number },
): FindingDraft {
  const nOf = (kind: string) => city.sectors.filter((sector) => sector.kind === kind).length;
  const within = (kind: string, span: 'baseline' | 'followUp') => {
    if (evaluation.status !== 'computed') return null;
    const { from, to } = evaluation.window[span];
    return city.sectors.reduce((sum, sector, index) => {
      if (sector.kind !== kind) return sum;
      return sum + counts.slice(index * nPeriods + from, index * nPeriods + to).reduce((a, b) => a + b, 0);
    }, 0);
  };
  const about = finding.about({
    questions: QUESTIONS,
    method: { name: 'Count', source: 'the input' },
    limitations: [
      'Baseline and follow-up are the months that the evaluation compares; the months that choose sectors are neither.',
    ],
  });
  return about.given(problem ?? city).table(
    'displacement.cells',
    'Crimes before and after',
    () =>
      kindsOf(city)
        .filter((kind) => nOf(kind) > 0)
        .map((kind) => ({
          kind: partName(kind),
          sectors: nOf(kind),
          ...beforeAfter(city, kind),
          baseline: within(kind, 'baseline'),
          followUp: within(kind, 'followUp'),
        })),
    (t) => [
      t.key('kind', 'Sectors'),
      t.count('sectors', 'Number', 'sectors'),
      t.count('all', 'Crimes', 'events', ({ before, after }) => before + after, {
        sumOf: ['before', 'after'],
        measure: EVENTS_IN_SECTORS,
        population: EVENTS_IN_SECTORS,
      }),
      t.count('before', 'Crimes before', 'events'),
      t.count('after', 'Crimes after', 'events'),
      t.count('baseline', 'In the baseline', 'events'),
      t.count('followUp', 'In the follow-up', 'events'),
    ],
  );
}

/** Harm on the footing of the comparison: patrolled sectors are expected to change by the factor of its harm. */
function harmDrafts(
  city: City,
  drafts: readonly [Parameters<typeof valueDraft>[0], Parameters<typeof valueDraft>[0]],
  { treated, comparison, factor }: Evaluation,
  random: Parameters<typeof harmWeightedDifference>[1],
): FindingDraft[] {
  if (!city.hasHarm) return withoutValue(drafts, notComputed('the events hold no weights of harm'));
  const weights = (sectors: readonly number[], later: number) => {
    const inside = new Set(sectors);
    return rowsWhere(city.nEvents, (_, row) => city.later[row] === later && inside.has(city.sector[row]!)).map(
      (row) => city.harm[row]!,
    );
  };
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const [before, after] = [weights(treated, 0), weights(treated, 1)];
  const [controlBefore, controlAfter] = [weights(comparison, 0), weights(comparison, 1)];
  if (sum(controlBefore) === 0 || sum(controlAfter) === 0)
    return withoutValue(drafts, notComputed('the comparison has no harm before, or none after'));
  const change = sum(controlAfter) / sum(controlBefore);
  const size = sum(before) / sum(controlBefore);
  const times = (values: readonly number[], scale: number) => values.map((value) => value * scale);
  // Linear in each crime about the product before × change: the sum is what was recorded less what was expected.
  const harm = harmWeightedDifference(
    {
      treatedBefore: times(before, change),
      treatedAfter: after,
      controlBefore: times(controlBefore, size * change),
      controlAfter: times(controlAfter, size),
    },
    random,
    { nReplicates: 499 },
  );
  const { value } = harm.estimate;
  const wider = (limit: number) => value + (limit - value) * Math.sqrt(Math.max(1, factor));
  return [
    valueDraft(drafts[0], value, {
      ...harm.bootstrapT,
      low: wider(harm.bootstrapT.low),
      high: wider(harm.bootstrapT.high),
    }),
    valueDraft(drafts[1], harm.withoutHeaviestEvent.value),
  ];
}

function ringDraft(
  city: City,
  problem: NotComputed | null,
  evaluation: Evaluation | NotComputed,
  spacing: SnapSpacing | NotComputed | null,
): FindingDraft {
  const about = finding.about({
    questions: QUESTIONS,
    method: {
      name: "Rate ratio to all that lies beyond, Student's t, widened as the headline",
      source: 'Wheeler (2021)',
    },
    limitations: [
      'Distance is to the nearest patrolled sector, so no event is counted in two rings. Ring p-values are Holm-adjusted.',
      'Rings are compared with all that lies beyond, over all months; the headline with sectors as busy, over the months of the evaluation. Where the two differ, the headline decides.',
    ],
  });
  const rings = problem ?? (evaluation.status === 'computed' ? ringsOf(city, evaluation, spacing) : evaluation);
  return about.given(rings).table(
    'displacement.rings',
    'Rate ratio by distance from the patrolled sectors',
    (rings) => rings,
    (t) => {
      const made = {
        contributors: ({ before, after }: BeforeAfter) => fewer([before, after]),
        counts: 'events',
      } as const;
      return [
        t.key('zone', 'Zone'),
        t.count('before', 'Crimes before', 'events'),
        t.count('after', 'Crimes after', 'events'),
        t.estimate('ratio', 'Rate ratio', 'ratio', {
          ...made,
          unit: 'ratio',
          limits: { low: 'low', high: 'high', from: 'From', to: 'To' },
        }),
        t.estimate('p', 'p, Holm-adjusted', 'p', { ...made, unit: 'score', limits: false }),
      ];
    },
  );
}

function ringsOf(city: City, { factor, degreesOfFreedom }: Evaluation, spacing: SnapSpacing | NotComputed | null) {
  const width = city.ringMetres;
  if (city.withoutPoints !== null) return city.withoutPoints;
  if (spacing?.status === 'computed' && spacing.ninetiethMetres > width)
    return notComputed(
      `places were moved to points up to ${Math.round(spacing.ninetiethMetres)} m apart: rings of ${width} m would measure that`,
    );
  const treated = city.sectors.filter(({ kind }) => kind === 'treated').map(({ area }) => area);
  const inside = rowsWhere(
    city.nEvents,
    (_, row) =>
      Number.isFinite(city.x[row]!) &&
      (city.sector[row]! < 0 || city.sectors[city.sector[row]!]!.kind !== 'city centre'),
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
    if (refusal instanceof InputError) return notComputed(refusal.message);
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
    incidenceRateRatio({ treated: cells(code), control: beyond }, { overdispersion: factor, degreesOfFreedom }),
  );
  const computed = ratios.flatMap((ratio) => (ratio.status === 'computed' ? [ratio.pValue] : []));
  const adjusted = holm(computed);
  let place = 0;
  return zones.map(([zone, code], at) => {
    const ratio = ratios[at]!;
    return { zone, ...cells(code), ratio, p: ratio.status === 'computed' ? adjusted[place++]! : null };
  });
}
