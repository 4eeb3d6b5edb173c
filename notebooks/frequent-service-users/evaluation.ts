import * as contact from '@assay/contact-profiling';
import * as dataset from '@assay/dataset';
import { dateColumn, numberColumn, textColumn } from '@assay/dataset';
import { cell, ifChosen } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { log, peopleOf, YEAR } from './contact-log.ts';
import { programmeDate, supportFrom, truth } from './inputs.ts';

const NO_SUPPORT = notComputed('no record of who was offered support was given');

/** Everyone with enough contact in the year before, with or without support. */
export const evaluation = cell('evaluation', 'People eligible for support, before and after', {
  needs: { log, truth, programmeDate, supportFrom },
  compute: ({ log, truth, programmeDate, supportFrom }) => {
    const would = numberColumn(truth, 'inbound_year_after_without_programme').values;
    const days = dateColumn(truth, 'support_began_date').days;
    const began = dataset.supportStart(days, ifChosen(programmeDate), log.whole);
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
    const eligible = contact.eligiblePeople(
      support,
      yearBefore.contacts,
      within(followUp).contacts,
      ifChosen(supportFrom),
    );
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
