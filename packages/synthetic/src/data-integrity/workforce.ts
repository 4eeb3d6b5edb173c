import type { Table } from '@assay/dataset';
import { MISSING_DAY } from '@assay/dataset';
import { drawExponential, drawNormal, type RandomStream } from '@assay/statistics';
import { broadGroups } from '../draw/area-residents.ts';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import {
  inventedDateColumn,
  inventedIdentifiers,
  inventedNumberColumn,
  inventedRowNumbers,
  inventedTextColumn,
} from '../table/columns.ts';
import { checkResults, type DataIntegritySettings, staffDepartments, trainingKinds } from './settings.ts';

const GROUP_WEIGHTS = [0.82, 0.03, 0.1, 0.04, 0.01];
const DEPARTMENT_WEIGHTS = [0.34, 0.22, 0.18, 0.07, 0.1, 0.09];
/** Results per person checked: about one and a half in a thousand, as the national exercise found. */
const RESULTS = [0.00003, 0.0003, 0.0005, 0.0004, 0.0003];
const RESULTS_FACTOR = 3;
const YEAR = 365.25;

/** Staff with their checks, vetting and training, and a survey that some of them answer. */
export function drawWorkforce(
  settings: DataIntegritySettings,
  lastDay: number,
  random: RandomStream,
): { readonly staff: Table; readonly survey: Table; readonly truth: Table } {
  const count = settings.staff;
  const groups = new WeightedChoice(GROUP_WEIGHTS);
  const departments = new WeightedChoice(DEPARTMENT_WEIGHTS);
  const column = () => new Int32Array(count);
  const [department, sex, group, checked, result, kind] = [column(), column(), column(), column(), column(), column()];
  const [started, completed, healthCheck, trained] = [column(), column(), column(), column()];
  const before = new Float64Array(count).fill(Number.NaN);
  const after = new Float64Array(count).fill(Number.NaN);
  for (let row = 0; row < count; row++) {
    department[row] = departments.draw(random);
    sex[row] = random.next() < 0.42 ? 0 : 1;
    group[row] = random.next() < 0.05 ? -1 : groups.draw(random);
    checked[row] = random.next() < 0.96 ? 0 : 1;
    result[row] = -1;
    if (checked[row] === 0) {
      let left = random.next();
      result[row] = RESULTS.length;
      for (const [code, share] of RESULTS.entries()) {
        left -= share * RESULTS_FACTOR;
        if (left < 0) {
          result[row] = code;
          break;
        }
      }
    }
    // Renewals of vetting fell due over four years; those of later years were done sooner.
    started[row] = lastDay - random.integer(Math.floor(4 * YEAR));
    const yearsAgo = (lastDay - started[row]!) / YEAR;
    const took = Math.floor((yearsAgo > 2 ? 260 : 140) * drawExponential(random));
    completed[row] = started[row]! + took > lastDay ? MISSING_DAY : started[row]! + took;
    healthCheck[row] = random.next() < 0.04 ? MISSING_DAY : lastDay - Math.floor(random.next() * 430);
    kind[row] = -1;
    trained[row] = MISSING_DAY;
    if (random.next() < 0.68 + (department[row] === 1 ? 0.12 : 0)) {
      kind[row] = random.integer(trainingKinds.length);
      trained[row] = lastDay - random.integer(Math.floor(2 * YEAR));
      before[row] = Math.max(0, Math.min(20, Math.round(11 + 3 * drawNormal(random))));
      const gain = [2, 2.5, 0.6][kind[row]!]!;
      if (random.next() < 0.7)
        after[row] = Math.max(0, Math.min(20, Math.round(before[row]! + gain + 2 * drawNormal(random))));
    }
  }
  const waves = settings.confidentByWave.length;
  const asked = Int32Array.from({ length: waves * count }, (_, row) => row % count);
  const wave = Int32Array.from({ length: waves * count }, (_, row) => Math.floor(row / count));
  const answer = new Int32Array(waves * count);
  const confident = new Float64Array(waves);
  for (let row = 0; row < answer.length; row++) {
    const isConfident = random.next() < settings.confidentByWave[wave[row]!]!;
    if (isConfident) confident[wave[row]!]!++;
    const answers = random.next() < (isConfident ? settings.answersIfConfident : settings.answersIfNot);
    answer[row] = answers ? (isConfident ? 0 : 1) : -1;
  }
  const ids = inventedIdentifiers('S', Math.ceil(count * 1.01));
  const waveNames = Array.from({ length: waves }, (_, index) => String(2022 + index));
  const firstWave = waveNames.map((_, index) => index);
  return {
    staff: {
      rowCount: count,
      columns: {
        staff_id: inventedTextColumn(inventedRowNumbers(count), ids),
        department: inventedTextColumn(department, staffDepartments),
        sex: inventedTextColumn(sex, ['Female', 'Male']),
        ethnic_group: inventedTextColumn(group, broadGroups),
        checked: inventedTextColumn(checked, ['yes', 'no']),
        check_result: inventedTextColumn(result, checkResults),
        vetting_started: inventedDateColumn(started),
        vetting_completed: inventedDateColumn(completed),
        integrity_check: inventedDateColumn(healthCheck),
        training_kind: inventedTextColumn(kind, trainingKinds),
        training_date: inventedDateColumn(trained),
        knowledge_before: inventedNumberColumn(before),
        knowledge_after: inventedNumberColumn(after),
      },
    },
    survey: {
      rowCount: asked.length,
      columns: {
        wave: inventedTextColumn(wave, waveNames),
        department: inventedTextColumn(
          asked.map((row) => department[row]!),
          staffDepartments,
        ),
        sex: inventedTextColumn(
          asked.map((row) => sex[row]!),
          ['Female', 'Male'],
        ),
        confident: inventedTextColumn(answer, ['yes', 'no']),
      },
    },
    truth: {
      rowCount: waves,
      columns: {
        wave: inventedTextColumn(firstWave, waveNames),
        confident_share: inventedNumberColumn(confident.map((number) => number / Math.max(1, count))),
      },
    },
  };
}
