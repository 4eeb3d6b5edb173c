import { type NotComputed, notComputed, type WeighedSurvey, weighedSurvey } from '@assay/statistics';
import { rowsByGroup } from '../code-list/groups-of.ts';
import { recordedYesNo } from '../code-list/recorded-yes-no.ts';
import { inOrderOfTime } from '../date/in-order-of-time.ts';
import { checkedTable } from '../table/checked-table.ts';
import { textColumn, textColumns } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

/** What one wave of a survey of staff found. */
export interface SurveyWave extends WeighedSurvey {
  readonly wave: string;
}

/** Every wave, those without a name last; and in the order in which they came, where their names tell it. */
export interface SurveyWaves {
  readonly waves: readonly SurveyWave[];
  readonly ordered: readonly SurveyWave[] | NotComputed;
  /** The first of them and the last. */
  readonly ends: { readonly first: SurveyWave; readonly last: SurveyWave } | NotComputed;
}

const ORDER_NOT_KNOWN = notComputed(
  'the names of the waves do not say which came first; write years, dates or numbers (2023, March 2023, Wave 2)',
);

/**
 * Of those asked in each wave of a survey of staff, how many answered, and how many are sure? Weighed by department and sex. Who
 * answers with a word for not knowing has not said no; where nobody has said either, it is not computed. Waves go by the time that their names tell, {@link inOrderOfTime}.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * surveyWaves(surveyTable).waves.map(({ wave, asked, answered, yes }) => [wave, asked, answered, yes]) // [['1', 2, 1, 1]]
 */
export function surveyWaves(survey: Table): SurveyWaves | NotComputed {
  const names = { wave: 'wave', department: 'department', sex: 'sex' };
  const { wave, department, sex } = textColumns(checkedTable(survey), names);
  const { values: answers, yes, no } = recordedYesNo(textColumn(survey, 'confident'));
  if (yes + no === 0) return notComputed('no answer of the survey says yes or no');
  const groups = rowsByGroup(wave);
  const stated = groups.map(([name]) => name).filter((name) => wave.values.includes(name));
  const order = inOrderOfTime(stated);
  const unstated = groups.map(([name]) => name).filter((name) => !stated.includes(name));
  const rowsOf = new Map(groups);
  const waves = [...(order ?? stated.sort()), ...unstated].map((name) => ({
    wave: name,
    ...weighedSurvey(answers, [department, sex], rowsOf.get(name)!),
  }));
  if (order === null) return { waves, ordered: ORDER_NOT_KNOWN, ends: ORDER_NOT_KNOWN };
  const ordered = waves.slice(0, order.length);
  if (ordered.length > 1) return { waves, ordered, ends: { first: ordered[0]!, last: ordered.at(-1)! } };
  const none = notComputed('no row names its wave');
  return ordered.length === 0
    ? { waves, ordered: none, ends: none }
    : { waves, ordered, ends: notComputed('there is one wave alone') };
}
