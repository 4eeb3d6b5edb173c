import { groupsOf, rowsByGroup } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedChance, statedLimits, statedShare, withLimits } from '@assay/notebook';
import {
  binomialFunnelLimits,
  type DictionaryColumn,
  intraclassCorrelationOfProportions,
  isComputed,
  mantelHaenszelOddsRatio,
  notComputed,
  overDispersion,
  wilsonInterval,
} from '@assay/statistics';
import { allRows, cases, type Decisions, part } from '../inputs.ts';

const WILSON = { name: 'Share with Wilson score interval', source: 'Wilson (1927)' };
const FUNNEL = {
  name: 'Share uploaded, adjusted for the mix of contexts (indirect standardisation), with binomial funnel limits',
  source: 'Spiegelhalter (2005)',
};
/** An officer with fewer cases has no place in a funnel: its limits would hold anything. */
const FEWEST_CASES = 5;

interface Unit {
  readonly name: string;
  readonly uploaded: number;
  readonly cases: number;
  /** Uploads if the unit had decided as all do in each context. */
  readonly expected: number;
  /** Overall share × uploaded ÷ expected. */
  readonly adjusted: number;
  readonly standardError: number;
}

interface Standardised {
  readonly overall: number;
  readonly units: readonly Unit[];
}

/** Every officer's or team's share, adjusted for the contexts it met. */
function unitsOf(cases: Decisions, column: DictionaryColumn): Standardised {
  const all = part(cases.uploaded, allRows(cases.count));
  const overall = all.total === 0 ? 0 : all.successes / all.total;
  const shareIn = new Map(rowsByGroup(cases.context).map(([context, rows]) => [context, part(cases.uploaded, rows)]));
  const contexts = groupsOf(cases.context);
  const chance = (row: number) => {
    const own = shareIn.get(contexts.values[contexts.codes[row]!]!)!;
    return own.successes / own.total;
  };
  return {
    overall,
    units: rowsByGroup(column).flatMap(([name, rows]): Unit[] => {
      const known = rows.filter((row) => cases.uploaded[row]! >= 0);
      if (known.length < FEWEST_CASES) return [];
      const { successes } = part(cases.uploaded, known);
      const expected = known.reduce((sum, row) => sum + chance(row), 0);
      const variance = known.reduce((sum, row) => sum + chance(row) * (1 - chance(row)), 0);
      if (expected === 0 || variance === 0) return [];
      return [
        {
          name,
          uploaded: successes,
          cases: known.length,
          expected,
          adjusted: overall + (successes - expected) / known.length,
          standardError: Math.sqrt(variance) / known.length,
        },
      ];
    }),
  };
}

export const discretionFindings = findings({
  name: 'discretionFindings',
  title: 'How far upload depends on who decides',
  needs: { cases },
  compute: ({ cases }): FindingDraft[] => {
    const officers = unitsOf(cases, cases.officer);
    const spread = overDispersion(
      officers.units.map(({ adjusted, standardError }) => ({ value: adjusted, standardError })),
      { target: officers.overall },
    );
    const alike = intraclassCorrelationOfProportions(
      officers.units.map(({ uploaded, cases }) => ({ successes: uploaded, total: cases })),
    );
    const questions = ['IIC-P1', 'IIC-R1'];
    const single = (id: string, title: string, value: number | null, reason: string): FindingDraft => ({
      id,
      title,
      questions,
      ...(value === null ? { notComputed: notComputed(reason) } : { value }),
      unit: id === 'officers.spread' ? 'percentage-points' : 'ratio',
      method: {
        name: 'Winsorised over-dispersion; variance by the method of moments',
        source: 'Spiegelhalter (2005); DerSimonian and Laird (1986)',
      },
    });
    const computed = isComputed(spread) ? spread : null;
    const none = isComputed(spread) ? '' : spread.reason;
    const officerFunnel = funnel(
      'upload.officers',
      'Funnel of officers, by number of cases',
      officers,
      'place',
      questions,
    );
    const outside = officerFunnel.table!.rows.filter((row) => row.at(-1) !== 'within').length;
    return [
      {
        id: 'upload.share',
        title: 'Cases in which the image was uploaded',
        questions,
        people: true,
        ...statedShare(part(cases.uploaded, allRows(cases.count)), 'cases'),
      },
      shareTable(
        'upload.by-context',
        'Share uploaded, by how the image came about',
        ['IIC-P1', 'IIC-R1', 'IIC-D2'],
        cases,
        cases.context,
        'Context',
      ),
      shareTable(
        'upload.by-age',
        'Share uploaded, by the age of the child',
        ['IIC-P1', 'IIC-D3'],
        cases,
        cases.age,
        'Age of the child',
      ),
      shareTable('upload.by-year', 'Share uploaded, by year', ['IIC-R1'], cases, cases.year, 'Year'),
      {
        id: 'officers.alike',
        title: 'Part of the difference between cases that is a difference between officers',
        questions,
        ...(isComputed(alike) ? { value: alike.value, interval: alike.interval } : { notComputed: alike }),
        unit: 'score',
        method: {
          name: 'Intraclass correlation of decisions, analysis of variance',
          source: 'Donner (1986); Ridout, Demétrio and Firth (1999)',
        },
        limitations: [
          'Officers who meet other contexts differ for that reason too; the spread below is adjusted for context.',
        ],
      },
      single(
        'officers.factor',
        'How many times as much officers differ as chance would make them',
        computed?.factor ?? null,
        none,
      ),
      single(
        'officers.spread',
        'Standard deviation between officers in the share uploaded, context held equal',
        computed === null ? null : Math.sqrt(computed.betweenVariance),
        none,
      ),
      {
        id: 'officers.chance',
        title: 'Chance of so much difference if all officers decided alike',
        questions,
        ...statedChance(isComputed(spread) ? spread.pValue : spread),
        method: { name: 'Winsorised over-dispersion, chi-square', source: 'Spiegelhalter (2005)' },
      },
      {
        id: 'officers.outside',
        title: 'Officers outside the limits that chance passes once in five hundred',
        questions,
        ...statedShare({ successes: outside, total: officers.units.length }, 'officers with enough cases'),
        people: true,
        limitations: [
          'Officers with fewer than five cases are left out. To lie outside is a reason to ask, no finding about an officer.',
        ],
      },
      officerFunnel,
      funnel('upload.teams', 'Funnel of teams', unitsOf(cases, cases.team), 'team', questions),
      ...twoDecisions(cases),
      ...grades(cases),
    ];
  },
});

function shareTable(
  id: string,
  title: string,
  questions: readonly string[],
  cases: Decisions,
  column: DictionaryColumn,
  label: string,
): FindingDraft {
  const groups = rowsByGroup(column);
  if (id.endsWith('year')) groups.sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    id,
    title,
    questions,
    unit: 'proportion',
    people: true,
    method: WILSON,
    table: {
      columns: [
        { name: 'group', label, unit: 'text', key: true },
        { name: 'uploaded', label: 'Uploaded', unit: 'count', people: true },
        { name: 'cases', label: 'Cases', unit: 'count', people: true },
        ...withLimits({
          name: 'share',
          label: 'Share',
          unit: 'proportion',
          numerator: 'uploaded',
          denominator: 'cases',
        }),
      ],
      rows: groups.map(([group, rows]) => {
        const own = part(cases.uploaded, rows);
        return [group, own.successes, own.total, ...statedLimits(wilsonInterval(own))];
      }),
    },
  };
}

/** Officers are named by their place in the order of cases, never by their number. */
function funnel(
  id: string,
  title: string,
  { overall, units }: Standardised,
  key: 'place' | 'team',
  questions: readonly string[],
): FindingDraft {
  const ordered = key === 'team' ? units : [...units].sort((a, b) => a.cases - b.cases || a.adjusted - b.adjusted);
  return {
    id,
    title,
    questions,
    unit: 'proportion',
    method: FUNNEL,
    table: {
      columns: [
        {
          name: key,
          label: key === 'team' ? 'Team' : 'Officer, in order of cases',
          unit: key === 'team' ? 'text' : 'count',
          key: true,
        },
        { name: 'cases', label: 'Cases', unit: 'count', people: true },
        { name: 'share', label: 'Share uploaded, adjusted', unit: 'proportion' },
        { name: 'low', label: 'By chance at least', unit: 'proportion' },
        { name: 'high', label: 'By chance at most', unit: 'proportion' },
        { name: 'outside', label: 'Outside', unit: 'text' },
      ],
      rows: ordered.map(({ name, cases, adjusted, standardError }, at) => {
        // Limits of a unit of this size, narrowed to what the contexts it met leave open.
        const plain = binomialFunnelLimits(overall, cases, { level: 0.998 });
        const narrower = standardError / Math.sqrt((overall * (1 - overall)) / cases);
        const low = Math.max(0, overall - (overall - plain.low) * narrower);
        const high = Math.min(1, overall + (plain.high - overall) * narrower);
        const share = Math.min(1, Math.max(0, adjusted));
        return [
          key === 'team' ? name : at + 1,
          cases,
          share,
          low,
          high,
          share > high ? 'above' : share < low ? 'below' : 'within',
        ];
      }),
    },
    limitations: ['Officers and teams also differ in what they meet beyond the context recorded here.'],
  };
}

/** Upload and criminal disposal are two decisions: what one says about the other. */
function twoDecisions(cases: Decisions): FindingDraft[] {
  const questions = ['IIC-D1'];
  const both = (rows: readonly number[], uploaded: number) =>
    part(
      cases.criminal,
      rows.filter((row) => cases.uploaded[row] === uploaded),
    );
  const pooled = mantelHaenszelOddsRatio(
    rowsByGroup(cases.context)
      .map(([, rows]) => ({ group: both(rows, 1), reference: both(rows, 0) }))
      .filter(({ group, reference }) => group.total > 0 && reference.total > 0),
  );
  return [
    {
      id: 'decisions.joint',
      title: 'Upload and criminal outcome, each context apart',
      questions,
      unit: 'count',
      people: true,
      method: WILSON,
      table: {
        columns: [
          { name: 'context', label: 'Context', unit: 'text', key: true },
          { name: 'uploadedCriminal', label: 'Uploaded, criminal outcome', unit: 'count', people: true },
          { name: 'uploaded', label: 'Uploaded', unit: 'count', people: true },
          {
            name: 'shareUploaded',
            label: 'Criminal outcome of those uploaded',
            unit: 'proportion',
            numerator: 'uploadedCriminal',
            denominator: 'uploaded',
          },
          { name: 'keptCriminal', label: 'Not uploaded, criminal outcome', unit: 'count', people: true },
          { name: 'kept', label: 'Not uploaded', unit: 'count', people: true },
          {
            name: 'shareKept',
            label: 'Criminal outcome of those not uploaded',
            unit: 'proportion',
            numerator: 'keptCriminal',
            denominator: 'kept',
          },
        ],
        rows: rowsByGroup(cases.context).map(([context, rows]) => {
          const [up, kept] = [both(rows, 1), both(rows, 0)];
          const value = (one: typeof up) => statedLimits(wilsonInterval(one))[0];
          return [context, up.successes, up.total, value(up), kept.successes, kept.total, value(kept)];
        }),
      },
    },
    {
      id: 'decisions.odds',
      title: 'Odds of a criminal outcome where the image was uploaded, for one where it was not, context held equal',
      questions,
      ...(isComputed(pooled) ? { value: pooled.value, interval: pooled.interval } : { notComputed: pooled }),
      unit: 'ratio',
      people: true,
      method: {
        name: 'Mantel–Haenszel odds ratio over contexts',
        source: 'Mantel and Haenszel (1959); Robins, Breslow and Greenland (1986)',
      },
      limitations: [
        'A ratio near one says that the decisions go separate ways within a context. It does not say that either is right.',
      ],
    },
  ];
}

function grades(cases: Decisions): FindingDraft[] {
  const rows = rowsByGroup(cases.category);
  return [
    {
      id: 'grades.shares',
      title: 'Images by grade',
      questions: ['IIC-Q4'],
      unit: 'proportion',
      people: true,
      method: WILSON,
      table: {
        columns: [
          { name: 'grade', label: 'Grade', unit: 'text', key: true },
          { name: 'cases', label: 'Cases', unit: 'count', people: true },
          { name: 'all', label: 'All cases', unit: 'count', people: true },
          ...withLimits({ name: 'share', label: 'Share', unit: 'proportion', numerator: 'cases', denominator: 'all' }),
        ],
        rows: rows.map(([grade, own]) => [
          grade,
          own.length,
          cases.count,
          ...statedLimits(wilsonInterval({ successes: own.length, total: cases.count })),
        ]),
      },
    },
    {
      id: 'grades.agreement',
      title: 'Agreement of two graders, and who opened the database',
      questions: ['IIC-Q4'],
      notComputed: notComputed('each image has one grade, and no log of access was given'),
      unit: 'score',
      method: { name: 'Cohen’s kappa; count of searches by role', source: 'Cohen (1960)' },
    },
  ];
}
