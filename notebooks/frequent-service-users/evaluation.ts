import { DAY_MILLISECONDS, profileContacts } from '@assay/contact-profiling';
import { dateColumn, MISSING_DAY, numberColumn, recordedYesNo, type Table, textColumn } from '@assay/dataset';
import { cell, FROM_DATA, type ValueOfCell } from '@assay/notebook';
import { InputError, type NotComputed, notComputed } from '@assay/statistics';
import { log, peopleOf, YEAR } from './contact-log.ts';
import { programmeDate, supportFrom, truth } from './inputs.ts';
import { dayStart, dayText } from './span.ts';

/** Everyone with enough contact in the year before, with or without support. */
export type Evaluation = ValueOfCell<typeof evaluation>;

const NO_SUPPORT = notComputed('no record of who was offered support was given');

/** The first moment of support: as given, else the earliest in the record; both years must lie in the log. */
function startOf(
  truth: Table,
  given: string,
  { from, until }: { readonly from: number; readonly until: number },
): number | NotComputed {
  const span = `${dayText(from)} to ${dayText(until - 1)}`;
  if (given !== FROM_DATA) {
    const start = dayStart(given);
    if (start < from || start >= until)
      throw new InputError(
        `parameter programmeDate is ${given}, and the log runs from ${span}. Give the day on which support began within it.`,
      );
    return wholeYears(start);
  }
  const days = dateColumn(truth, 'support_began_date').days.filter((day) => day > MISSING_DAY);
  if (days.length === 0)
    return notComputed(
      'the day on which support began is not known: choose it for the run, or give it in the record of support',
    );
  return wholeYears(days.reduce((least, day) => Math.min(least, day), Infinity) * DAY_MILLISECONDS);

  function wholeYears(start: number): number | NotComputed {
    return start - YEAR < from - DAY_MILLISECONDS || start + YEAR > until
      ? notComputed(
          `the log runs from ${span}: it does not hold the whole year before and after ${dayText(start)}, when support began`,
        )
      : start;
  }
}

/** The fewest contacts before of nineteen in twenty people with support; one at least. */
function fewestBefore(contacts: ArrayLike<number>, chosen: Uint8Array): number {
  const own = Array.from(chosen.keys())
    .filter((code) => chosen[code] === 1)
    .map((code) => contacts[code]!)
    .sort((one, other) => one - other);
  return Math.max(1, own[Math.floor(own.length / 20)] ?? 1);
}

export const evaluation = cell('evaluation', 'People eligible for support, before and after', {
  needs: { log, truth, programmeDate, supportFrom },
  compute: ({ log, truth, programmeDate, supportFrom }) => {
    const support = textColumn(truth, 'in_programme');
    const would = numberColumn(truth, 'inbound_year_after_without_programme').values;
    const person = peopleOf(log, truth);
    const began = startOf(truth, programmeDate, log.whole);
    const start = typeof began === 'number' ? began : log.whole.until;
    const before = profileContacts(log.columns, { period: { from: start - YEAR, until: start }, kept: log.counted });
    const after = profileContacts(log.columns, { period: { from: start, until: start + YEAR }, kept: log.counted });
    const history = profileContacts(log.columns, {
      period: { from: Math.min(log.whole.from, start - YEAR), until: start },
      kept: log.counted,
    });
    // A list of those with support alone says of everyone else that they had none; a list that says "no" of some does not.
    const answers = recordedYesNo(support);
    const saysNo = answers.no > 0;
    const known = new Uint8Array(log.columns.people).fill(saysNo ? 0 : 1);
    const chosen = new Uint8Array(log.columns.people);
    const without = new Float64Array(log.columns.people).fill(Number.NaN);
    answers.values.forEach((answer, row) => {
      const code = person[row]!;
      if (code < 0) return;
      if (answer === 1) chosen[code] = 1;
      known[code] = answer === 2 ? 0 : 1;
      without[code] = would[row]!;
    });
    const fewest = supportFrom === FROM_DATA ? fewestBefore(before.contacts, chosen) : supportFrom;
    const codes = Int32Array.from(before.contacts.keys()).filter(
      (code) => known[code] === 1 && before.contacts[code]! >= fewest,
    );
    const own = Float64Array.from(codes, (code) => without[code]!);
    return {
      codes,
      before: Float64Array.from(codes, (code) => before.contacts[code]!),
      after: Float64Array.from(codes, (code) => after.contacts[code]!),
      supported: Uint8Array.from(codes, (code) => chosen[code]!),
      /** What would have happened without support; `null` but for invented people. */
      without: own.length > 0 && own.every((value) => value >= 0) ? own : null,
      history,
      start,
      /** Contacts in the year before from which people are compared. */
      fewest,
      problem: truth.rowCount === 0 ? NO_SUPPORT : typeof began === 'number' ? null : began,
    };
  },
});
