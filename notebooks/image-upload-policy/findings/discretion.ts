import { groupsOf, rowsByGroup } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { type Column, type Columns, finding, findings } from '@assay/notebook';
import type { DictionaryColumn, NotComputed, PlacedUnit, StandardisedShares } from '@assay/statistics';
import {
  intraclassCorrelationOfProportions,
  knownPart,
  mantelHaenszelOddsRatio,
  notComputed,
  overDispersion,
  placedUnits,
  STATISTICAL_METHODS,
  standardisedShares,
} from '@assay/statistics';
import { cases, type Decisions } from '../inputs.ts';

const FUNNEL = STATISTICAL_METHODS.adjustedFunnel;
/** An officer with fewer cases has no place in a funnel: its limits would hold anything. */
const FEWEST_CASES = 5;
const ONCE_IN_500 = { level: 0.998 };

/** Every officer's or team's share, adjusted for the contexts it met. */
function unitsOf(cases: Decisions, column: DictionaryColumn): StandardisedShares {
  const contexts = groupsOf(cases.context);
  const rows = rowsByGroup(column).flatMap(([unit, own]) =>
    own
      .filter((row) => cases.uploaded[row]! >= 0)
      .map((row) => ({ unit, context: contexts.values[contexts.codes[row]!]!, cases: 1, done: cases.uploaded[row]! })),
  );
  return standardisedShares(rows, { fewestCases: FEWEST_CASES });
}

/** From the unit with fewest cases up, so that officers can be named by their place and never by their number. */
function byCases({ overall, units }: StandardisedShares): StandardisedShares {
  return { overall, units: [...units].sort((a, b) => a.cases - b.cases || a.adjusted - b.adjusted) };
}

const about = finding.about({ questions: ['IIC-P1', 'IIC-R1'], method: STATISTICAL_METHODS.wilsonShare });

const NO_CONTEXT = notComputed(
  'the file does not say how images came about, so that no officer is compared like with like',
);

/** Whether officers can be compared at equal context. */
const isContextRecorded = ({ context }: Decisions): boolean => context.codes.some((code) => code >= 0);

export const discretionFindings = findings('discretionFindings', 'How far upload depends on who decides', {
  needs: { cases },
  compute: ({ cases }) => {
    const officers = unitsOf(cases, cases.officer);
    const spread = overDispersion(
      officers.units.map(({ adjusted, standardError }) => ({ value: adjusted, standardError })),
      { target: officers.overall },
    );
    const alike = intraclassCorrelationOfProportions(
      officers.units.map(({ done, cases }) => ({ successes: done, total: cases })),
    );
    const all = knownPart(cases.uploaded);
    const placed = placedUnits(byCases(officers), ONCE_IN_500);
    const decided = { contributors: all.total, counts: 'cases' } as const;
    const dispersion = about
      .with({ method: STATISTICAL_METHODS.betweenOfficers })
      .given(isContextRecorded(cases) ? spread : NO_CONTEXT);
    return [
      about.share('upload.share', 'Cases in which the image was uploaded', {
        from: { of: all.successes, outOf: all.total },
        counts: 'cases',
        outOfLabel: 'cases',
      }),
      shareTable(
        'upload.by-context',
        'Share uploaded, by how the image came about',
        'Context',
        rowsByGroup(cases.context),
        cases,
        ['IIC-P1', 'IIC-R1', 'IIC-D2'],
      ),
      shareTable(
        'upload.by-age',
        'Share uploaded, by the age of the child',
        'Age of the child',
        rowsByGroup(cases.age),
        cases,
        ['IIC-P1', 'IIC-D3'],
      ),
      shareTable('upload.by-year', 'Share uploaded, by year', 'Year', rowsByGroup(cases.year), cases, ['IIC-R1']),
      about.estimate('officers.alike', 'Part of the difference between cases that is a difference between officers', {
        from: alike,
        ...decided,
        unit: 'score',
        method: STATISTICAL_METHODS.decisionsAlike,
        limitations:
          'Officers who meet other contexts differ for that reason too; the spread below is adjusted for context.',
      }),
      dispersion.estimate('officers.factor', 'How many times as much officers differ as chance would make them', {
        from: ({ factor }) => factor,
        ...decided,
        unit: 'ratio',
        noRange: 'how often chance alone gives as much stands beside it',
      }),
      dispersion.estimate('officers.spread', {
        title: 'Standard deviation between officers in the share uploaded, context held equal',
        from: ({ betweenVariance }) => Math.sqrt(betweenVariance),
        ...decided,
        unit: 'percentage-points',
        noRange: 'how often chance alone gives as much stands beside it',
      }),
      dispersion.chance('officers.chance', 'Chance of so much difference if all officers decided alike', {
        from: ({ pValue }) => pValue,
        ...decided,
        method: { name: 'Winsorised over-dispersion, chi-square', source: 'Spiegelhalter (2005)' },
      }),
      about.share('officers.outside', 'Officers outside the limits that chance passes once in five hundred', {
        from: isContextRecorded(cases)
          ? { of: placed.filter(({ outside }) => outside !== 'within').length, outOf: placed.length }
          : NO_CONTEXT,
        counts: 'officers',
        outOfLabel: 'officers with enough cases',
        limitations:
          'Officers with fewer than five cases are left out. To lie outside is a reason to ask, no finding about an officer.',
      }),
      // Officers are named by their place in the order of cases, never by their number.
      funnel('upload.officers', 'Funnel of officers, by number of cases', placed, (t) =>
        t.key('place', 'Officer, in order of cases', (_, index) => index + 1, { unit: 'count' }),
      ),
      funnel('upload.teams', 'Funnel of teams', placedUnits(unitsOf(cases, cases.team), ONCE_IN_500), (t) =>
        t.key('team', 'Team', 'unit'),
      ),
      ...twoDecisions(cases),
      ...grades(cases),
    ];
  },
});

function shareTable(
  id: string,
  title: string,
  label: string,
  groups: readonly [group: string, rows: readonly number[]][],
  cases: Decisions,
  questions: readonly string[],
): FindingDraft {
  return about.table(id, title, {
    questions,
    rows: groups.map(([group, rows]) => ({ group, ...knownPart(cases.uploaded, rows) })),
    columns: (t) => [
      t.key('group', label),
      t.count('uploaded', 'Uploaded', 'images', 'successes'),
      t.count('cases', 'Cases', 'cases', 'total'),
      t.share('share', 'Share', { of: 'uploaded', outOf: 'cases' }),
    ],
  });
}

function funnel(
  id: string,
  title: string,
  units: readonly PlacedUnit[] | NotComputed,
  key: (t: Columns<PlacedUnit>) => Column<PlacedUnit>,
): FindingDraft {
  const expected = { unit: 'proportion', limits: false, contributors: 'cases' } as const;
  return about.table(id, title, {
    method: FUNNEL,
    limitations: 'Officers and teams also differ in what they meet beyond the context recorded here.',
    rows: units,
    columns: (t) => [
      key(t),
      t.count('cases', 'Cases', 'cases'),
      t.estimate('share', 'Share uploaded, adjusted', 'share', expected),
      t.estimate('low', 'By chance at least', 'low', expected),
      t.estimate('high', 'By chance at most', 'high', expected),
      t.text('outside', 'Outside', 'outside', { contributors: 'cases' }),
    ],
  });
}

/** Upload and criminal disposal are two decisions: what one says about the other. */
function twoDecisions(cases: Decisions): FindingDraft[] {
  const criminal = (rows: readonly number[], uploaded: number) =>
    knownPart(
      cases.criminal,
      rows.filter((row) => cases.uploaded[row] === uploaded),
    );
  const contexts = rowsByGroup(cases.context).map(([context, rows]) => ({
    context,
    group: criminal(rows, 1),
    reference: criminal(rows, 0),
  }));
  const compared = contexts.filter(({ group, reference }) => group.total > 0 && reference.total > 0);
  const joint = about.with({ questions: ['IIC-D1'] });
  return [
    joint.table('decisions.joint', 'Upload and criminal outcome, each context apart', {
      unit: 'count',
      rows: contexts,
      columns: (t) => [
        t.key('context', 'Context'),
        t.count('uploadedCriminal', 'Uploaded, criminal outcome', 'cases', ({ group }) => group.successes),
        t.count('uploaded', 'Uploaded', 'cases', ({ group }) => group.total),
        t.share(
          'shareUploaded',
          'Criminal outcome of those uploaded',
          { of: 'uploadedCriminal', outOf: 'uploaded' },
          { limits: false },
        ),
        t.count('keptCriminal', 'Not uploaded, criminal outcome', 'cases', ({ reference }) => reference.successes),
        t.count('kept', 'Not uploaded', 'cases', ({ reference }) => reference.total),
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
      from: mantelHaenszelOddsRatio(compared),
      unit: 'ratio',
      contributors: compared.reduce((sum, { group, reference }) => sum + group.total + reference.total, 0),
      counts: 'cases',
      method: STATISTICAL_METHODS.oddsOverContexts,
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
      from: notComputed('each image has one grade, and no log of access was given'),
      unit: 'score',
      contributors: null,
      method: { name: 'Cohen’s kappa; count of searches by role', source: 'Cohen (1960)' },
    }),
  ];
}
