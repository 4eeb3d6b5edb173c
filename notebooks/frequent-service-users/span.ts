import { DAY_MILLISECONDS as DAY, type LogSpan, type Period } from '@assay/contact-profiling';
import { codeList, codeOf, MISSING_DAY, recordedDate, writtenDay } from '@assay/dataset';
import { FROM_DATA } from '@assay/notebook';
import { InputError } from '@assay/statistics';

/** From the first moment of a log to the end of its last day: as given, else as the log has it. @throws InputError. */
export function spanOfLog({ earliest, latest, lastDay }: LogSpan, logEnds: string): Period {
  if (latest < earliest) throw noContactHas('time', 'time');
  const last = logEnds === FROM_DATA ? lastDay() : Math.floor(dayStart(logEnds) / DAY);
  const [firstGiven, lastGiven] = [Math.floor(earliest / DAY), Math.floor(latest / DAY)];
  if (last < firstGiven || last > lastGiven)
    throw new InputError(
      `parameter logEnds is ${logEnds}, and the contacts run from ${writtenDay(firstGiven)} to ${writtenDay(lastGiven)}. Give a day among them, or none to take the last.`,
    );
  const until = (last + 1) * DAY;
  return { from: Math.min(earliest, until - DAY), until };
}

/** @throws InputError where nobody is named, or everybody would be listed. */
export function refuseList(people: number, listSize: number | typeof FROM_DATA): void {
  if (people === 0) throw noContactHas('person', 'person_id');
  if (listSize !== FROM_DATA && listSize >= people)
    throw new InputError(
      `parameter listSize is ${listSize}, and the log names ${people} people: a list of everybody chooses nobody. Give fewer places, or none to take them from the data.`,
    );
}

function noContactHas(what: string, field: string): InputError {
  return new InputError(
    `no contact has a ${what}: no column was read as one. Name it, e.g. --columns contacts:${field}=<column>.`,
  );
}

export function dayStart(text: string): number {
  const day = recordedDate(text)?.day;
  if (day === undefined || day === MISSING_DAY) throw new InputError(`not a day: ${text}. Write it as 2025-03-31.`);
  return day * DAY;
}

export function dayText(time: number): string {
  return writtenDay(Math.floor(time / DAY)) ?? 'no date';
}

/** Who began a contact, in the words of the list; another word as it is. */
export function directionOf(text: string): string {
  const code = codeOf(codeList('contact-direction'), text);
  return typeof code === 'string' ? code : text;
}
