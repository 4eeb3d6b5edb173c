import type { FindingDraft, TableColumn } from '@assay/evidence';
import { compare, countCells, groupCells, rateOf } from '@assay/fairness-metrics';
import { allNotComputed, findings, statedLimits, withLimits } from '@assay/notebook';
import { type DictionaryColumn, type NotComputed, notComputed, wilsonInterval } from '@assay/statistics';
import { type Chain, chain, isChain, isLog, peopleIn } from '../chain.ts';
import { FAMILIAR, type Log, log, tolerance } from '../inputs.ts';

const QUESTIONS = ['XM-R1'];
const CHAIN = {
  name: 'Records joined within the tolerance; profiles with enough contacts in the window flagged; compared with flags on true people',
  source: 'Levenshtein (1966); ours, after Brenner and Schmidtmann (1997)',
};
const HIDDEN_METHOD = {
  name: 'Share with Wilson score interval; ratio with Koopman score interval, tests adjusted by Holm',
  source: 'Wilson (1927); Koopman (1984); Holm (1979)',
};

export const propagationFindings = findings({
  name: 'propagationFindings',
  title: 'What a merge tolerance does to who is flagged',
  needs: { log, chain, tolerance },
  compute: ({ log, chain, tolerance }): FindingDraft[] => {
    const ids = [
      'chain.by-tolerance',
      'chain.hidden',
      'chain.drawn-in',
      'groups.by-origin',
      'groups.by-ethnicity',
      'groups.ratio',
      'groups.by-tolerance',
    ];
    if (!isLog(log) || !isChain(chain)) {
      const title = 'What a merge tolerance does to who is flagged';
      return allNotComputed(
        ids.map((id) => ({ id, title, questions: QUESTIONS, unit: 'count', method: CHAIN })),
        log as NotComputed,
      );
    }
    const truly = peopleIn(log, chain.perfect, chain.perfect.flagged);
    const chosen = chain.byTolerance[tolerance]!;
    const seen = peopleIn(log, chosen, chosen.flagged);
    const count = (test: (person: number) => boolean) =>
      Array.from({ length: log.people }, (_, person) => person).filter(test).length;
    return [
      byTolerance(log, chain, truly),
      {
        id: 'chain.hidden',
        title: 'People in frequent contact whom the chosen tolerance hides',
        questions: QUESTIONS,
        value: count((person) => truly[person] === 1 && seen[person] === 0),
        unit: 'count',
        people: true,
        method: CHAIN,
      },
      {
        id: 'chain.drawn-in',
        title: 'People flagged at the chosen tolerance who are not in frequent contact',
        questions: QUESTIONS,
        value: count((person) => truly[person] === 0 && seen[person] === 1),
        unit: 'count',
        people: true,
        method: CHAIN,
      },
      groupTable(
        'groups.by-origin',
        'Who is hidden and who is drawn in, by the origin of the name',
        'Origin of the name',
        log.origin,
        truly,
        seen,
        'the origin of names is not given',
      ),
      groupTable(
        'groups.by-ethnicity',
        'Who is hidden and who is drawn in, by ethnicity',
        'Ethnicity',
        log.ethnicity,
        truly,
        seen,
        'ethnicity is not given',
      ),
      ratioTable(log.origin, truly, seen),
      byToleranceAndGroup(log, chain, truly),
    ];
  },
});

function byTolerance(log: Log, { perfect, byTolerance }: Chain, truly: Uint8Array): FindingDraft {
  const trulyFlagged = truly.filter((one) => one === 1).length;
  const sum = (marks: Uint8Array) => marks.reduce((total, one) => total + one, 0);
  const people = (name: string, label: string): TableColumn => ({ name, label, unit: 'count', people: true });
  return {
    id: 'chain.by-tolerance',
    title: 'The same contacts under each merge tolerance',
    questions: QUESTIONS,
    unit: 'count',
    people: true,
    method: CHAIN,
    limitations: [
      'Invented people of all groups are equally often in contact; real ones may not be.',
      'The lower bound of all people in need takes every profile for a person, so scattered records inflate it.',
    ],
    table: {
      columns: [
        { name: 'tolerance', label: 'Edits allowed', unit: 'text', key: true },
        people('profiles', 'Profiles'),
        people('mixed', 'People mixed with others'),
        people('scattered', 'People in several profiles'),
        people('flagged', 'Profiles flagged'),
        people('found', 'In frequent contact and found'),
        people('frequent', 'In frequent contact'),
        ...withLimits({
          name: 'recall',
          label: 'Share found',
          unit: 'proportion',
          numerator: 'found',
          denominator: 'frequent',
        }),
        people('drawnIn', 'Drawn in wrongly'),
        people('listed', 'People in flagged profiles'),
        ...withLimits({
          name: 'wrong',
          label: 'Share drawn in of people in flagged profiles',
          unit: 'proportion',
          numerator: 'drawnIn',
          denominator: 'listed',
        }),
        people('referred', 'Offered support'),
        people('referredWrongly', 'Of them not in frequent contact'),
        { name: 'leastPeople', label: 'At least so many people in need, as it would seem', unit: 'count' },
      ],
      rows: [perfect, ...byTolerance].map((link) => {
        const seen = peopleIn(log, link, link.flagged);
        const found = seen.filter((one, person) => one === 1 && truly[person] === 1).length;
        const drawnIn = sum(seen) - found;
        const offered = peopleIn(log, link, link.referred);
        const least = link.leastPeople;
        return [
          link.name,
          link.profiles,
          link.overMerged,
          link.underMerged,
          sum(link.flagged),
          found,
          trulyFlagged,
          ...statedLimits(wilsonInterval({ successes: found, total: trulyFlagged })),
          drawnIn,
          sum(seen),
          ...statedLimits(wilsonInterval({ successes: drawnIn, total: sum(seen) })),
          sum(offered),
          offered.filter((one, person) => one === 1 && truly[person] === 0).length,
          least.status === 'computed' ? Math.round(least.value) : null,
        ];
      }),
    },
  };
}

const auditCells = (group: DictionaryColumn, truly: Uint8Array, seen: Uint8Array) =>
  countCells({ attributes: { group }, label: truly, decision: seen });

function groupTable(
  id: string,
  title: string,
  label: string,
  group: DictionaryColumn,
  truly: Uint8Array,
  seen: Uint8Array,
  reason: string,
): FindingDraft {
  const shared = { id, title, questions: QUESTIONS, unit: 'proportion', people: true, method: HIDDEN_METHOD } as const;
  if (group.values.length === 0) return { ...shared, notComputed: notComputed(reason) };
  const byRecords =
    'A person has the group that any of their records states. Who has more records has more chances that one does, so those without a recorded group are mostly people with few contacts.';
  return {
    ...shared,
    limitations: id === 'groups.by-ethnicity' ? [byRecords] : [],
    table: {
      columns: [
        { name: 'group', label, unit: 'text', key: true },
        { name: 'people', label: 'People', unit: 'count', people: true },
        { name: 'frequent', label: 'In frequent contact', unit: 'count', people: true },
        {
          name: 'frequentShare',
          label: 'Share in frequent contact',
          unit: 'proportion',
          numerator: 'frequent',
          denominator: 'people',
        },
        { name: 'flagged', label: 'Flagged', unit: 'count', people: true },
        {
          name: 'flaggedShare',
          label: 'Share flagged',
          unit: 'proportion',
          numerator: 'flagged',
          denominator: 'people',
        },
        { name: 'hidden', label: 'Hidden', unit: 'count', people: true },
        {
          name: 'hiddenShare',
          label: 'Share hidden of those in frequent contact',
          unit: 'proportion',
          numerator: 'hidden',
          denominator: 'frequent',
        },
        { name: 'hiddenLow', label: 'Low', unit: 'proportion' },
        { name: 'hiddenHigh', label: 'High', unit: 'proportion' },
        { name: 'drawnIn', label: 'Drawn in', unit: 'count', people: true },
        { name: 'drawnInShare', label: 'Share drawn in of all others', unit: 'proportion' },
        { name: 'drawnInLow', label: 'Low', unit: 'proportion' },
        { name: 'drawnInHigh', label: 'High', unit: 'proportion' },
      ],
      rows: groupCells(auditCells(group, truly, seen), ['group']).map((own) => {
        const [prevalence, selection, missed, wrong] = (
          ['prevalence', 'selectionRate', 'falseNegativeRate', 'falsePositiveRate'] as const
        ).map((metric) => rateOf(own, metric));
        return [
          own.group,
          prevalence!.denominator,
          prevalence!.numerator,
          statedLimits(prevalence!.estimate)[0],
          selection!.numerator,
          statedLimits(selection!.estimate)[0],
          missed!.numerator,
          ...statedLimits(missed!.estimate),
          wrong!.numerator,
          ...statedLimits(wrong!.estimate),
        ];
      }),
    },
  };
}

/** Share hidden and share flagged beside people with familiar names. */
function ratioTable(group: DictionaryColumn, truly: Uint8Array, seen: Uint8Array): FindingDraft {
  const shared = {
    id: 'groups.ratio',
    title: 'Share hidden, as a multiple of that of people with British or Irish names',
    questions: QUESTIONS,
    unit: 'ratio',
    people: true,
    method: HIDDEN_METHOD,
  } as const;
  if (!group.values.includes(FAMILIAR))
    return { ...shared, notComputed: notComputed('the origin of names is not given') };
  const rows = compare(auditCells(group, truly, seen), {
    attributes: ['group'],
    metrics: ['falseNegativeRate'],
    scale: 'ratio',
    to: { kind: 'reference', group: FAMILIAR },
    margin: 1.25,
  });
  return {
    ...shared,
    table: {
      columns: [
        { name: 'group', label: 'Origin of the name', unit: 'text', key: true },
        ...withLimits({ name: 'ratio', label: 'Times as often hidden', unit: 'ratio' }),
        { name: 'verdict', label: 'Verdict', unit: 'text' },
      ],
      rows: rows.map(({ group, estimate, verdict }) => [group, ...statedLimits(estimate), verdict]),
    },
    limitations: [
      '"Insufficient evidence" is not evidence that groups are treated alike. A ratio within a quarter either way would be called equivalent; someone chose that number.',
    ],
  };
}

/** The whole chain by group: hidden, drawn in and offered support, at every tolerance. */
function byToleranceAndGroup(log: Log, { perfect, byTolerance }: Chain, truly: Uint8Array): FindingDraft {
  const shared = {
    id: 'groups.by-tolerance',
    title: 'Hidden, drawn in and offered support at each tolerance, by the origin of the name',
    questions: QUESTIONS,
    unit: 'proportion',
    people: true,
    method: HIDDEN_METHOD,
  } as const;
  if (log.origin.values.length === 0)
    return { ...shared, notComputed: notComputed('the origin of names is not given') };
  return {
    ...shared,
    table: {
      columns: [
        { name: 'tolerance', label: 'Edits allowed', unit: 'text', key: true },
        { name: 'group', label: 'Origin of the name', unit: 'text', key: true },
        { name: 'hidden', label: 'Hidden', unit: 'count', people: true },
        { name: 'frequent', label: 'In frequent contact', unit: 'count', people: true },
        ...withLimits({
          name: 'share',
          label: 'Share hidden',
          unit: 'proportion',
          numerator: 'hidden',
          denominator: 'frequent',
        }),
        { name: 'drawnIn', label: 'Drawn in', unit: 'count', people: true },
        { name: 'offered', label: 'Offered support', unit: 'count', people: true },
        { name: 'offeredWrongly', label: 'Of them not in frequent contact', unit: 'count', people: true },
      ],
      rows: [perfect, ...byTolerance].flatMap((link) => {
        const cells = groupCells(auditCells(log.origin, truly, peopleIn(log, link, link.flagged)), ['group']);
        const offered = groupCells(auditCells(log.origin, truly, peopleIn(log, link, link.referred)), ['group']);
        return cells.map((own) => {
          const missed = rateOf(own, 'falseNegativeRate');
          const support = offered.find(({ group }) => group === own.group)!;
          return [
            link.name,
            own.group,
            missed.numerator,
            missed.denominator,
            ...statedLimits(missed.estimate),
            rateOf(own, 'falsePositiveRate').numerator,
            rateOf(support, 'selectionRate').numerator,
            rateOf(support, 'falsePositiveRate').numerator,
          ];
        });
      }),
    },
  };
}
