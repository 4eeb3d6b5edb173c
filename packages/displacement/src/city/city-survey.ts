import { type DictionaryColumn, type NotComputed, type RandomStream, rowsWhere, textAt } from '@assay/statistics';
import { type SurveyDifference, surveyDifference } from '../evaluation/survey-difference.ts';
import type { City } from './city.ts';

/** Answers of a survey: the sector's name, the day since 1970-01-01, and a level; `NaN` for an answer without one. */
export interface SectorAnswers {
  readonly sector: DictionaryColumn;
  readonly day: ArrayLike<number>;
  readonly score: ArrayLike<number>;
}

/**
 * Did answers change where patrols went more than in the sectors compared with? {@link surveyDifference} of the dated answers in
 * patrolled and comparison sectors.
 *
 * @example
 * const answers = { sector: dictionaryColumn(['square', 'far']), day: [44, 55], score: [3, 4] };
 * citySurvey(city, answers, randomStream('example')).status // 'not-computed'
 */
export function citySurvey(
  city: City,
  { sector, day, score }: SectorAnswers,
  random: RandomStream,
): (SurveyDifference & { readonly nAsked: number }) | NotComputed {
  const sectorOf = new Map(city.sectors.map(({ area }, index) => [area.name, index]));
  const place = Array.from(sector.codes, (_, row) => sectorOf.get(textAt(sector, row) ?? ''));
  const rows = rowsWhere(place, (at, row) => {
    const isCompared = at !== undefined && ['treated', 'control'].includes(city.sectors[at]!.kind);
    // A missing day is the least that a whole number can be.
    return isCompared && day[row]! > -1e9;
  });
  const result = surveyDifference(
    {
      score: rows.map((row) => score[row]!),
      area: rows.map((row) => place[row]!),
      later: rows.map((row) => day[row]! >= city.interventionDay),
      patrolledArea: city.sectors.map(({ kind }) => kind === 'treated'),
    },
    random,
  );
  return result.status === 'computed' ? { ...result, nAsked: rows.length } : result;
}
