import type { FindingDraft } from '@assay/evidence';
import { decisionChain } from '@assay/fairness-metrics';
import { findings, statedLimits, withLimits } from '@assay/notebook';
import { MISSING_CODE } from '@assay/statistics';
import { reference } from '../inputs.ts';
import { GROUPS, otherPlaces, type Population, residents, type Searches, stops } from '../searches.ts';

export const decisionFindings = findings({
  name: 'decisionFindings',
  title: 'At which decision does the gap open?',
  needs: { stops, residents, reference },
  compute: ({ stops, residents, reference }): FindingDraft[] => [chainTable(stops, residents, reference)],
});

function chainTable(stops: Searches, population: Population, reference: string): FindingDraft {
  const counted = decisionCounts(stops);
  const points = [
    { name: 'Searched, outcome on record', counts: counted((row) => stops.found[row] !== 2) },
    { name: 'Led to any outcome', counts: counted((row) => stops.found[row] === 1) },
    { name: 'Arrested', counts: counted((row) => stops.arrested[row] === 1) },
  ];
  const people = Object.fromEntries(GROUPS.map((group) => [group, population.of(group)]));
  // More searches than residents cannot be people who went on; the chain then starts with the search.
  const fits = GROUPS.every((group) => people[group]! >= points[0]!.counts[group]!);
  const start = fits && otherPlaces(stops, population) === null ? [{ name: 'Resident', counts: people }] : [];
  return {
    id: 'chain.by-decision',
    title: `From resident to arrest: each decision on its own, against the ${reference} group`,
    questions: ['RAP-Q1', 'RAP-C1'],
    table: {
      columns: [
        { name: 'group', label: 'Group', unit: 'text', key: true },
        { name: 'decision', label: 'Decision', unit: 'text', key: true },
        { name: 'wentOn', label: 'Went on', unit: 'count', people: true },
        { name: 'reached', label: 'Of those who came so far', unit: 'count', people: true },
        ...withLimits({ name: 'ratio', label: 'Times at this decision', unit: 'ratio' }),
        { name: 'soFar', label: 'Times from the start to here', unit: 'ratio' },
      ],
      rows: decisionChain([...start, ...points], reference).map((row) => [
        row.group,
        row.point,
        row.wentOn,
        row.reached,
        ...statedLimits(row.stageRatio),
        typeof row.ratioSoFar === 'number' ? row.ratioSoFar : null,
      ]),
    },
    unit: 'ratio',
    people: true,
    method: {
      name: 'Ratio at each decision point, Koopman score interval',
      source: 'Office of Juvenile Justice and Delinquency Prevention (2009); Koopman (1984)',
    },
    limitations: [
      'The chain counts searches as if each were of another person; those searched often weigh more, and intervals for people would be wider.',
      'The first decision joins being stopped and being searched: the public files do not list stops without a search.',
      'A ratio of one at a later decision can follow from an earlier one: who is searched decides who can be arrested.',
    ],
  };
}

/** Counts of the rows that meet a condition, by self-defined group. */
function decisionCounts(stops: Searches) {
  return (went: (row: number) => boolean): Record<string, number> => {
    const counts: Record<string, number> = Object.fromEntries(GROUPS.map((group) => [group, 0]));
    for (let row = 0; row < stops.count; row++) {
      const code = stops.selfDefined.codes[row]!;
      const group = code === MISSING_CODE ? null : stops.selfDefined.values[code]!;
      if (group !== null && group in counts && went(row)) counts[group]!++;
    }
    return counts;
  };
}
