import { rowsByGroup, type Table, textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { allNotComputed, findings, stated, statedLimits, withLimits } from '@assay/notebook';
import { type MaybeEstimate, newcombeDifference, notComputed, wilsonInterval } from '@assay/statistics';
import { isGiven, survey } from '../inputs.ts';

interface Wave {
  readonly wave: string;
  readonly asked: number;
  readonly answered: number;
  readonly sure: number;
  /** Share sure if each department and sex had answered in proportion to its size; `null` where one never answered. */
  readonly weighted: number | null;
}

/** Share of everyone asked who would be sure, if nobody, or everybody, who stayed silent were. */
const bounds = ({ asked, answered, sure }: Wave) => ({ least: sure / asked, most: (sure + asked - answered) / asked });

export const surveyFindings = findings({
  name: 'surveyFindings',
  title: 'Whether staff are surer of how to report a concern',
  needs: { survey },
  compute: ({ survey }): FindingDraft[] => {
    const questions = ['CAS-C3'];
    const method = {
      name: 'Share of answers with Wilson interval; weights by department and sex; bounds without assumption',
      source: 'Wilson (1927); Manski (1989)',
    };
    if (!isGiven(survey)) {
      const ids = ['by-wave', 'change', 'change-least', 'change-most', 'silent-needed'].map((part) => `survey.${part}`);
      return allNotComputed(
        ids.map((id) => ({ id, title: 'Staff who are sure', questions, unit: 'proportion', method })),
        notComputed('no survey was given'),
      );
    }
    const waves = wavesOf(survey);
    const [first, last] = [waves[0]!, waves.at(-1)!];
    const change: MaybeEstimate =
      waves.length < 2
        ? notComputed('there is one wave alone')
        : newcombeDifference(
            { successes: last.sure, total: last.answered },
            { successes: first.sure, total: first.answered },
          );
    const one = (id: string, title: string, value: number) => ({
      id,
      title,
      questions,
      ...(waves.length < 2 ? { notComputed: notComputed('there is one wave alone') } : { value }),
      unit: 'percentage-points' as const,
      method: { name: 'Bounds without assumption about those who did not answer', source: 'Manski (1989)' },
    });
    return [
      {
        id: 'survey.by-wave',
        title: 'Staff who are sure of how to report a concern, by wave',
        questions,
        unit: 'proportion',
        people: true,
        method,
        table: {
          columns: [
            { name: 'wave', label: 'Wave', unit: 'text', key: true },
            { name: 'asked', label: 'Asked', unit: 'count', people: true },
            { name: 'answered', label: 'Answered', unit: 'count', people: true },
            { name: 'sure', label: 'Sure', unit: 'count', people: true },
            ...withLimits({
              name: 'share',
              label: 'Of answers',
              unit: 'proportion',
              numerator: 'sure',
              denominator: 'answered',
            }),
            { name: 'weighted', label: 'Weighted', unit: 'proportion' },
            { name: 'least', label: 'Of all staff at least', unit: 'proportion' },
            { name: 'most', label: 'Of all staff at most', unit: 'proportion' },
          ],
          rows: waves.map((wave) => [
            wave.wave,
            wave.asked,
            wave.answered,
            wave.sure,
            ...statedLimits(wilsonInterval({ successes: wave.sure, total: wave.answered })),
            wave.weighted,
            bounds(wave).least,
            bounds(wave).most,
          ]),
        },
        limitations: [
          'Weights mend what department and sex explain. If people who are unsure stay silent within each department, weights do not help; the bounds hold all the same.',
        ],
      },
      {
        id: 'survey.change',
        title: 'Change from the first wave to the last, among those who answered',
        questions,
        ...stated(change),
        unit: 'percentage-points',
        people: true,
        method: { name: 'Difference of shares, Newcombe interval', source: 'Newcombe (1998)' },
        limitations: [
          'Waves are compared as if other people had answered each; a panel of the same people would need their pairs.',
        ],
      },
      one('survey.change-least', 'Change among all staff at the least', bounds(last).least - bounds(first).most),
      one('survey.change-most', 'Change among all staff at the most', bounds(last).most - bounds(first).least),
      silentNeeded(last, questions),
    ];
  },
});

function wavesOf(survey: Table): Wave[] {
  const [wave, department, sex, answer] = ['wave', 'department', 'sex', 'confident'].map((name) =>
    textColumn(survey, name),
  );
  const isSure = answer!.values.map((value) => /^(yes|y|true|1)$/i.test(value.trim()));
  return rowsByGroup(wave!)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, rows]) => {
      const strata = new Map<string, { asked: number; answered: number; sure: number }>();
      for (const row of rows) {
        const key = `${department!.codes[row]},${sex!.codes[row]}`;
        const own = strata.get(key) ?? { asked: 0, answered: 0, sure: 0 };
        own.asked++;
        if (answer!.codes[row]! >= 0) {
          own.answered++;
          if (isSure[answer!.codes[row]!]) own.sure++;
        }
        strata.set(key, own);
      }
      const all = [...strata.values()];
      const sum = (part: 'asked' | 'answered' | 'sure') => all.reduce((total, one) => total + one[part], 0);
      const isSilent = all.some(({ answered }) => answered === 0);
      return {
        wave: name,
        asked: sum('asked'),
        answered: sum('answered'),
        sure: sum('sure'),
        weighted: isSilent
          ? null
          : all.reduce((total, one) => total + (one.asked * one.sure) / one.answered, 0) / sum('asked'),
      };
    });
}

/** How sure must the silent of the last wave be for half of all staff to be sure? */
function silentNeeded(last: Wave, questions: readonly string[]): FindingDraft {
  const silent = last.asked - last.answered;
  const needed = last.asked / 2 - last.sure;
  const reason =
    silent === 0
      ? 'everyone answered'
      : needed <= 0
        ? 'half of all staff are sure even if no one silent is'
        : needed > silent
          ? 'half of all staff are not sure even if everyone silent is'
          : null;
  return {
    id: 'survey.silent-needed',
    title: 'Share of the silent who must be sure for half of all staff to be, in the last wave',
    questions,
    ...(reason === null ? { value: needed / silent } : { notComputed: notComputed(reason) }),
    unit: 'proportion',
    method: { name: 'Tipping point', source: 'Manski (1989)' },
  };
}
