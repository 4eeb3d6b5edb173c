import { partsByGroup, rowsByGroup, unitCases, uploadAndOutcome } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { type Column, type Columns, finding, findings } from '@assay/notebook';
import * as statistics from '@assay/statistics';
import { cases, type Decisions } from '../inputs.ts';

const FUNNEL = statistics.STATISTICAL_METHODS.adjustedFunnel;
/** An officer with fewer cases has no place in a funnel: its limits would hold anything. */
const FEWEST_CASES = 5;
const ONCE_IN_500 = { level: 0.998 };

/** Every officer's or team's share, adjusted for the contexts it met. */
const unitsOf = (
  { context, uploaded }: Decisions,
  column: statistics.DictionaryColumn,
): statistics.StandardisedShares =>
  statistics.standardisedShares(unitCases(column, context, uploaded), { fewestCases: FEWEST_CASES });

const about = finding.about({
  questions: ['IIC-P1', 'IIC-R1'],
  method: statistics.STATISTICAL_METHODS.wilsonShare,
  counts: 'cases',
});

export const discretionFindings = findings('discretionFindings', 'How far upload depends on who decides', {
  needs: { cases },
  compute: ({ cases }) => {
    const officers = unitsOf(cases, cases.officer);
    const { spread, alike } = statistics.unitsDiffer(officers);
    const all = statistics.knownPart(cases.uploaded);
    const placed = statistics.placedUnits(statistics.fewestCasesFirst(officers), ONCE_IN_500);
    const outside = placed.filter(({ outside }) => outside !== 'within');
    const decided = about.with({ contributors: all.total });
    const dispersion = decided
      .with({ method: statistics.STATISTICAL_METHODS.betweenOfficers })
      .given(cases.noOfficer ?? cases.noContext ?? spread);
    return [
      about.share('upload.share', 'Cases in which the image was uploaded', all),
      uploadedBy('context', 'by how the image came about', 'Context', ['IIC-P1', 'IIC-R1', 'IIC-D2'], cases),
      uploadedBy('age', 'by the age of the child', 'Age of the child', ['IIC-P1', 'IIC-D3'], cases),
      uploadedBy('year', 'by year', 'Year', ['IIC-R1'], cases),
      decided.estimate('officers.alike', 'Part of the difference between cases that is a difference between officers', {
        from: cases.noOfficer ?? alike,
        unit: 'score',
        method: statistics.STATISTICAL_METHODS.decisionsAlike,
        limitations:
          'Officers who meet other contexts differ for that reason too; the spread below is adjusted for context.',
      }),
      dispersion.estimate('officers.factor', 'How many times as much officers differ as chance would make them', {
        from: ({ factor }) => factor,
        unit: 'ratio',
        noRange: 'how often chance alone gives as much stands beside it',
      }),
      dispersion.estimate('officers.spread', {
        title: 'Standard deviation between officers in the share uploaded, context held equal',
        from: ({ betweenVariance }) => Math.sqrt(betweenVariance),
        unit: 'percentage-points',
        noRange: 'how often chance alone gives as much stands beside it',
      }),
      dispersion.chance('officers.chance', 'Chance of so much difference if all officers decided alike', {
        from: ({ pValue }) => pValue,
        method: { name: 'Winsorised over-dispersion, chi-square', source: 'Spiegelhalter (2005)' },
      }),
      about.share('officers.outside', 'Officers outside the limits that chance passes once in five hundred', {
        from: cases.noOfficer ?? cases.noContext ?? { of: outside.length, outOf: placed.length },
        counts: 'officers',
        outOfLabel: 'officers with enough cases',
        limitations:
          'Officers with fewer than five cases are left out. To lie outside is a reason to ask, no finding about an officer.',
      }),
      // Officers are named by their place in the order of cases, never by their number.
      funnel(
        'upload.officers',
        'Funnel of officers, by number of cases',
        cases.noOfficer ?? cases.noContext ?? placed,
        (t) => t.key('place', 'Officer, in order of cases', (_, index) => index + 1, { unit: 'count' }),
      ),
      funnel(
        'upload.teams',
        'Funnel of teams',
        cases.noTeam ?? cases.noContext ?? statistics.placedUnits(unitsOf(cases, cases.team), ONCE_IN_500),
        (t) => t.key('team', 'Team', 'unit'),
      ),
      ...twoDecisions(cases),
      ...grades(cases),
    ];
  },
});

function uploadedBy(
  by: 'context' | 'age' | 'year',
  inWords: string,
  label: string,
  questions: readonly string[],
  { uploaded, ...cases }: Decisions,
): FindingDraft {
  return about.table(`upload.by-${by}`, `Share uploaded, ${inWords}`, {
    questions,
    rows: partsByGroup(cases[by], { uploaded }),
    columns: (t) => [
      t.key('group', label),
      t.count('uploaded', 'Uploaded', 'images', ({ uploaded }) => uploaded.successes),
      t.count('cases', 'Cases', 'cases', ({ uploaded }) => uploaded.total),
      t.share('share', 'Share', { of: 'uploaded', outOf: 'cases' }),
    ],
  });
}

function funnel(
  id: string,
  title: string,
  units: readonly statistics.PlacedUnit[] | statistics.NotComputed,
  key: (t: Columns<statistics.PlacedUnit>) => Column<statistics.PlacedUnit>,
): FindingDraft {
  return about.table(id, title, {
    method: FUNNEL,
    limitations: 'Officers and teams also differ in what they meet beyond the context recorded here.',
    rows: units,
    estimates: { unit: 'proportion', limits: false, contributors: 'cases' },
    columns: (t) => [
      key(t),
      t.count('cases', 'Cases', 'cases'),
      t.estimate('share', 'Share uploaded, adjusted', 'share'),
      t.estimate('low', 'By chance at least', 'low'),
      t.estimate('high', 'By chance at most', 'high'),
      t.text('outside', 'Outside', 'outside', { contributors: 'cases' }),
    ],
  });
}

/** Upload and criminal disposal are two decisions: what one says about the other. */
function twoDecisions(cases: Decisions): FindingDraft[] {
  const { followed } = cases;
  const joint = about.with({ questions: ['IIC-D1'] }).given(followed);
  const contexts = 'status' in followed ? [] : uploadAndOutcome(cases, followed);
  const compared = contexts
    .filter(({ uploaded, kept }) => uploaded.total > 0 && kept.total > 0)
    .map(({ uploaded: group, kept: reference }) => ({ group, reference }));
  return [
    joint.table('decisions.joint', 'Upload and criminal outcome, each context apart', {
      unit: 'count',
      rows: () => contexts,
      columns: (t) => [
        t.key('context', 'Context', 'group'),
        t.count('uploadedCriminal', 'Uploaded, criminal outcome', 'cases', ({ uploaded }) => uploaded.successes),
        t.count('uploaded', 'Uploaded', 'cases', ({ uploaded }) => uploaded.total),
        t.share(
          'shareUploaded',
          'Criminal outcome of those uploaded',
          { of: 'uploadedCriminal', outOf: 'uploaded' },
          { limits: false },
        ),
        t.count('keptCriminal', 'Not uploaded, criminal outcome', 'cases', ({ kept }) => kept.successes),
        t.count('kept', 'Not uploaded', 'cases', ({ kept }) => kept.total),
        t.share(
          'shareKept',
          'Criminal outcome of those not uploaded',
          { of: 'keptCriminal', outOf: 'kept' },
          { limits: false },
        ),
      ],
    }),
    joint.estimate('decisions.odds', {
      title: 'Odds of a criminal outcome where the image was uploaded, for one where it was not, context held equal',
      from: () => cases.noContext ?? statistics.mantelHaenszelOddsRatio(compared),
      unit: 'ratio',
      contributors: statistics.fewestBehind(
        (['group', 'reference'] as const).flatMap((side) => [
          compared.reduce((sum, both) => sum + both[side].successes, 0),
          compared.reduce((sum, both) => sum + both[side].total - both[side].successes, 0),
        ]),
      ),
      method: statistics.STATISTICAL_METHODS.oddsOverContexts,
      limitations:
        'A ratio near one says that the decisions go separate ways within a context. It does not say that either is right.',
    }),
  ];
}

function grades(cases: Decisions): FindingDraft[] {
  const graded = about.with({ questions: ['IIC-Q4'] });
  return [
    graded.table('grades.shares', 'Images by grade', {
      rows: rowsByGroup(cases.category).map(([grade, rows]) => ({ grade, cases: rows.length, all: cases.count })),
      columns: (t) => [
        t.key('grade', 'Grade'),
        t.count('cases', 'Cases', 'cases'),
        t.count('all', 'All cases', 'cases'),
        t.share('share', 'Share', { of: 'cases', outOf: 'all' }),
      ],
    }),
    graded.estimate('grades.agreement', 'Agreement of two graders, and who opened the database', {
      from: statistics.notComputed('each image has one grade, and no log of access was given'),
      unit: 'score',
      contributors: null,
      method: { name: 'Cohen’s kappa; count of searches by role', source: 'Cohen (1960)' },
    }),
  ];
}
