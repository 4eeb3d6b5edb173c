import type { FindingDraft } from '@assay/evidence';
import { decide, type TurnoverRow, twoModels } from '@assay/fairness-metrics';
import { findings, stated, statedLimits, statedNumber, withLimits } from '@assay/notebook';
import { type NotComputed, notComputed, wilsonInterval } from '@assay/statistics';
import { lists, type People, people } from '../people.ts';

const QUESTIONS = ['RFS-A1'];
const COUNT = { name: 'Count of two lists of the same people', source: 'the input' };
const SIZES = [0.125, 0.25, 0.5, 1, 1.5];

export const listFindings = findings({
  name: 'listFindings',
  title: 'Who comes onto the list when suspect data are added, and who leaves it',
  needs: { people, lists },
  compute: ({ people, lists }): FindingDraft[] => {
    const turnover = turnoverOf(people, lists.size);
    const overall = 'status' in turnover ? null : turnover.overall;
    const count = (id: string, title: string, value: number | undefined): FindingDraft => ({
      id,
      title,
      questions: QUESTIONS,
      ...(value === undefined ? { notComputed: turnover as NotComputed } : { value }),
      unit: 'count',
      people: true,
      method: COUNT,
    });
    return [
      count('list.entered', 'People who come onto the list', overall?.entered),
      count('list.left', 'People who leave the list', overall?.left),
      {
        id: 'list.entered-never-charged',
        title: 'Never charged with anything, of people who come onto the list',
        questions: QUESTIONS,
        ...(overall === null
          ? { notComputed: turnover as NotComputed }
          : {
              ...stated(wilsonInterval({ successes: overall.enteredNeverCharged, total: overall.entered })),
              numerator: overall.enteredNeverCharged,
              denominator: overall.entered,
            }),
        denominatorLabel: 'people who come onto the list',
        unit: 'proportion',
        people: true,
        method: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
      },
      {
        id: 'list.gained-per-never-charged',
        title: 'More people charged later on the list, for each never-charged person who comes onto it',
        questions: QUESTIONS,
        ...('status' in turnover ? { notComputed: turnover } : statedNumber(turnover.gainedPerNeverCharged)),
        unit: 'ratio',
        method: COUNT,
        limitations: ['A later charge can follow from being on a list: more attention finds more.'],
      },
      turnoverTable(turnover),
      sizesTable(people, lists.size),
    ];
  },
});

function turnoverOf(people: People, size: number) {
  if (people.oneModel !== null) return people.oneModel;
  const { offenderScore, suspectScore, group, label, neverCharged } = people;
  return twoModels({ before: offenderScore, after: suspectScore, group, label, neverCharged }, size, {
    unscored: 'not-listed',
    ties: 'leave-out',
  });
}

function turnoverTable(turnover: ReturnType<typeof turnoverOf>): FindingDraft {
  const shared = {
    id: 'list.turnover',
    title: 'Who enters and leaves the list, by ethnic group',
    questions: QUESTIONS,
    unit: 'count',
    people: true,
    method: COUNT,
  } as const;
  if ('status' in turnover) return { ...shared, notComputed: turnover };
  const row = (each: TurnoverRow) => [
    each.group,
    each.people,
    each.flaggedBefore,
    each.flaggedAfter,
    each.entered,
    each.left,
    each.enteredNeverCharged,
    each.enteredWithOutcome,
    each.leftWithOutcome,
  ];
  return {
    ...shared,
    table: {
      columns: [
        { name: 'group', label: 'Ethnic group', unit: 'text', key: true },
        { name: 'people', label: 'People', unit: 'count', people: true },
        { name: 'before', label: 'Listed from offender data', unit: 'count', people: true },
        { name: 'after', label: 'Listed with suspect data', unit: 'count', people: true },
        { name: 'entered', label: 'Enter', unit: 'count', people: true },
        { name: 'left', label: 'Leave', unit: 'count', people: true },
        { name: 'never', label: 'Enter, never charged', unit: 'count', people: true },
        { name: 'enteredCharged', label: 'Enter, charged later', unit: 'count', people: true },
        { name: 'leftCharged', label: 'Leave, charged later', unit: 'count', people: true },
      ],
      rows: turnover.byGroup.map(row),
    },
  };
}

const SIZES_TITLE = 'Never charged, of people on lists of other sizes with suspect data';

/** The same at shorter and longer lists, so that the choice of one size does not decide the answer. */
function sizesTable(people: People, size: number): FindingDraft {
  if (people.suspectScore.every(Number.isNaN)) {
    return {
      id: 'list.sizes',
      title: SIZES_TITLE,
      questions: QUESTIONS,
      unit: 'proportion',
      people: true,
      method: COUNT,
      notComputed: notComputed('the file has no scores with suspect data'),
    };
  }
  const rows = SIZES.map((factor) => Math.round(size * factor))
    .filter((k) => k > 0 && k < people.count)
    .map((k) => {
      const listed = decide(people.suspectScore, { kind: 'top', count: k, ties: 'leave-out' });
      let onList = 0;
      let never = 0;
      let charged = 0;
      for (let row = 0; row < people.count; row++) {
        if (listed[row] !== 1) continue;
        onList++;
        never += people.neverCharged[row]!;
        charged += people.label[row] === 1 ? 1 : 0;
      }
      const share = (successes: number) => wilsonInterval({ successes, total: onList });
      return [k, onList, never, ...statedLimits(share(never)), charged, statedLimits(share(charged))[0]];
    });
  return {
    id: 'list.sizes',
    title: SIZES_TITLE,
    questions: QUESTIONS,
    table: {
      columns: [
        { name: 'size', label: 'Places on the list', unit: 'count', key: true },
        { name: 'listed', label: 'Listed', unit: 'count', people: true },
        { name: 'never', label: 'Never charged', unit: 'count', people: true },
        ...withLimits({
          name: 'share',
          label: 'Share never charged',
          unit: 'proportion',
          numerator: 'never',
          denominator: 'listed',
        }),
        { name: 'charged', label: 'Charged later', unit: 'count', people: true },
        {
          name: 'right',
          label: 'Share charged later',
          unit: 'proportion',
          numerator: 'charged',
          denominator: 'listed',
        },
      ],
      rows,
    },
    unit: 'proportion',
    people: true,
    method: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
    limitations: ['Everyone tied at the cut is left off, so a list can be shorter than its places.'],
  };
}
