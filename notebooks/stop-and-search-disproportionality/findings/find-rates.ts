import type { FindingDraft } from '@assay/evidence';
import {
  cellsFromRows,
  compareWithinStrata,
  findCells,
  INFRA_MARGINALITY,
  outcomeTest,
  type SearchCounts,
} from '@assay/fairness-metrics';
import { findings, statedLimits, withLimits } from '@assay/notebook';
import { isComputed, MISSING_CODE, notComputed } from '@assay/statistics';
import { reference } from '../inputs.ts';
import { BLANK, GROUPS, type Searches, stops } from '../searches.ts';

const QUESTIONS = ['RAP-C1', 'RAP-Q2'];

export const findRateFindings = findings({
  name: 'findRateFindings',
  title: 'When each group is searched, how often is something found?',
  needs: { stops, reference },
  compute: ({ stops, reference }): FindingDraft[] => {
    if (!hasKnown(stops, reference)) return notFound(reference);
    const counts = searchCounts(stops);
    const { rows } = outcomeTest(counts, reference);
    const within = compareWithinStrata(cellsFromRows(findCells(counts), { missingGroup: BLANK }), {
      attribute: 'group',
      strata: ['stratum'],
      metrics: ['positivePredictiveValue'],
      reference,
      scale: 'ratio',
    });
    const objects = byObject(counts);
    return [
      {
        id: 'finds.by-group',
        title: 'Searches that led to any outcome, by self-defined ethnicity',
        questions: QUESTIONS,
        table: {
          columns: [
            { name: 'group', label: 'Group', unit: 'text', key: true },
            { name: 'found', label: 'With an outcome', unit: 'count', people: true },
            { name: 'searches', label: 'Searches', unit: 'count', people: true },
            ...withLimits({
              name: 'share',
              label: 'Share',
              unit: 'proportion',
              numerator: 'found',
              denominator: 'searches',
            }),
            { name: 'verdict', label: `Against the ${reference} group`, unit: 'text' },
          ],
          rows: [
            ...rows.map((row) => [
              row.group,
              row.finds,
              row.searches,
              ...statedLimits(row.findRate),
              row.verdict ?? 'compared with',
            ]),
            ...GROUPS.filter((name) => rows.every(({ group }) => group !== name)).map((group) => {
              return [group, 0, 0, null, null, null, 'no outcome known'];
            }),
          ],
        },
        unit: 'proportion',
        people: true,
        method: {
          name: 'Outcome test, Wilson intervals, Holm over groups',
          source: 'Knowles, Persico and Todd (2001); Wilson (1927); Holm (1979)',
        },
        limitations: [
          INFRA_MARGINALITY,
          'An outcome is an arrest, a warning or anything but no further action; whether it is what was looked for is recorded apart.',
        ],
      },
      {
        id: 'finds.within-object',
        title: `Searches with an outcome within the same object of search, as a multiple of the ${reference} group`,
        questions: QUESTIONS,
        table: {
          columns: [
            { name: 'group', label: 'Group', unit: 'text', key: true },
            ...withLimits({ name: 'ratio', label: 'Times', unit: 'ratio' }),
          ],
          rows: within.map(({ group, pooled }) => [
            group,
            ...(isComputed(pooled) ? statedLimits(pooled) : [null, null, null]),
          ]),
        },
        unit: 'ratio',
        people: true,
        method: {
          name: 'Mantel–Haenszel ratio over objects of search',
          source: 'Mantel and Haenszel (1959); Greenland and Robins (1985)',
        },
        limitations: [INFRA_MARGINALITY],
      },
      {
        id: 'finds.by-object',
        title: 'Searches that led to any outcome, by object of search',
        questions: QUESTIONS,
        table: {
          columns: [
            { name: 'object', label: 'Object of search', unit: 'text', key: true },
            { name: 'found', label: 'With an outcome', unit: 'count', people: true },
            { name: 'searches', label: 'Searches', unit: 'count', people: true },
            { name: 'share', label: 'Share', unit: 'proportion', numerator: 'found', denominator: 'searches' },
          ],
          rows: objects,
        },
        unit: 'proportion',
        people: true,
        method: { name: 'Share', source: 'the input' },
      },
    ];
  },
});

/** Whether any search of the reference group has an outcome that is known. */
function hasKnown({ selfDefined, found }: Searches, reference: string): boolean {
  const code = selfDefined.values.indexOf(reference);
  return selfDefined.codes.some((own, row) => own === code && found[row] !== 2);
}

function notFound(reference: string): FindingDraft[] {
  const none = notComputed(`the outcome of no search of the ${reference} group is known`);
  const titles = {
    'finds.by-group': 'Searches that led to any outcome, by self-defined ethnicity',
    'finds.within-object': `Searches with an outcome within the same object of search, as a multiple of the ${reference} group`,
    'finds.by-object': 'Searches that led to any outcome, by object of search',
  };
  return Object.entries(titles).map(([id, title]) => ({
    id,
    title,
    questions: QUESTIONS,
    unit: id === 'finds.within-object' ? 'ratio' : 'proportion',
    method: { name: 'Share', source: 'the input' },
    notComputed: none,
  }));
}

function searchCounts(stops: Searches): SearchCounts[] {
  const counts = new Map<string, { group: string | null; stratum: string; searches: number; finds: number }>();
  for (let row = 0; row < stops.count; row++) {
    if (stops.found[row] === 2) continue;
    const own = stops.selfDefined.codes[row]!;
    const looked = stops.object.codes[row]!;
    const group = own === MISSING_CODE ? null : stops.selfDefined.values[own]!;
    const stratum = looked === MISSING_CODE ? BLANK : stops.object.values[looked]!;
    const key = `${group}\n${stratum}`;
    const tally = counts.get(key) ?? { group, stratum, searches: 0, finds: 0 };
    tally.searches++;
    tally.finds += stops.found[row]!;
    counts.set(key, tally);
  }
  return [...counts.values()].sort((a, b) => (`${a.group}${a.stratum}` < `${b.group}${b.stratum}` ? -1 : 1));
}

function byObject(counts: readonly SearchCounts[]): [string, number, number, number][] {
  const objects = [...new Set(counts.map(({ stratum }) => stratum))].sort();
  return objects.map((object) => {
    const here = counts.filter(({ stratum }) => stratum === object);
    const searches = here.reduce((sum, row) => sum + row.searches, 0);
    const finds = here.reduce((sum, row) => sum + row.finds, 0);
    return [object, finds, searches, finds / searches];
  });
}
