import {
  dictionaryColumn,
  drawBinomial,
  drawNormal,
  type MaybeEstimate,
  normalCdf,
  type RandomStream,
  randomStream,
} from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import { areasByGroup, areasOfPeople, calibrationOfPeople, scoreCells } from '../src/index.ts';

const SHIFT = 1.2;

const holds = (estimate: MaybeEstimate, truth: number): boolean =>
  estimate.status === 'computed' &&
  estimate.interval !== null &&
  'low' in estimate.interval &&
  estimate.interval.low <= truth &&
  (estimate.interval.high === null || truth <= estimate.interval.high);

/** So many people with and as many without the outcome, each in so many rows whose scores have a part in common. */
function scoredRows(random: RandomStream, people: number, rowsEach: number, alike: number) {
  const [label, score, id]: [number[], number[], string[]] = [[], [], []];
  for (let person = 0; person < 2 * people; person++) {
    const own = drawNormal(random);
    for (let row = 0; row < rowsEach; row++) {
      label.push(person < people ? 1 : 0);
      score.push((person < people ? SHIFT : 0) + Math.sqrt(alike) * own + Math.sqrt(1 - alike) * drawNormal(random));
      id.push(`p${person}`);
    }
  }
  const group = dictionaryColumn(label.map(() => 'all'));
  const columns = { group, label: Uint8Array.from(label), score: Float64Array.from(score) };
  return { columns, person: dictionaryColumn(id) };
}

function areas(progress: (line: string) => void): (string | number)[][] {
  const truth = normalCdf(SHIFT / Math.SQRT2);
  return [3, 5, 10, 30, 100].flatMap((people) =>
    [2, 5].flatMap((rowsEach) =>
      [0, 0.5, 1].map((alike) => {
        const random = randomStream('areas of people', people, rowsEach, alike);
        const draws = people >= 100 ? 400 : 1500;
        let [held, heldByRows] = [0, 0];
        for (let draw = 0; draw < draws; draw++) {
          const { columns, person } = scoredRows(random, people, rowsEach, alike);
          if (holds(areasOfPeople(columns, person)[0]!.area, truth)) held++;
          if (holds(areasByGroup(scoreCells(columns))[0]!.area, truth)) heldByRows++;
        }
        progress(`${people} people, ${rowsEach} rows, ${alike}: ${held} and ${heldByRows} of ${draws}`);
        return [people, rowsEach, alike, per100(held, draws), per100(heldByRows, draws), draws];
      }),
    ),
  );
}

/** Scores that are right, in rows whose outcome is the person's: the ratio is 1. */
function ratios(): (string | number)[][] {
  return [50, 300].flatMap((people) =>
    [1, 3].map((rowsEach) => {
      const random = randomStream('calibration of people', people, rowsEach);
      const draws = 600;
      let [held, beyondChance] = [0, 0];
      for (let draw = 0; draw < draws; draw++) {
        const [label, score, id]: [number[], number[], string[]] = [[], [], []];
        for (let person = 0; person < people; person++) {
          const own = (1 + random.integer(18)) / 20;
          const happened = drawBinomial(random, 1, own);
          for (let row = 0; row < rowsEach; row++) {
            label.push(happened);
            score.push(own);
            id.push(`p${person}`);
          }
        }
        const group = dictionaryColumn(label.map(() => 'all'));
        const columns = { group, label: Uint8Array.from(label), score: Float64Array.from(score) };
        const result = calibrationOfPeople(columns, dictionaryColumn(id), random.split(`${draw}`), { replicates: 199 });
        if ('status' in result) continue;
        const { observedToExpected, expectedCalibrationError: error } = result.byGroup[0]!;
        if (holds(observedToExpected, 1)) held++;
        if (error.value > error.chanceLimit) beyondChance++;
      }
      return [people, rowsEach, per100(held, draws), per100(beyondChance, draws), draws];
    }),
  );
}

export default calibration({
  title: 'Areas and calibration where rows repeat people',
  run: (progress) =>
    [
      `The area of a score whose true area is ${normalCdf(SHIFT / Math.SQRT2).toFixed(3)}: so many people with the outcome and as many without, each in
two or five rows; _alike_ is the share of the score's variance that the rows of a person have in common. How often an
interval of 95 % held the area, in a hundred (seeds "areas of people", people, rows, alike):`,
      markdownTable(
        ['people of each', 'rows each', 'alike', 'between people', 'rows taken as people', 'draws'],
        areas(progress),
      ),
      `Scores that are right, the outcome that of the person in all rows: how often the interval of observed ÷ expected held 1,
and how often the calibration error passed what chance gives (5 expected; seeds "calibration of people"):`,
      markdownTable(['people', 'rows each', 'ratio held', 'error beyond chance', 'draws'], ratios()),
    ].join('\n\n'),
});

const per100 = (count: number, all: number) => ((100 * count) / all).toFixed(1);
