import { patrolUrn, simulatePatrols, sourceDiscordance, urnWeights } from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, findings, statedLimits } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { beforeAfter, city } from '../city.ts';
import { type Evaluation, evaluation, evaluationProblem } from './baseline.ts';
import { MONTE_CARLO, valueDraft } from './draft.ts';

const LIMITS = ['A simulation shows what could happen with these shares of found and reported crime, not what did.'];

/** OP-Q5: do patrols make the records that justify them? */
export const feedbackFindings = findings({
  name: 'feedbackFindings',
  title: 'Do patrols create the records that then justify the patrols?',
  needs: { city, evaluation },
  compute: ({ city, evaluation }, { random }): FindingDraft[] => {
    const urn = {
      id: 'feedback.urn',
      title: 'Share of patrols the busier of two areas ends up with',
      questions: ['OP-Q5'],
      unit: 'proportion' as const,
      method: { name: 'Pólya urn of two areas', source: 'Ensign et al. (2018)' },
      limitations: LIMITS,
    };
    const city2 = {
      ...urn,
      id: 'feedback.simulation',
      title: 'Patrols that would have to move for patrols to follow crime',
      method: {
        name: 'Self-exciting simulation with patrols by score',
        source: 'Mohler et al. (2011); Lum and Isaac (2016)',
      },
    };
    const sources = {
      ...urn,
      id: 'feedback.sources',
      title: 'The same estimate on crime the public reported and crime officers found',
      unit: 'ratio' as const,
      method: { name: 'Rate ratio by source', source: 'Altman and Bland (2003); Ariel and Partridge (2016)' },
      limitations: ['More patrols find more: the second row measures patrols as much as crime.'],
    };
    const apart = {
      ...sources,
      id: 'feedback.sources-differ',
      title: 'Chance of two stories so different if both changed alike',
      unit: 'proportion' as const,
    };
    const flag = {
      ...apart,
      id: 'feedback.discordance',
      title: 'Do the two kinds of record tell one story?',
      unit: 'text' as const,
    };
    const all = [urn, city2, sources, apart, flag];
    const found = city.foundByPolice.filter((each) => each === 1).length;
    const reported = city.foundByPolice.filter((each) => each === 0).length;
    if (found + reported === 0) return allNotComputed(all, notComputed('the events do not say who found them'));
    const weights = urnWeights(found, reported);
    const rates = topTwo(city.sector, city.sectors.length);
    const urnDraft: FindingDraft =
      rates === null || city.withoutSectors !== null
        ? valueDraft(urn, city.withoutSectors ?? notComputed('fewer than two sectors have any event'))
        : {
            ...urn,
            tolerance: MONTE_CARLO,
            table: {
              columns: [
                { name: 'rule', label: 'What the model learns from', unit: 'text', key: true },
                { name: 'share', label: 'Patrols in the busier area', unit: 'proportion' },
                { name: 'crime', label: 'Crime in the busier area', unit: 'proportion' },
                { name: 'runaway', label: 'Runs where one area takes nearly all', unit: 'proportion' },
              ],
              rows: (
                [
                  ['only what officers find', { discoveredWeight: 1, reportedWeight: 0 }, 'none'],
                  ['records as they are', weights, 'none'],
                  ['records with finds thinned by chance of a visit', weights, 'thinning'],
                ] as const
              ).map(([rule, mix, mitigation]): CellValue[] => {
                const daily = rates.map((count) => (4 * count) / (rates[0] + rates[1])) as [number, number];
                const result = patrolUrn(
                  {
                    rates: daily,
                    priors: [daily[0] * 100, daily[1] * 100],
                    ...mix,
                    decay: 0.01,
                    nDays: 1000,
                    mitigation,
                  },
                  random(rule),
                  200,
                );
                return [rule, result.meanShare, result.trueShare, result.runawayShare];
              }),
            },
          };
    const nAreas = Math.max(4, Math.min(80, city.sectors.length));
    const nPatrols = Math.min(city.topSectors, nAreas - 1);
    const shareFound = found / (found + reported);
    const simulationDraft: FindingDraft = {
      ...city2,
      tolerance: MONTE_CARLO,
      table: {
        columns: [
          { name: 'scoring', label: 'What the model learns from', unit: 'text', key: true },
          { name: 'reporting', label: 'Reporting', unit: 'text', key: true },
          { name: 'misplaced', label: 'Patrols out of place', unit: 'proportion' },
          { name: 'never', label: 'Areas never patrolled', unit: 'count', people: false },
        ],
        rows: (['equal everywhere', 'lower in half of the areas'] as const).flatMap((reporting) =>
          (
            [
              ['all records', 'records'],
              ['public reports alone', 'reported-only'],
              ['records weighted by chance of a visit', 'inverse-propensity'],
            ] as const
          ).map(([label, scoring]): CellValue[] => {
            const result = simulatePatrols(
              {
                backgroundRates: new Array<number>(nAreas).fill(0.6),
                contagion: 0.2,
                contagionHalfLifeDays: 7,
                reportingChance: Array.from(
                  { length: nAreas },
                  (_, area) => (reporting === 'equal everywhere' || area % 2 === 0 ? 0.5 : 0.3) * (1 - shareFound),
                ),
                discoveryChance: Math.min(1, 0.2 + shareFound),
                nPatrols,
                nDays: 365,
                memoryHalfLifeDays: 60,
                scoring,
                exploration: 0.1,
              },
              random(`${scoring} ${reporting}`),
            );
            return [label, reporting, result.misplacedShare, result.neverPatrolled];
          }),
        ),
      },
    };
    const problem = evaluationProblem(city) ?? (evaluation.status === 'computed' ? null : evaluation);
    if (problem !== null) return [urnDraft, simulationDraft, ...allNotComputed([sources, apart, flag], problem)];
    const cellsOf = (kind: number) => {
      const of = (row: number) => city.foundByPolice[row] === kind;
      return { treated: beforeAfter(city, 'treated', of), control: beforeAfter(city, 'control', of) };
    };
    const publicCells = cellsOf(0);
    const policeCells = cellsOf(1);
    const result = sourceDiscordance(
      { publicGenerated: publicCells, policeGenerated: policeCells },
      { overdispersion: (evaluation as Evaluation).factor },
    );
    return [
      urnDraft,
      simulationDraft,
      {
        ...sources,
        table: {
          columns: [
            { name: 'source', label: 'Records', unit: 'text', key: true },
            { name: 'before', label: 'Patrolled, before', unit: 'count', people: true },
            { name: 'after', label: 'Patrolled, after', unit: 'count', people: true },
            { name: 'ratio', label: 'Rate ratio', unit: 'ratio' },
            { name: 'low', label: 'From', unit: 'ratio' },
            { name: 'high', label: 'To', unit: 'ratio' },
          ],
          rows: (
            [
              ['reported by the public', result.publicGenerated.ratio, publicCells.treated],
              ['found by officers', result.policeGenerated.ratio, policeCells.treated],
            ] as const
          ).map(([source, ratio, { before, after }]): CellValue[] => [source, before, after, ...statedLimits(ratio)]),
        },
      },
      valueDraft(apart, result.pValue),
      valueDraft(
        flag,
        typeof result.discordant !== 'boolean'
          ? result.discordant
          : result.discordant
            ? 'The two kinds of record tell different stories: one number for both would mislead.'
            : 'The two kinds of record are not told apart: one story may serve both, or there are too few records to tell.',
      ),
    ];
  },
});

/** Events of the busiest sector and of the middle one: the two areas of the urn. */
function topTwo(sector: Int32Array, nSectors: number): readonly [number, number] | null {
  const counts = new Float64Array(nSectors);
  for (const each of sector) if (each >= 0) counts[each]!++;
  const sorted = counts
    .filter((count) => count > 0)
    .sort()
    .reverse();
  return sorted.length < 2 ? null : [sorted[0]!, sorted[sorted.length >> 1]!];
}
