import { codeList, orderedAnswers } from '@assay/dataset';
import {
  countNeeded,
  patchSizes,
  placeboBattery,
  powerOfChange,
  smallestFall,
  surveyDifference,
  type ZoneChange,
} from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, findings, statedShare } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { type City, city } from '../city.ts';
import { textOf, texts } from '../columns.ts';
import { margin, survey } from '../inputs.ts';
import { baseline, evaluation, evaluationProblem } from './baseline.ts';
import { cellOf, MONTE_CARLO, valueDraft } from './draft.ts';

/** Wordings whose order is known. */
const SCALES = ['confidence-five', 'csew-agreement', 'csew-rating'];

/** What is taken for a good effect when power is worked out: a fifth less crime. */
const PREVENTED = 0.2;
/** What most evaluations are asked to reach. */
const GOOD_POWER = 0.8;

/** OP-R2: could this evaluation have known? */
export const evaluationFindings = findings({
  name: 'evaluationFindings',
  title: 'Could this evaluation have seen displacement, and does it see what is not there?',
  needs: { city, baseline, evaluation, margin },
  compute: ({ city, baseline, evaluation, margin }, { random }): FindingDraft[] => {
    const questions = ['OP-R2', 'OP-C1', 'OP-Q3'];
    const power = {
      name: 'Power of the headline test, with its own variance',
      source: "Student's t shifted by the true change; Bloom (1995)",
    };
    const seen = {
      id: 'power.share-moved',
      title: 'How often this evaluation would see that share of a one-fifth fall move next door',
      questions,
      unit: 'proportion' as const,
      method: power,
      limitations: ['Power is worked out for a fall of one fifth in the patrolled sectors.'],
    };
    const fall = {
      ...seen,
      id: 'power.fall',
      title: 'How often this evaluation would see a one-fifth fall in the patrolled sectors',
    };
    const smallest = {
      ...seen,
      id: 'power.smallest-change',
      title: 'Smallest fall found four times in five, as a share of the crime there',
      limitations: [],
    };
    const statement = {
      ...seen,
      id: 'power.statement',
      title: 'What the size of this evaluation allows',
      unit: 'text' as const,
    };
    const needed = {
      id: 'power.crimes-needed',
      title: 'Crimes in each cell needed to see it four times in five',
      questions,
      unit: 'count' as const,
      people: false,
      method: { name: 'Power of a difference of four equal cells, widened as the headline', source: 'Bloom (1995)' },
      limitations: ['It supposes that with more crimes they would vary as much beyond chance as these do.'],
    };
    const placebo = {
      id: 'placebo.table',
      title: 'False alarms where nobody patrolled',
      questions,
      unit: 'proportion' as const,
      method: {
        name: 'Placebo battery in time order, busiest sectors, months before patrols',
        source: 'Barnett, van der Pols and Dobson (2005); Bertrand, Duflo and Mullainathan (2004)',
      },
      limitations: [
        'Trials overlap in months and sectors: the range is that of as many trials as share none. With few of those it is wide, and the share is no rate.',
      ],
    };
    const problem = evaluationProblem(city);
    if (problem !== null) return allNotComputed([seen, fall, statement, smallest, needed, placebo], problem);
    const powers = (): FindingDraft[] => {
      if (evaluation.status !== 'computed')
        return allNotComputed([seen, fall, statement, smallest, needed], evaluation);
      const { local, moved, factor, degreesOfFreedom } = evaluation;
      if (local.status !== 'computed') return allNotComputed([seen, fall, statement, smallest, needed], local);
      const expectedAt = ({ counts, comparisonCounts }: ZoneChange) =>
        (counts.before * comparisonCounts.after) / comparisonCounts.before;
      const moves =
        moved.status !== 'computed'
          ? moved
          : expectedAt(moved) === 0
            ? notComputed('no crime was recorded in the neighbouring sectors before patrols')
            : powerOfChange(moved, 1 + (PREVENTED * margin * expectedAt(local)) / expectedAt(moved));
      return [
        valueDraft(seen, moves),
        valueDraft(fall, powerOfChange(local, 1 - PREVENTED)),
        valueDraft(statement, typeof moves === 'number' ? statementOf(moves, margin === 0.5) : moves),
        valueDraft(smallest, smallestFall(local)),
        valueDraft(
          needed,
          countNeeded({ preventedShare: PREVENTED, movedShare: margin }, { overdispersion: factor, degreesOfFreedom }),
        ),
      ];
    };
    return [...powers(), placeboDraft()];

    function placeboDraft(): FindingDraft {
      const nSectors = city.sectors.length;
      const { nMonths, neighbours } = baseline;
      const longest = Math.floor((nMonths - 1) / 3);
      if (longest < 2 || city.topSectors >= nSectors)
        return valueDraft(
          placebo,
          notComputed(`too few months before patrols, or too few sectors: ${nMonths} and ${nSectors}`),
        );
      const lengths = [3, 6, 12].filter((length) => length <= longest);
      const patches = neighbours === null ? [] : patchSizes(treatedOf(city), neighbours);
      const battery = placeboBattery(
        { counts: monthsBefore(baseline), nPeriods: nMonths },
        {
          nTop: city.topSectors,
          lengths: lengths.length > 0 ? lengths : [longest],
          trueFall: PREVENTED,
          // Patrolled sectors that lie side by side are judged by sectors that do.
          contiguous: (patches[0] ?? 0) > city.topSectors / 2 && (patches[0] ?? 0) > 1,
          ...(neighbours && { neighbours }),
        },
        random('trials'),
      );
      return {
        ...placebo,
        tolerance: MONTE_CARLO,
        table: {
          columns: [
            { name: 'method', label: 'Method', unit: 'text', key: true },
            { name: 'trials', label: 'Trials', unit: 'count', people: false },
            { name: 'independent', label: 'Of these sharing no month and no sector', unit: 'count', people: false },
            { name: 'ratio', label: 'Mean rate ratio', unit: 'ratio' },
            { name: 'alarms', label: 'Called significant', unit: 'proportion' },
            { name: 'alarmsLow', label: 'From', unit: 'proportion' },
            { name: 'alarmsHigh', label: 'To', unit: 'proportion' },
            { name: 'successes', label: 'Called a success', unit: 'proportion' },
            { name: 'power', label: 'A true fall of one fifth found', unit: 'proportion' },
          ],
          rows: battery.methods.map((row): CellValue[] => [
            METHODS[row.method],
            row.nTrials,
            battery.nIndependent,
            cellOf(row.meanRatio),
            cellOf(row.falseAlarmShare),
            'low' in row.falseAlarmInterval ? row.falseAlarmInterval.low : null,
            'high' in row.falseAlarmInterval ? row.falseAlarmInterval.high : null,
            cellOf(row.falseSuccessShare),
            cellOf(row.power),
          ]),
        },
      };
    }
  },
});

const METHODS = {
  'as usual': 'as usual',
  'months apart': 'other months as baseline',
  'comparable areas': 'as this report does',
} as const;

const treatedOf = ({ sectors }: City) => sectors.flatMap(({ kind }, index) => (kind === 'treated' ? [index] : []));

/** What a power allows to say: it sees it four times in five, more often than not, or less often than not. */
function statementOf(power: number, isHalf: boolean): string {
  const what = isHalf ? 'displacement of half the effect' : 'displacement of that share of the effect';
  if (power >= GOOD_POWER) return `This evaluation would most likely have seen ${what}.`;
  if (power >= 0.5)
    return `This evaluation would have seen ${what} more often than not, but not often enough to rely on it.`;
  return `This evaluation would more often than not have missed ${what}.`;
}

function monthsBefore({ counts, nPeriods, nMonths }: { counts: Float64Array; nPeriods: number; nMonths: number }) {
  return Array.from(
    { length: (counts.length / nPeriods) * nMonths },
    (_, cell) => counts[Math.floor(cell / nMonths) * nPeriods + (cell % nMonths)]!,
  );
}

/** OP-Q4: what do people think? */
export const confidenceFindings = findings({
  name: 'confidenceFindings',
  title: 'Did confidence change where patrols went?',
  needs: { city, survey },
  compute: ({ city, survey }, { random }): FindingDraft[] => {
    const base = {
      questions: ['OP-Q4', 'OP-R2'],
      method: { name: 'Difference in differences of sector means, sectors re-dealt', source: 'Donner and Klar (2000)' },
      limitations: ['Answers are on a scale of five levels, taken as evenly spaced. Who does not answer is not seen.'],
    };
    const effect = {
      ...base,
      id: 'confidence.change',
      title: 'Change of confidence in patrolled sectors beyond the others, in levels of five',
      unit: 'score' as const,
    };
    const chance = {
      ...base,
      id: 'confidence.chance',
      title: 'Chance of so large a difference if patrols made none',
      unit: 'proportion' as const,
    };
    const smallest = {
      ...base,
      id: 'confidence.smallest',
      title: 'Smallest change that would be found four times in five, in levels of five',
      unit: 'score' as const,
    };
    const unanswered = {
      ...base,
      id: 'confidence.without-answer',
      title: 'Answers that say "don’t know", or nothing',
      unit: 'proportion' as const,
      limitations: ['They have no place on the scale and are in no mean.'],
    };
    const problem =
      evaluationProblem(city) ?? (survey.rowCount === 0 ? notComputed('no survey answers were given') : null);
    if (problem !== null) return allNotComputed([effect, chance, smallest, unanswered], problem);
    const sectorOf = new Map(city.sectors.map(({ area }, index) => [area.name, index]));
    const place = texts(survey, 'sector_id');
    const date = survey.columns.answered_date;
    const ordered = orderedAnswers(texts(survey, 'confidence'), SCALES.map(codeList));
    if (ordered.status !== 'computed') return allNotComputed([effect, chance, smallest, unanswered], ordered);
    const rows = Array.from({ length: survey.rowCount }, (_, row) => row).filter((row) => {
      const sector = sectorOf.get(textOf(place, row) ?? '');
      const dated = date.kind === 'date' && date.days[row]! > -1e9;
      return dated && sector !== undefined && ['treated', 'control'].includes(city.sectors[sector]!.kind);
    });
    const result = surveyDifference(
      {
        score: rows.map((row) => ordered.score[row]!),
        area: rows.map((row) => sectorOf.get(textOf(place, row)!)!),
        later: rows.map((row) => date.kind === 'date' && date.days[row]! >= city.interventionDay),
        patrolledArea: city.sectors.map(({ kind }) => kind === 'treated'),
      },
      random('areas'),
    );
    if (result.status !== 'computed') return allNotComputed([effect, chance, smallest, unanswered], result);
    const asked = rows.length;
    return [
      {
        ...unanswered,
        ...statedShare({ successes: result.nNotStated, total: asked }, 'answers in patrolled and comparison sectors'),
      },
      valueDraft(effect, result.value, result.interval),
      { ...valueDraft(chance, result.pValue), tolerance: MONTE_CARLO },
      valueDraft(smallest, result.minimumDetectable),
    ];
  },
});
