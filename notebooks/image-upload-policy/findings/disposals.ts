import { crossedGroups, daysHeldBy, imagePolicies, oldestBand, partsByGroup, policiesLeftOut } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { finding, findings } from '@assay/notebook';
import { clusteredSampleSize, notComputed, quantileR7, STATISTICAL_METHODS } from '@assay/statistics';
import { cases, type Decisions, pupilsInvolved, pupilsPerSchool, schoolsAlike } from '../inputs.ts';

const about = finding.about({ questions: ['IIC-P3'], method: STATISTICAL_METHODS.wilsonShare, counts: 'cases' });

export const disposalFindings = findings('disposalFindings', 'What follows for young people, and their devices', {
  needs: { cases },
  compute: ({ cases }) => [
    about.table('disposals.by-context', 'What followed, by how the image came about', {
      questions: ['IIC-P3', 'IIC-R2', 'IIC-D2'],
      limitations:
        'A file closed without further action may still have been months of worry; the table cannot show it.',
      rows: crossedGroups(cases.context, cases.disposal),
      columns: (t) => [
        t.key('context', 'Context', 'group'),
        t.key('disposal', 'What followed', 'other'),
        t.count('cases', 'Cases', 'cases', 'rows'),
        t.count('all', 'All in this context', 'cases'),
        t.share('share', 'Share', { of: 'cases', outOf: 'all' }),
      ],
    }),
    groupTable(cases),
    about.table('devices.held', 'Days that devices were held, by what followed', {
      questions: ['IIC-P3', 'IIC-Q5'],
      method: { name: 'Quartiles of days held', source: 'Hyndman and Fan (1996), definition 7' },
      limitations: 'A device that was wiped or destroyed counts like one returned; the data do not tell them apart.',
      rows: daysHeldBy(cases),
      columns: (t) => {
        const within = (name: string, label: string, share: number) =>
          t.magnitude(name, label, ({ days }) => (days.length === 0 ? null : quantileR7(days, share)), {
            unit: 'days',
            statistic: 'quantile',
            contributors: 'devices',
          });
        return [
          t.key('disposal', 'What followed'),
          t.count('devices', 'Devices', 'devices', ({ days }) => days.length),
          within('quarter', 'A quarter back within', 0.25),
          within('half', 'Half back within', 0.5),
          within('threeQuarters', 'Three quarters back within', 0.75),
        ];
      },
    }),
    policies(cases),
  ],
});

/** The same three harms by age band and by context, with the youngest group's ratio to the oldest. */
function groupTable(cases: Decisions): FindingDraft {
  const { followed, seized } = cases;
  // Where nobody can read what followed, devices are counted all the same.
  const criminal = 'status' in followed ? null : followed.criminal;
  const bands = partsByGroup(cases.age, { criminal: criminal ?? new Int8Array(cases.count).fill(-1), seized });
  const oldest = bands.find(({ group }) => group === oldestBand(bands.map((band) => band.group)));
  return about.table('harms.by-age', 'Criminal outcomes and devices taken, by age', {
    questions: ['IIC-P3', 'IIC-D3', 'IIC-R2'],
    method: STATISTICAL_METHODS.sharesAndRatioToTheOldest,
    limitations: [
      'Who was asked for consent, and whether parents were told, is not recorded. Neither are sex and ethnicity in these metadata.',
      ...('status' in followed ? [`Criminal outcomes are not computed: ${followed.reason}.`] : []),
    ],
    rows: bands,
    columns: (t) => [
      t.key('age', 'Age', 'group'),
      t.count('criminal', 'Criminal outcome', 'cases', (row) => (criminal === null ? null : row.criminal.successes)),
      t.count('cases', 'Cases', 'cases', (row) => (criminal === null ? null : row.criminal.total)),
      t.share('share', 'Share', { of: 'criminal', outOf: 'cases' }),
      t.ratio('ratio', 'Times the oldest', (row) =>
        criminal === null || oldest === undefined || row === oldest
          ? null
          : { group: row.criminal, reference: oldest.criminal },
      ),
      t.share('seized', 'Device taken', ({ seized }) => seized),
    ],
  });
}

/** The same cases under other policies: what each would change of what is counted. */
function policies(cases: Decisions): FindingDraft {
  return about.given(cases.followed).table('policies.compared', 'The same cases under other policies', {
    questions: ['IIC-Q5', 'IIC-D2', 'IIC-Q1', 'IIC-R2', 'IIC-R3'],
    unit: 'count',
    method: { name: 'Recount of the recorded cases under each rule', source: 'ours' },
    limitations: [
      'Nobody changes their conduct in this table: whether another response would lead to more or fewer images is not known.',
      'What devices held beyond the image, and what would have been missed without taking them, is not recorded.',
      ...policiesLeftOut(cases),
    ],
    rows: (followed) => imagePolicies(cases, followed),
    columns: (t) => [
      t.key('policy', 'Policy'),
      t.count('uploaded', 'Images uploaded', 'images'),
      t.count('criminal', 'Criminal outcomes', 'cases'),
      t.count('support', 'Support or resolution', 'cases'),
      t.count('devices', 'Devices taken', 'devices'),
      t.magnitude('days', 'Days without a device', ({ days }) => days?.reduce((sum, one) => sum + one, 0) ?? null, {
        unit: 'days',
        statistic: 'sum',
        contributors: 'devices',
        largest: ({ days }) => (days === null || days.length < 2 ? null : [days[0]!, days[1]!]),
      }),
    ],
  });
}

export const schoolFindings = findings('schoolFindings', 'How large an evaluation of school officers must be', {
  needs: { pupilsPerSchool, pupilsInvolved, schoolsAlike },
  compute: ({ pupilsPerSchool, pupilsInvolved, schoolsAlike }) => {
    const needed = (drop: number) => {
      const size = clusteredSampleSize({
        groupRate: pupilsInvolved * (1 - drop),
        referenceRate: pupilsInvolved,
        power: 0.8,
        clusterSize: pupilsPerSchool,
        intraclassCorrelation: schoolsAlike,
      });
      const { cases, clusters } = 'status' in size ? { cases: null, clusters: null } : size;
      return { drop: `${drop * 100}%`, pupils: cases, schools: clusters };
    };
    const planned = { of: 'the size of an evaluation, from the parameters', unit: 'count' } as const;
    return [
      about.difference('schools.recorded', 'Effect of school officers so far', {
        from: notComputed('no data on it are recorded'),
        outOfLabel: 'pupils',
        questions: ['IIC-Q2'],
        method: { name: 'None', source: 'the minutes say that there are no data' },
      }),
      about.table('schools.needed', 'Schools needed to see a drop, half of them with a school officer first', {
        questions: ['IIC-Q2', 'IIC-R3'],
        method: STATISTICAL_METHODS.schoolTrial,
        limitations:
          'A stepped wedge, in which every school gets an officer in turn, needs no more schools but longer, and must allow for time.',
        rows: [0.1, 0.2, 0.3, 0.5].map(needed),
        columns: (t) => [
          t.key('drop', 'True drop'),
          t.constant('pupils', 'Pupils', 'pupils', planned),
          t.constant('schools', 'Schools', 'schools', planned),
        ],
      }),
    ];
  },
});
