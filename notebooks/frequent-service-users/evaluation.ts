import * as contact from '@assay/contact-profiling';
import * as dataset from '@assay/dataset';
import { dateColumn, MISSING_DAY, numberColumn, type Table, textColumn } from '@assay/dataset';
import { cell, FROM_DATA, type ValueOfCell } from '@assay/notebook';
import { InputError, type NotComputed, notComputed } from '@assay/statistics';
import { log, peopleOf, YEAR } from './contact-log.ts';
import { programmeDate, supportFrom, truth } from './inputs.ts';
import { dayStart, dayText } from './span.ts';

/** Everyone with enough contact in the year before, with or without support. */
export type Evaluation = ValueOfCell<typeof evaluation>;

const NO_SUPPORT = notComputed('no record of who was offered support was given');

/** The first moment of support: as given, else the earliest in the record; both years must lie in the log. */
function startOf(truth: Table, given: string, { from, until }: contact.Period): number | NotComputed {
  const span = `${dayText(from)} to ${dayText(until - 1)}`;
  const days = dateColumn(truth, 'support_began_date').days.filter((day) => day > MISSING_DAY);
  const isGiven = given !== FROM_DATA;
  if (!isGiven && days.length === 0)
    return notComputed(
      'the day on which support began is not known: choose it for the run, or give it in the record of support',
    );
  const start = isGiven
    ? dayStart(given)
    : days.reduce((least, day) => Math.min(least, day), Infinity) * contact.DAY_MILLISECONDS;
  if (isGiven && (start < from || start >= until))
    throw new InputError(
      `parameter programmeDate is ${given}, and the log runs from ${span}. Give the day on which support began within it.`,
    );
  return start - YEAR < from - contact.DAY_MILLISECONDS || start + YEAR > until
    ? notComputed(
        `the log runs from ${span}: it does not hold the whole year before and after ${dayText(start)}, when support began`,
      )
    : start;
}

export const evaluation = cell('evaluation', 'People eligible for support, before and after', {
  needs: { log, truth, programmeDate, supportFrom },
  compute: ({ log, truth, programmeDate, supportFrom }) => {
    const would = numberColumn(truth, 'inbound_year_after_without_programme').values;
    const began = startOf(truth, programmeDate, log.whole);
    const start = typeof began === 'number' ? began : log.whole.until;
    const followUp = { from: start, until: start + YEAR };
    const within = (period: contact.Period) => contact.profileContacts(log.columns, { period, kept: log.counted });
    const yearBefore = within({ from: start - YEAR, until: start });
    const history = within({ from: Math.min(log.whole.from, start - YEAR), until: start });
    const support = contact.offeredSupport(
      peopleOf(log, truth),
      dataset.recordedYesNo(textColumn(truth, 'in_programme')).values,
      log.columns.people,
    );
    const fewest = supportFrom === FROM_DATA ? null : supportFrom;
    const eligible = contact.eligiblePeople(support, yearBefore.contacts, within(followUp).contacts, fewest);
    const rowOf = dataset.rowsOfRecords(log.persons, textColumn(truth, 'person_id'));
    const own = Float64Array.from(eligible.codes, (code) => would[rowOf[code]!] ?? Number.NaN);
    return {
      ...eligible,
      /** What would have happened without support; `null` but for invented people. */
      without: own.length > 0 && own.every((value) => value >= 0) ? own : null,
      history,
      yearBefore,
      followUp,
      start,
      problem: truth.rowCount === 0 ? NO_SUPPORT : typeof began === 'number' ? null : began,
    };
  },
});
