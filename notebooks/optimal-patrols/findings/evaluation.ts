import {
  countNeeded,
  displacementPower,
  minimumDetectableChange,
  placeboBattery,
  surveyDifference,
} from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { beforeAfter, city, textOf, texts } from '../city.ts';
import { margin, survey, topSectors } from '../inputs.ts';
import { baseline, evaluationProblem } from './baseline.ts';
import { cellOf, MONTE_CARLO, valueDraft } from './draft.ts';

/** What is taken for a good effect when power is worked out: a fifth less crime. */
const PREVENTED = 0.2;
const LEVELS = [
  ['very low', 'strongly disagree'],
  ['low', 'disagree'],
  ['neither'],
  ['high', 'agree'],
  ['very high', 'strongly agree'],
];

const METHODS = {
  naive: 'as usual',
  'held-out baseline': 'other months as baseline',
  'held-out baseline and over-dispersion': 'other months and wider intervals',
} as const;

/** OP-R2: could this evaluation have known? */
export const evaluationFindings = findings({
  name: 'evaluationFindings',
  title: 'Could this evaluation have seen displacement, and does it see what is not there?',
  needs: { city, baseline, margin, topSectors },
  compute: ({ city, baseline, margin, topSectors }, { random }): FindingDraft[] => {
    const questions = ['OP-R2', 'OP-C1', 'OP-Q3'];
    const power = {
      name: 'Power of the displacement difference, two-sided z test',
      source: 'Wheeler and Ratcliffe (2018); Bloom (1995)',
    };
    const seen = {
      id: 'power.share-moved',
      title: 'How often this evaluation would see that share of a one-fifth fall move next door',
      questions,
      unit: 'proportion' as const,
      method: power,
      limitations: [
        'Power is worked out for a neighbouring area as busy as the patrolled one, and a fall of one fifth.',
      ],
    };
    const smallest = {
      id: 'power.smallest-change',
      title: 'Smallest change found four times in five, as a share of the crime there',
      questions,
      unit: 'proportion' as const,
      method: power,
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
      method: power,
    };
    const placebo = {
      id: 'placebo.table',
      title: 'False alarms where nobody patrolled',
      questions,
      unit: 'proportion' as const,
      method: {
        name: 'Placebo battery over splits of the months before patrols',
        source: 'Barnett, van der Pols and Dobson (2005)',
      },
      limitations: ['The battery uses only months before patrols began; at most four hundred splits are tried.'],
    };
    const problem = evaluationProblem(city);
    if (problem !== null) return allNotComputed([seen, statement, smallest, needed, placebo], problem);
    const mean = beforeAfter(city, 'treated').before;
    const plan = { meanCount: mean, overdispersion: baseline.factor };
    const powers =
      mean === 0
        ? allNotComputed([seen, smallest], notComputed('no crime was recorded in the patrolled sectors before patrols'))
        : [
            valueDraft(seen, displacementPower(plan, { preventedShare: PREVENTED, movedShare: margin })),
            valueDraft(
              statement,
              statementOf(displacementPower(plan, { preventedShare: PREVENTED, movedShare: margin }), margin === 0.5),
            ),
            valueDraft(smallest, minimumDetectableChange(plan).share),
          ];
    const nMonths = Math.min(12, baseline.nMonths);
    const placeboDraft: FindingDraft =
      nMonths < 4 || topSectors >= city.sectors.length
        ? valueDraft(
            placebo,
            notComputed(
              `too few months before patrols, or too few sectors: ${baseline.nMonths} and ${city.sectors.length}`,
            ),
          )
        : {
            ...placebo,
            tolerance: MONTE_CARLO,
            table: {
              columns: [
                { name: 'method', label: 'Method', unit: 'text', key: true },
                { name: 'ratio', label: 'Mean rate ratio', unit: 'ratio' },
                { name: 'alarms', label: 'Called significant', unit: 'proportion' },
                { name: 'successes', label: 'Called a success', unit: 'proportion' },
              ],
              rows: placeboBattery(
                { counts: firstMonths(baseline.counts, baseline.nMonths, nMonths), nPeriods: nMonths },
                { nTop: topSectors, nSplits: 400 },
                random('splits'),
              ).methods.map((row): CellValue[] => [
                METHODS[row.method],
                cellOf(row.meanRatio),
                cellOf(row.falseAlarmShare),
                cellOf(row.falseSuccessShare),
              ]),
            },
          };
    return [
      ...powers,
      valueDraft(
        needed,
        countNeeded({ preventedShare: PREVENTED, movedShare: margin }, { overdispersion: baseline.factor }),
      ),
      placeboDraft,
    ];
  },
});

/** Four times in five is what an evaluation is asked to see. */
function statementOf(power: number, isHalf: boolean): string {
  if (power >= 0.8)
    return isHalf
      ? 'This evaluation could have seen displacement of half the effect.'
      : 'This evaluation could have seen displacement of that share of the effect.';
  return isHalf
    ? 'This evaluation could not have seen displacement of half the effect.'
    : 'This evaluation could not have seen displacement of that share of the effect.';
}

function firstMonths(counts: Float64Array, nMonths: number, keep: number): number[] {
  return Array.from(
    { length: (counts.length / nMonths) * keep },
    (_, cell) => counts[Math.floor(cell / keep) * nMonths + (cell % keep)]!,
  );
}

/** OP-Q4: what do people think? */
export const confidenceFindings = findings({
  name: 'confidenceFindings',
  title: 'Did confidence change where patrols went?',
  needs: { city, survey, baseline },
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
    const problem =
      evaluationProblem(city) ?? (survey.rowCount === 0 ? notComputed('no survey answers were given') : null);
    if (problem !== null) return allNotComputed([effect, chance, smallest], problem);
    const sectorOf = new Map(city.sectors.map(({ area }, index) => [area.name, index]));
    const place = texts(survey, 'sector_id');
    const answer = texts(survey, 'confidence');
    const date = survey.columns.answered_date;
    const rows = Array.from({ length: survey.rowCount }, (_, row) => row).filter((row) => {
      const sector = sectorOf.get(textOf(place, row) ?? '');
      return sector !== undefined && ['treated', 'control'].includes(city.sectors[sector]!.kind);
    });
    const levels = answer.values.toSorted((a, b) => levelOf(a, answer.values) - levelOf(b, answer.values));
    const result = surveyDifference(
      {
        score: rows.map((row) => levels.indexOf(textOf(answer, row) ?? '') + 1 || Number.NaN),
        area: rows.map((row) => sectorOf.get(textOf(place, row)!)!),
        later: rows.map((row) => date.kind === 'date' && date.days[row]! >= city.interventionDay),
        patrolledArea: city.sectors.map(({ kind }) => kind === 'treated'),
      },
      random('areas'),
    );
    if (result.status !== 'computed') return allNotComputed([effect, chance, smallest], result);
    return [
      valueDraft(effect, result.value, result.interval),
      { ...valueDraft(chance, result.pValue), tolerance: MONTE_CARLO },
      valueDraft(smallest, result.minimumDetectable),
    ];
  },
});

/** Place of an answer on the scale: its number where it starts with one, a known wording, else its first appearance. */
function levelOf(text: string, all: readonly string[]): number {
  const number = Number.parseFloat(text);
  if (Number.isFinite(number)) return number;
  const known = LEVELS.findIndex((words) => words.includes(text.toLowerCase()));
  return known >= 0 ? known : all.indexOf(text);
}
