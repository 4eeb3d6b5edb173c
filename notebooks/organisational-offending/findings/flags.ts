import { type Columns, cell, finding, findings } from '@assay/notebook';
import * as matching from '@assay/record-matching';
import { STATISTICAL_METHODS } from '@assay/statistics';
import { forenameTolerance, surnameTolerance } from '../inputs.ts';
import { vetting } from '../vetting.ts';

const METHOD = matching.MATCHING_METHODS.datesAndEdits;
const TOLERANCES = [0, 1, 2, 3];
const WIDEST = Math.max(...TOLERANCES);

const widestMatches = cell(
  'widestMatches',
  'Every record within three edits of a member of staff with the same date of birth',
  {
    needs: { vetting },
    compute: ({ vetting }) =>
      matching.matchStaff(vetting.staff, vetting.records, { forename: WIDEST, surname: WIDEST }),
  },
);

export const flags = cell('flags', 'Flags at the chosen tolerance', {
  needs: { widestMatches, forenameTolerance, surnameTolerance },
  compute: ({ widestMatches, forenameTolerance, surnameTolerance }) =>
    matching.matchesWithin(widestMatches, { forename: forenameTolerance, surname: surnameTolerance }),
});

/** Members of staff who truly have a record among those searched. */
export const onRecord = cell('staffOnRecord', 'Members of staff who truly are on record', {
  needs: { vetting },
  compute: ({ vetting: { staff, records } }) => matching.staffOnRecord(staff.entity!, records.entity!),
});

const about = finding.about({ questions: ['PSD-Q2', 'PSD-R6/C2'], method: METHOD });

const ladderColumns = <Row extends Omit<matching.LadderRow, 'rung'>>(t: Columns<Row>) => [
  t.count('flags', 'Flags', 'flags', (row) => row.flags),
  t.count('right', 'Right', 'flags', (row) => row.trueFlags),
  t.count('wrong', 'Wrong', 'flags', (row) => row.falseFlags),
  t.count('wronglyFlagged', 'Staff wrongly flagged', 'staff', (row) => row.staffWronglyFlagged),
  t.count('missed', 'Staff on record and not flagged', 'staff', (row) => row.staffMissed),
];

export const flagFindings = findings('flagFindings', 'How many flags, and how many of them wrong', {
  needs: { vetting, widestMatches, flags, staffOnRecord: onRecord },
  compute: ({ vetting, widestMatches, flags, staffOnRecord }) => {
    const known = about.given(vetting.withoutTruth ?? flags);
    return [
      about.count('flags.count', 'Flags at the chosen tolerance when all records are searched', 'flags', flags.length, {
        questions: ['PSD-Q2', 'PSD-C1'],
      }),
      known.share('flags.wrong-share', 'Of the flags: how many point at somebody else', matching.wrongFlags, {
        counts: 'flags',
        method: STATISTICAL_METHODS.shareWidenedForClusters,
      }),
      known.table('flags.by-tolerance', 'Flags at each tolerance: right, wrong, missed', {
        rows: () => matching.flagsByTolerance(widestMatches, staffOnRecord, TOLERANCES),
        columns: (t) => [
          t.key('tolerance', 'Edits in either name', 'tolerance', { unit: 'count' }),
          ...ladderColumns(t),
          t.share(
            'wrongShare',
            'Of the flags: point at somebody else',
            { of: 'wrong', outOf: 'flags' },
            { designEffect: ({ designEffect }) => designEffect },
          ),
        ],
      }),
    ];
  },
});

export const ladderFindings = findings('ladderFindings', 'What addresses and collar numbers would change', {
  needs: { vetting, flags, staffOnRecord: onRecord },
  compute: ({ vetting, flags, staffOnRecord }) => {
    const known = about.given(vetting.withoutTruth ?? flags);
    return [
      known.table('ladder.counts', 'Flags that survive each further check', {
        questions: ['PSD-Q2', 'PSD-Q6'],
        method: {
          name: 'Each check in turn; a check that is missing removes nothing',
          source: 'counts against the truth',
        },
        rows: (flags) => matching.mitigationLadder(flags, staffOnRecord),
        columns: (t) => [t.key('check', 'Check', 'rung'), ...ladderColumns(t)],
      }),
      known.table('ladder.groups', 'Staff wrongly flagged, by ethnicity, under each check', {
        questions: ['PSD-Q6', 'PSD-R6/C2'],
        method: STATISTICAL_METHODS.shareAndRatioToTheLargest,
        rows: (flags) => matching.wronglyFlaggedByGroup(flags, vetting.staff.ethnicity),
        columns: (t) => [
          t.key('check', 'Check'),
          t.key('group', 'Ethnicity'),
          t.count('staff', 'Staff', 'staff'),
          t.count('wronglyFlagged', 'Wrongly flagged', 'staff'),
          t.share('share', 'Share', { of: 'wronglyFlagged', outOf: 'staff' }),
          t.ratio(
            'ratio',
            'Times the largest group',
            ({ staff, wronglyFlagged, reference }) => ({ group: { of: wronglyFlagged, outOf: staff }, reference }),
            { counts: 'staff', itself: ({ isReference }) => isReference },
          ),
        ],
      }),
    ];
  },
});

/** Shares of staff who truly have something on record: from far below to far above what the national check found. */
const BASE_RATES = [0.0005, 0.0015, 0.005, 0.02];

export const exposureFindings = findings('exposureFindings', {
  title: 'Wrong flags on the first day, every day after, and over a year for one innocent member of staff',
  needs: { vetting, flags, staffOnRecord: onRecord },
  compute: ({ vetting, flags, staffOnRecord }) => {
    const falseFlags = flags.filter(({ isSamePerson }) => isSamePerson === false).length;
    const { searchedRecords, newRecordsPerDay, staffCount: staff } = vetting;
    const exposure = matching.flagExposure({ falseFlags, searchedRecords, newRecordsPerDay, staff });
    const known = about
      .with({
        method: STATISTICAL_METHODS.inProportionToRecords,
        contributors: falseFlags,
        counts: 'flags',
        unit: 'count',
      })
      .given(vetting.withoutTruth ?? exposure);
    const later = known.with({ limitations: 'New records are taken to be like the stored ones.' });
    return [
      known.count('exposure.first-run', 'Wrong flags on the first run', 'flags', ({ firstRun }) => firstRun),
      later.estimate('exposure.per-day', 'Wrong flags a day from then on', ({ perDay }) => perDay),
      later.estimate('exposure.per-year', 'Wrong flags a year', ({ perYear }) => perYear),
      later.estimate('exposure.innocent-year', {
        title: 'Chance that one member of staff with nothing on record is wrongly flagged within a year',
        from: ({ perInnocentYear }) => perInnocentYear,
        unit: 'proportion',
        contributors: vetting.staffCount,
        fewest: falseFlags,
        counts: 'staff',
        limitations: 'As if flags fell on all staff alike; somebody with a common name bears more.',
      }),
      known.table('exposure.base-rates', {
        title: 'Of staff flagged on the first run: how many are rightly flagged, under different base rates',
        method: STATISTICAL_METHODS.bayesOnShares,
        limitations: [
          'The range carries the doubt about how many are wrongly flagged, not that about how many are found.',
          'The national check of police staff against the Police National Database in 2024 referred about fifteen in every ten thousand.',
        ],
        rows: () => matching.rightlyFlagged(flags, staffOnRecord, vetting.staffCount, BASE_RATES),
        estimates: { unit: 'proportion', contributors: 'wronglyFlagged' },
        columns: (t) => [
          t.key('baseRate', 'Share of staff truly on record', 'baseRate', { unit: 'proportion' }),
          t.estimate('rightShare', 'Share of flagged staff who are', 'rightShare'),
          // Whoever knows the shares could work these out, so that they stay or go together.
          t.count('wronglyFlagged', 'Wrongly flagged here', 'staff'),
          t.count('innocent', 'of staff not on record', 'staff'),
        ],
      }),
    ];
  },
});
