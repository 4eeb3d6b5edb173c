import { type Columns, cell, countsOf, finding, findings, whereRows } from '@assay/notebook';
import * as matching from '@assay/record-matching';
import { type NotComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { missingNames, NO_TRUTH, people, register, tolerance } from '../inputs.ts';

const METHOD = matching.MATCHING_METHODS.chainedLinks;

export const sweep = cell('sweep', 'Every tolerance from none to three edits in either name', {
  needs: { register, missingNames },
  compute: ({ register, missingNames }) =>
    matching.toleranceSweep(register.records, {
      missingNames,
      ...(register.truth === null ? {} : { truth: register.truth }),
    }),
});

export const chosenClusters = cell('chosenClusters', 'Profiles at the chosen tolerance', {
  needs: { sweep, tolerance },
  compute: ({ sweep, tolerance }) => matching.clusterByRule(sweep, matching.withinTolerance(tolerance)),
});

export const counted = cell('counted', 'What every tolerance does, of the rows or of counts from where they lie', {
  needs: { counts: countsOf(people, 'tolerances'), register: whereRows(register), sweep: whereRows(sweep) },
  compute: ({ counts, register, sweep }): matching.CountedSweep => {
    if (counts !== null) return matching.sweepOfCounts(counts);
    if ('status' in register || 'status' in sweep) throw new Error('there are neither rows nor counts');
    const { groups: _, pairs: __, truth: ___, shared: ____, starting: _____, ...result } = sweep;
    return { ...result, recordsSetApart: register.setApart };
  },
});

const sameDateOfRows = cell('sameDateOfRows', 'The same of rows', {
  needs: { register },
  compute: ({ register }) =>
    register.truth === null ? NO_TRUTH : matching.agreeingShare(register.records.dateOfBirth, register.truth),
});

export const sameDate = cell('sameDate', 'How often the records of one person show one date of birth', {
  needs: {
    counted,
    counts: countsOf(people, 'same-dates'),
    dates: countsOf(people, 'dates'),
    rows: whereRows(sameDateOfRows),
  },
  compute: ({ counted, counts, dates, rows }, { needsRows }): matching.PairShare | NotComputed => {
    if (counts === null || dates === null) return rows;
    const told = matching.datesOfCounts(dates);
    if ('status' in told && 'status' in rows) needsRows(`${rows.reason}: ${told.reason}`);
    return counted.people === null ? NO_TRUTH : matching.agreeingShareOf(matching.agreeingOfCounts(counts));
  },
});

export const registerFindings = findings('registerFindings', 'What came in', {
  needs: { counted, sameDate: whereRows(sameDate) },
  compute: ({ counted, sameDate }) => {
    const about = finding.about({ questions: ['MM-P1'], method: STATISTICAL_METHODS.count });
    const unlinked = about.with({
      questions: ['MM-P1', 'MM-D5'],
      method: { name: 'Share', source: 'Wilson (1927)' },
      counts: 'records',
    });
    return [
      about.count('register.records', 'Records read', 'records', counted.records),
      about.given(counted.people, NO_TRUTH).count('register.people', 'People they are really about', {
        counts: 'people',
        from: (people) => people,
        measure: 'people in the register',
      }),
      unlinked.share('register.without-date', 'Records without a date of birth, which no tolerance can link', {
        from: { of: counted.recordsWithoutDate - counted.recordsSetApart, outOf: counted.records },
      }),
      unlinked.share('register.set-apart', 'Records set apart because too many share their date of birth', {
        from: { of: counted.recordsSetApart, outOf: counted.records },
        method: matching.MATCHING_METHODS.crowdedDates,
        limitations: 'Records set apart are linked to nothing here, at any tolerance.',
      }),
      unlinked.share('register.without-name', 'Records with a date of birth and without a first name or surname', {
        from: { of: counted.recordsWithoutName, outOf: counted.records },
        limitations: 'Counted only where a missing name matches nothing.',
      }),
      unlinked.estimatedShare('tolerance.same-date', {
        title: 'Pairs of records about one person that show the same date of birth',
        from: sameDate,
        counts: 'pairs',
        outOfLabel: 'pairs of records about one person',
        method: matching.MATCHING_METHODS.equalDates,
      }),
    ];
  },
});

/** Pairs of one profile or one person are one cluster: its links are right or wrong together. */
const CLUSTERED = {
  name: `${METHOD.name}; interval by clusters of profiles and people`,
  source: `${METHOD.source}; Kish (1965); Korn and Graubard (1998)`,
};

export const chosenShares = cell(
  'chosenShares',
  'Of the links at the chosen tolerance, how many are wrong, and of the right ones, how many it misses',
  {
    needs: { register, sweep, chosenClusters, tolerance },
    compute: ({ register: { truth }, sweep, chosenClusters, tolerance }) =>
      truth === null
        ? NO_TRUTH
        : matching.linkShares(sweep, matching.withinTolerance(tolerance), chosenClusters, truth),
  },
);

export const toleranceFindings = findings('toleranceFindings', 'What each tolerance links, misses and wrongly merges', {
  needs: { counted, shares: whereRows(chosenShares), tolerance },
  compute: ({ counted, shares, tolerance }) => {
    const about = finding.about({ questions: ['MM-P1', 'MM-D1'], method: METHOD });
    const checked = matching.rowsWithErrors(counted.rows) ?? NO_TRUTH;
    const chosen = about.given('status' in checked ? checked : matching.toleranceRow(checked, tolerance));
    const ofPairs = about.with({ method: CLUSTERED, counts: 'pairs' }).given(shares);
    return [
      about.with({ questions: ['MM-P1', 'MM-D5'] }).table('tolerance.links', 'What each tolerance links', {
        rows: counted.rows,
        columns: (t) => [
          ...edits(t),
          t.count('pairs', 'Pairs linked by the rule', 'pairs'),
          t.count('linkedPairs', 'Pairs in one profile after chaining', 'pairs'),
          t.count('profiles', 'Profiles', 'profiles', 'clusters'),
          t.count('largest', 'Records in the largest profile', 'records', 'largestCluster'),
        ],
      }),
      about
        .with({ questions: ['MM-P1', 'MM-D1', 'MM-D5'] })
        .table('tolerance.pairs', 'Pairs of records that each tolerance links rightly, links wrongly and misses', {
          rows: checked,
          columns: (t) => [
            ...edits(t),
            t.count('truePairs', 'Rightly linked', 'pairs'),
            t.count('falsePairs', 'Wrongly linked', 'pairs'),
            t.count('missedPairs', 'Missed', 'pairs'),
            t.count('falseLinkedPairs', 'Wrongly in one profile after chaining', 'pairs'),
            t.count('missedLinkedPairs', 'In different profiles after chaining', 'pairs'),
          ],
        }),
      about.table('tolerance.people', {
        title: 'People who share a profile with somebody else, and people whose records are scattered',
        rows: checked,
        columns: (t) => [
          ...edits(t),
          t.count('sharedProfiles', 'Profiles that mix people', 'profiles', 'overMergedClusters'),
          t.people('mixedPeople', 'People in them', 'overMergedPeople'),
          t.count('mixedRecords', 'Records in them', 'records', 'overMergedRecords'),
          t.people('scatteredPeople', 'People in several profiles', 'underMergedPeople'),
          t.count('scatteredRecords', 'Records of theirs', 'records', 'underMergedRecords'),
        ],
      }),
      ofPairs.estimatedShare('chosen.wrong-links', {
        title: 'Of the pairs linked at the chosen tolerance: how many are two different people',
        from: ({ wrong }) => wrong,
        outOfLabel: 'pairs linked at the chosen tolerance',
      }),
      ofPairs.estimatedShare('chosen.missed-links', {
        title: 'Of the pairs about one person: how many the chosen tolerance misses',
        from: ({ missed }) => missed,
        outOfLabel: 'pairs of records about one person',
      }),
      chosen.people('chosen.mixed-people', {
        title: 'People whose profile mixes them with somebody else at the chosen tolerance',
        from: ({ overMergedPeople }) => overMergedPeople,
        measure: 'people mixed with others',
      }),
      chosen.people('chosen.scattered-people', 'People whose records lie in several profiles at the chosen tolerance', {
        from: ({ underMergedPeople }) => underMergedPeople,
        measure: 'people scattered',
      }),
    ];
  },
});

const edits = <Row extends matching.ToleranceRow>(t: Columns<Row>) => [
  t.key('forename', 'Edits in first name', ({ forename }) => forename, { unit: 'count' }),
  t.key('surname', 'Edits in surname', ({ surname }) => surname, { unit: 'count' }),
];
