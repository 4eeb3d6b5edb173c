import type { FindingDraft } from '@assay/evidence';
import { cell, findings, stated, statedLimits, statedProportion, withLimits } from '@assay/notebook';
import { flagExposure, matchStaff, mitigationLadder, predictiveValues, RUNGS, standsOn } from '@assay/record-matching';
import { isComputed, koopmanRatio, notComputed, textAt, wilsonInterval } from '@assay/statistics';
import { forenameTolerance, recordsPerDay, surnameTolerance, vetting } from '../inputs.ts';

const METHOD = {
  name: 'Exact date of birth, Levenshtein distance on names',
  source: 'Levenshtein (1966)',
};

export const NO_TRUTH = notComputed('it is not known who the records are really about');

export const widestMatches = cell({
  name: 'widestMatches',
  title: 'Every record within three edits of a member of staff with the same date of birth',
  needs: { vetting },
  compute: ({ vetting }) => matchStaff(vetting.staff, vetting.records, { forename: 3, surname: 3 }),
});

export const flags = cell({
  name: 'flags',
  title: 'Flags at the chosen tolerance',
  needs: { widestMatches, forenameTolerance, surnameTolerance },
  compute: ({ widestMatches, forenameTolerance, surnameTolerance }) =>
    widestMatches.filter(
      ({ forenameDistance, surnameDistance }) =>
        forenameDistance <= forenameTolerance && surnameDistance <= surnameTolerance,
    ),
});

/** Members of staff who truly have a record among those searched. */
export const staffOnRecord = cell({
  name: 'staffOnRecord',
  title: 'Members of staff who truly are on record',
  needs: { vetting },
  compute: ({ vetting }): ReadonlySet<number> => {
    const onRecord = new Set<string>();
    const { staff, records } = vetting;
    for (let row = 0; row < vetting.recordCount; row++) {
      const person = textAt(records.entity!, row);
      if (person !== null) onRecord.add(person);
    }
    const members = Array.from({ length: vetting.staffCount }, (_, row) => row);
    return new Set(members.filter((row) => onRecord.has(textAt(staff.entity!, row) ?? '')));
  },
});

export const flagFindings = findings({
  name: 'flagFindings',
  title: 'How many flags, and how many of them wrong',
  needs: { vetting, widestMatches, flags, staffOnRecord },
  compute: ({ vetting, widestMatches, flags, staffOnRecord }): FindingDraft[] => {
    const wrong = flags.filter(({ isSamePerson }) => isSamePerson === false).length;
    const byTolerance = {
      id: 'flags.by-tolerance',
      title: 'Flags at each tolerance: right, wrong, missed',
      questions: ['PSD-Q2', 'PSD-R6/C2'],
      unit: 'count',
      method: METHOD,
    } as const;
    return [
      {
        id: 'flags.count',
        title: 'Flags at the chosen tolerance when all records are searched',
        questions: ['PSD-Q2', 'PSD-C1'],
        value: flags.length,
        unit: 'count',
        method: METHOD,
      },
      {
        id: 'flags.wrong-share',
        title: 'Of the flags: how many point at somebody else',
        questions: ['PSD-Q2', 'PSD-R6/C2'],
        ...(vetting.hasTruth ? statedProportion({ successes: wrong, total: flags.length }) : { notComputed: NO_TRUTH }),
        unit: 'proportion',
        denominatorLabel: 'flags',
        method: METHOD,
        limitations: ['Flags of one member of staff depend on each other, so the true interval is wider.'],
      },
      vetting.hasTruth
        ? {
            ...byTolerance,
            table: {
              columns: [
                { name: 'tolerance', label: 'Edits in either name', unit: 'count', key: true },
                { name: 'flags', label: 'Flags', unit: 'count' },
                { name: 'right', label: 'Right', unit: 'count' },
                { name: 'wrong', label: 'Wrong', unit: 'count' },
                { name: 'wronglyFlagged', label: 'Staff wrongly flagged', unit: 'count', people: true },
                { name: 'missed', label: 'Staff on record and not flagged', unit: 'count', people: true },
              ],
              rows: [0, 1, 2, 3].map((tolerance) => {
                const within = widestMatches.filter(
                  ({ forenameDistance, surnameDistance }) => Math.max(forenameDistance, surnameDistance) <= tolerance,
                );
                const [row] = mitigationLadder(within, staffOnRecord);
                return [
                  tolerance,
                  row!.flags,
                  row!.trueFlags,
                  row!.falseFlags,
                  row!.staffWronglyFlagged,
                  row!.staffMissed,
                ];
              }),
            },
          }
        : { ...byTolerance, notComputed: NO_TRUTH },
    ];
  },
});

export const ladderFindings = findings({
  name: 'ladderFindings',
  title: 'What addresses and collar numbers would change',
  needs: { vetting, flags, staffOnRecord },
  compute: ({ vetting, flags, staffOnRecord }): FindingDraft[] => {
    const ladder = {
      id: 'ladder.counts',
      title: 'Flags that survive each further check',
      questions: ['PSD-Q2', 'PSD-Q6'],
      unit: 'count',
      method: {
        name: 'Each check in turn; a check that is missing removes nothing',
        source: 'counts against the truth',
      },
    } as const;
    const groups = {
      id: 'ladder.groups',
      title: 'Staff wrongly flagged, by ethnicity, under each check',
      questions: ['PSD-Q6', 'PSD-R6/C2'],
      unit: 'proportion',
      method: {
        name: 'Share of staff, Wilson score interval; ratio to the largest group, Koopman score interval',
        source: 'Wilson (1927); Koopman (1984)',
      },
    } as const;
    if (!vetting.hasTruth)
      return [
        { ...ladder, notComputed: NO_TRUTH },
        { ...groups, notComputed: NO_TRUTH },
      ];
    const { ethnicity } = vetting.staff;
    const staffIn = new Int32Array(ethnicity.values.length);
    for (const code of ethnicity.codes) staffIn[code]!++;
    const largest = staffIn.indexOf(staffIn.reduce((most, each) => Math.max(most, each), 0));
    return [
      {
        ...ladder,
        table: {
          columns: [
            { name: 'check', label: 'Check', unit: 'text', key: true },
            { name: 'flags', label: 'Flags', unit: 'count' },
            { name: 'right', label: 'Right', unit: 'count' },
            { name: 'wrong', label: 'Wrong', unit: 'count' },
            { name: 'wronglyFlagged', label: 'Staff wrongly flagged', unit: 'count', people: true },
            { name: 'missed', label: 'Staff on record and not flagged', unit: 'count', people: true },
          ],
          rows: mitigationLadder(flags, staffOnRecord).map((row) => [
            row.rung,
            row.flags,
            row.trueFlags,
            row.falseFlags,
            row.staffWronglyFlagged,
            row.staffMissed,
          ]),
        },
      },
      {
        ...groups,
        table: {
          columns: [
            { name: 'check', label: 'Check', unit: 'text', key: true },
            { name: 'group', label: 'Ethnicity', unit: 'text', key: true },
            { name: 'staff', label: 'Staff', unit: 'count', people: true },
            { name: 'wronglyFlagged', label: 'Wrongly flagged', unit: 'count', people: true },
            ...withLimits({
              name: 'share',
              label: 'Share',
              unit: 'proportion',
              numerator: 'wronglyFlagged',
              denominator: 'staff',
            }),
            {
              name: 'ratio',
              label: 'Times the largest group',
              unit: 'ratio',
              numerator: 'wronglyFlagged',
              denominator: 'staff',
            },
          ],
          rows: RUNGS.flatMap((rung) => {
            const wrong = new Set(
              flags.filter((flag) => flag.isSamePerson === false && standsOn(rung, flag)).map(({ staff }) => staff),
            );
            const flagged = new Int32Array(staffIn.length);
            for (const member of wrong) flagged[ethnicity.codes[member]!]!++;
            const of = (group: number) => ({ successes: flagged[group]!, total: staffIn[group]! });
            return ethnicity.values.map((name, group) => {
              const estimate = wilsonInterval(of(group));
              const ratio = koopmanRatio(of(group), of(largest));
              const bounds = isComputed(estimate) && !('status' in estimate.interval) ? estimate.interval : null;
              return [
                rung,
                name,
                staffIn[group]!,
                flagged[group]!,
                isComputed(estimate) ? estimate.value : null,
                bounds?.low ?? null,
                bounds?.high ?? null,
                isComputed(ratio) ? ratio.value : null,
              ];
            });
          }),
        },
      },
    ];
  },
});

/** Shares of staff who truly have something on record: from far below to far above what the national check found. */
const BASE_RATES = [0.0005, 0.0015, 0.005, 0.02];

export const exposureFindings = findings({
  name: 'exposureFindings',
  title: 'Wrong flags on the first day, every day after, and over a year for one innocent member of staff',
  needs: { vetting, flags, staffOnRecord, recordsPerDay },
  compute: ({ vetting, flags, staffOnRecord, recordsPerDay }): FindingDraft[] => {
    const falseFlags = flags.filter(({ isSamePerson }) => isSamePerson === false).length;
    const exposure = flagExposure({
      falseFlags,
      searchedRecords: vetting.recordCount,
      newRecordsPerDay: recordsPerDay,
      staff: vetting.staffCount,
    });
    const method = {
      name: 'Wrong flags in proportion to records, Garwood exact Poisson interval',
      source: 'Garwood (1936)',
    };
    const limitations = ['New records are taken to be like the stored ones.'];
    const questions = ['PSD-Q2', 'PSD-R6/C2'];
    const known = <T extends object>(values: T): T | { notComputed: typeof NO_TRUTH } =>
      vetting.hasTruth ? values : { notComputed: NO_TRUTH };
    const found = new Set(flags.filter(({ isSamePerson }) => isSamePerson === true).map(({ staff }) => staff));
    const wrong = new Set(flags.filter(({ isSamePerson }) => isSamePerson === false).map(({ staff }) => staff));
    const innocent = vetting.staffCount - staffOnRecord.size;
    const innocentWrong = [...wrong].filter((member) => !staffOnRecord.has(member)).length;
    const ppv = {
      id: 'exposure.base-rates',
      title: 'Of staff flagged on the first run: how many are rightly flagged, under different base rates',
      questions,
      unit: 'proportion',
      method: {
        name: 'Bayes’ rule on the shares flagged, Wilson score interval of the share wrongly flagged',
        source: 'Bayes (1763); Wilson (1927)',
      },
      limitations: [
        'The range carries the doubt about how many are wrongly flagged, not that about how many are found.',
        'The national check of police staff against the Police National Database in 2024 referred about fifteen in every ten thousand.',
      ],
    } as const;
    // More wrong flags make a flag worth less: the upper limit of the one is the lower of the other.
    const [wrongShare, wrongLow, wrongHigh] = statedLimits(
      wilsonInterval({ successes: innocentWrong, total: innocent }),
    );
    const byLimit = [wrongShare, wrongHigh, wrongLow].map((share) =>
      predictiveValues(
        { sensitivity: staffOnRecord.size === 0 ? 0 : found.size / staffOnRecord.size, falseFlagShare: share ?? 0 },
        BASE_RATES,
      ),
    );
    const canCompute = vetting.hasTruth && staffOnRecord.size > 0 && innocent > 0;
    return [
      {
        id: 'exposure.first-run',
        title: 'Wrong flags on the first run',
        questions,
        ...known({ value: exposure.firstRun }),
        unit: 'count',
        method,
      },
      {
        id: 'exposure.per-day',
        title: 'Wrong flags a day from then on',
        questions,
        ...known(stated(exposure.perDay)),
        unit: 'count',
        method,
        limitations,
      },
      {
        id: 'exposure.per-year',
        title: 'Wrong flags a year',
        questions,
        ...known(stated(exposure.perYear)),
        unit: 'count',
        method,
        limitations,
      },
      {
        id: 'exposure.innocent-year',
        title: 'Chance that one member of staff with nothing on record is wrongly flagged within a year',
        questions,
        ...known(stated(exposure.perInnocentYear)),
        unit: 'proportion',
        method,
        limitations: [...limitations, 'As if flags fell on all staff alike; somebody with a common name bears more.'],
      },
      canCompute
        ? {
            ...ppv,
            table: {
              columns: [
                { name: 'baseRate', label: 'Share of staff truly on record', unit: 'proportion', key: true },
                ...withLimits({ name: 'rightShare', label: 'Share of flagged staff who are', unit: 'proportion' }),
                // Whoever knows the shares could work these out, so that they stay or go together.
                { name: 'wronglyFlagged', label: 'Wrongly flagged here', unit: 'count', people: true },
                { name: 'innocent', label: 'of staff not on record', unit: 'count', people: true },
              ],
              rows: BASE_RATES.map((baseRate, index) => [
                baseRate,
                ...byLimit.map((rows) => {
                  const value = rows[index]!.positivePredictiveValue;
                  return typeof value === 'number' ? value : null;
                }),
                innocentWrong,
                innocent,
              ]),
            },
          }
        : {
            ...ppv,
            notComputed: vetting.hasTruth
              ? notComputed('either nobody on the staff is on record, or everybody is')
              : NO_TRUTH,
          },
    ];
  },
});
