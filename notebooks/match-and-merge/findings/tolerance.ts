import type { FindingDraft } from '@assay/evidence';
import { cell, findings, statedProportion } from '@assay/notebook';
import {
  agreeingShare,
  clusterByRule,
  type LinkShares,
  linkShares,
  type ToleranceErrors,
  type ToleranceRow,
  toleranceSweep,
} from '@assay/record-matching';
import { forenameTolerance, missingNames, register, surnameTolerance } from '../inputs.ts';
import { NO_TRUTH } from './no-truth.ts';
import { statedPairs } from './stated-pairs.ts';

export const METHOD = {
  name: 'Exact date of birth, Levenshtein distance on names, connected components',
  source: 'Levenshtein (1966); counts against the truth by Menestrina, Whang and Garcia-Molina (2010)',
};

export const sweep = cell({
  name: 'sweep',
  title: 'Every tolerance from none to three edits in either name',
  needs: { register, missingNames },
  compute: ({ register, missingNames }) =>
    toleranceSweep(register.records, {
      missingNames,
      ...(register.truth === null ? {} : { truth: register.truth }),
    }),
});

export const chosenClusters = cell({
  name: 'chosenClusters',
  title: 'Profiles at the chosen tolerance',
  needs: { sweep, forenameTolerance, surnameTolerance },
  compute: ({ sweep, forenameTolerance, surnameTolerance }) =>
    clusterByRule(sweep, (forename, surname) => forename <= forenameTolerance && surname <= surnameTolerance),
});

export const registerFindings = findings({
  name: 'registerFindings',
  title: 'What came in',
  needs: { register, sweep },
  compute: ({ register, sweep }): FindingDraft[] => [
    {
      id: 'register.records',
      title: 'Records read',
      questions: ['MM-P1'],
      value: sweep.records,
      unit: 'count',
      method: { name: 'Count', source: 'the input' },
    },
    {
      id: 'register.people',
      title: 'People they are really about',
      questions: ['MM-P1'],
      ...(sweep.truth === null ? { notComputed: NO_TRUTH } : { value: sweep.truth.entities }),
      unit: 'count',
      people: true,
      measure: 'people in the register',
      method: { name: 'Count', source: 'the input' },
    },
    {
      id: 'register.without-date',
      title: 'Records without a date of birth, which no tolerance can link',
      questions: ['MM-P1', 'MM-D5'],
      ...statedProportion({ successes: sweep.recordsWithoutDate - register.setApart, total: sweep.records }),
      unit: 'proportion',
      denominatorLabel: 'records',
      people: true,
      method: { name: 'Share', source: 'Wilson (1927)' },
    },
    {
      id: 'register.set-apart',
      title: 'Records set apart because too many share their date of birth',
      questions: ['MM-P1', 'MM-D5'],
      ...statedProportion({ successes: register.setApart, total: sweep.records }),
      unit: 'proportion',
      denominatorLabel: 'records',
      people: true,
      method: {
        name: 'Dates of birth that more records share than the limit',
        source: 'Christen (2012), Data Matching, chapter 4',
      },
      limitations: ['Records set apart are linked to nothing here, at any tolerance.'],
    },
    {
      id: 'register.without-name',
      title: 'Records with a date of birth and without a first name or surname',
      questions: ['MM-P1', 'MM-D5'],
      ...statedProportion({ successes: sweep.recordsWithoutName, total: sweep.records }),
      unit: 'proportion',
      denominatorLabel: 'records',
      people: true,
      method: { name: 'Share', source: 'Wilson (1927)' },
      limitations: ['Counted only where a missing name matches nothing.'],
    },
    {
      id: 'tolerance.same-date',
      title: 'Pairs of records about one person that show the same date of birth',
      questions: ['MM-P1', 'MM-D5'],
      ...(register.truth === null
        ? { notComputed: NO_TRUTH }
        : statedPairs(agreeingShare(register.records.dateOfBirth, register.truth))),
      unit: 'proportion',
      denominatorLabel: 'pairs of records about one person',
      people: false,
      method: {
        name: 'Share of true pairs with equal recorded dates; pairs of one person are one cluster',
        source: 'Wilson (1927); Kish (1965)',
      },
    },
  ],
});

export const toleranceFindings = findings({
  name: 'toleranceFindings',
  title: 'What each tolerance links, misses and wrongly merges',
  needs: { register, sweep, chosenClusters, forenameTolerance, surnameTolerance },
  compute: ({ register, sweep, chosenClusters, forenameTolerance, surnameTolerance }): FindingDraft[] => {
    const chosen = sweep.rows.find(
      ({ forename, surname }) => forename === forenameTolerance && surname === surnameTolerance,
    )!;
    const isLinked = (forename: number, surname: number) =>
      forename <= forenameTolerance && surname <= surnameTolerance;
    const shares = register.truth === null ? null : linkShares(sweep, isLinked, chosenClusters, register.truth);
    return [linksTable(sweep.rows), pairsTable(sweep.rows), peopleTable(sweep.rows), ...chosenFindings(chosen, shares)];
  },
});

const KEYS = [
  { name: 'forename', label: 'Edits in first name', unit: 'count', key: true },
  { name: 'surname', label: 'Edits in surname', unit: 'count', key: true },
] as const;

function linksTable(rows: readonly ToleranceRow[]): FindingDraft {
  return {
    id: 'tolerance.links',
    title: 'What each tolerance links',
    questions: ['MM-P1', 'MM-D5'],
    table: {
      columns: [
        ...KEYS,
        { name: 'pairs', label: 'Pairs linked by the rule', unit: 'count', people: false },
        { name: 'linkedPairs', label: 'Pairs in one profile after chaining', unit: 'count', people: false },
        { name: 'profiles', label: 'Profiles', unit: 'count' },
        { name: 'largest', label: 'Records in the largest profile', unit: 'count', people: false },
      ],
      rows: rows.map((row) => [
        row.forename,
        row.surname,
        row.pairs,
        row.linkedPairs,
        row.clusters,
        row.largestCluster,
      ]),
    },
    unit: 'count',
    method: METHOD,
  };
}

function pairsTable(rows: readonly ToleranceRow[]): FindingDraft {
  const shared = {
    id: 'tolerance.pairs',
    title: 'Pairs of records that each tolerance links rightly, links wrongly and misses',
    questions: ['MM-P1', 'MM-D1', 'MM-D5'],
    unit: 'count',
    method: METHOD,
  } as const;
  if (rows[0]!.errors === null) return { ...shared, notComputed: NO_TRUTH };
  return {
    ...shared,
    table: {
      columns: [
        ...KEYS,
        { name: 'truePairs', label: 'Rightly linked', unit: 'count', people: false },
        { name: 'falsePairs', label: 'Wrongly linked', unit: 'count', people: false },
        { name: 'missedPairs', label: 'Missed', unit: 'count', people: false },
        { name: 'falseLinkedPairs', label: 'Wrongly in one profile after chaining', unit: 'count', people: false },
        { name: 'missedLinkedPairs', label: 'In different profiles after chaining', unit: 'count', people: false },
      ],
      rows: withErrors(rows).map(({ row, errors }) => [
        row.forename,
        row.surname,
        errors.truePairs,
        errors.falsePairs,
        errors.missedPairs,
        errors.falseLinkedPairs,
        errors.missedLinkedPairs,
      ]),
    },
  };
}

function peopleTable(rows: readonly ToleranceRow[]): FindingDraft {
  const shared = {
    id: 'tolerance.people',
    title: 'People who share a profile with somebody else, and people whose records are scattered',
    questions: ['MM-P1', 'MM-D1'],
    unit: 'count',
    method: METHOD,
  } as const;
  if (rows[0]!.errors === null) return { ...shared, notComputed: NO_TRUTH };
  return {
    ...shared,
    table: {
      columns: [
        ...KEYS,
        { name: 'sharedProfiles', label: 'Profiles that mix people', unit: 'count' },
        { name: 'mixedPeople', label: 'People in them', unit: 'count', people: true },
        { name: 'mixedRecords', label: 'Records in them', unit: 'count' },
        { name: 'scatteredPeople', label: 'People in several profiles', unit: 'count', people: true },
        { name: 'scatteredRecords', label: 'Records of theirs', unit: 'count' },
      ],
      rows: withErrors(rows).map(({ row, errors }) => [
        row.forename,
        row.surname,
        errors.overMergedClusters,
        errors.overMergedPeople,
        errors.overMergedRecords,
        errors.underMergedPeople,
        errors.underMergedRecords,
      ]),
    },
  };
}

/** Pairs of one profile or one person are one cluster: its links are right or wrong together. */
const CLUSTERED = {
  name: `${METHOD.name}; interval by clusters of profiles and people`,
  source: `${METHOD.source}; Kish (1965); Korn and Graubard (1998)`,
};

function chosenFindings({ errors }: ToleranceRow, shares: LinkShares | null): FindingDraft[] {
  return [
    {
      id: 'chosen.wrong-links',
      title: 'Of the pairs linked at the chosen tolerance: how many are two different people',
      questions: ['MM-P1', 'MM-D1'],
      ...(shares === null ? { notComputed: NO_TRUTH } : statedPairs(shares.wrong)),
      unit: 'proportion',
      denominatorLabel: 'pairs linked at the chosen tolerance',
      people: false,
      method: CLUSTERED,
    },
    {
      id: 'chosen.missed-links',
      title: 'Of the pairs about one person: how many the chosen tolerance misses',
      questions: ['MM-P1', 'MM-D1'],
      ...(shares === null ? { notComputed: NO_TRUTH } : statedPairs(shares.missed)),
      unit: 'proportion',
      denominatorLabel: 'pairs of records about one person',
      people: false,
      method: CLUSTERED,
    },
    {
      id: 'chosen.mixed-people',
      title: 'People whose profile mixes them with somebody else at the chosen tolerance',
      questions: ['MM-P1', 'MM-D1'],
      ...(errors === null ? { notComputed: NO_TRUTH } : { value: errors.overMergedPeople }),
      unit: 'count',
      people: true,
      measure: 'people mixed with others',
      method: METHOD,
    },
    {
      id: 'chosen.scattered-people',
      title: 'People whose records lie in several profiles at the chosen tolerance',
      questions: ['MM-P1', 'MM-D1'],
      ...(errors === null ? { notComputed: NO_TRUTH } : { value: errors.underMergedPeople }),
      unit: 'count',
      people: true,
      measure: 'people scattered',
      method: METHOD,
    },
  ];
}

function withErrors(rows: readonly ToleranceRow[]): { row: ToleranceRow; errors: ToleranceErrors }[] {
  return rows.flatMap((row) => (row.errors === null ? [] : [{ row, errors: row.errors }]));
}
