import { recordedDate } from './recorded-date.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const SEASONS = ['spring', 'summer', 'autumn'];
const YEAR = /^(?:19|20)\d\d$/;

/** A name of a time in the parts by which it compares, and what is left of it without them. */
interface NamedTime {
  readonly parts: readonly number[];
  readonly rest: string;
}

/**
 * In which order did these times come? Waves of a survey go by the names that somebody gave them: 2022 and 2023, Wave 9 and Wave 10,
 * September 2022 and January 2023, Q4 2022 and Q1 2023, 2022/23, days of the calendar. By the year, then the month or season, then other
 * numbers as they stand; by the alphabet never. Names that do not differ in numbers alone have no order that anybody could know: `null`.
 *
 * @example
 * inOrderOfTime(['Wave 10', 'Wave 9']) // ['Wave 9', 'Wave 10']
 */
export function inOrderOfTime(names: readonly string[]): string[] | null {
  const days = names.map((name) => recordedDate(name)?.day);
  const times = days.every((day) => day !== undefined)
    ? days.map((day): NamedTime => ({ parts: [day!], rest: '' }))
    : names.map(namedTime);
  if (times.some(({ parts, rest }) => rest !== times[0]!.rest || parts.length !== times[0]!.parts.length)) return null;
  const places = names.map((_, at) => at).sort((one, other) => compareParts(times[one]!.parts, times[other]!.parts));
  const isTied = places.some(
    (at, place) => place > 0 && compareParts(times[places[place - 1]!]!.parts, times[at]!.parts) === 0,
  );
  return isTied ? null : places.map((at) => names[at]!);
}

function namedTime(name: string): NamedTime {
  let year: number | null = null;
  let part: number | null = null;
  const others: number[] = [];
  const rest = name.toLowerCase().replace(/\d+|[a-z]+/g, (word) => {
    if (YEAR.test(word) && year === null) {
      year = Number(word);
      return '#year';
    }
    if (/^\d/.test(word)) {
      others.push(Number(word));
      return '#';
    }
    const [kind, place] = placeInYear(word) ?? [];
    if (kind === undefined || part !== null) return word;
    part = place!;
    return kind;
  });
  // "Mar 23": with a month, the number is the year.
  if (year === null && part !== null && others.length === 1) year = others.pop()!;
  return { parts: [year ?? 0, part ?? 0, ...others], rest: rest.replace(/[\s_-]+/g, ' ').trim() };
}

/** Months and seasons do not compare with each other. */
function placeInYear(word: string): readonly [kind: '#month' | '#season', place: number] | null {
  const month = word.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(word));
  if (month >= 0) return ['#month', month];
  const season = SEASONS.indexOf(word);
  return season >= 0 ? ['#season', season] : null;
}

function compareParts(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return one[at]! - other[at]!;
  return 0;
}
