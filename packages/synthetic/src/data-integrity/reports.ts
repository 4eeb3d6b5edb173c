import type { Table } from '@assay/dataset';
import { MISSING_DAY } from '@assay/dataset';
import { drawExponential, type RandomStream } from '@assay/statistics';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import {
  inventedDateColumn,
  inventedIdentifierColumn,
  inventedIdentifiers,
  inventedTextColumn,
} from '../table/columns.ts';
import { attritionStages, type DataIntegritySettings, integrityOffences } from './settings.ts';

const OFFENCE_WEIGHTS = [0.24, 0.08, 0.3, 0.14, 0.24];
/** Shares of women among victims, by offence. */
const WOMEN = [0.74, 0.86, 0.42, 0.48, 0.45];
const ETHNICITIES = ['W1', 'W9', 'M9', 'A1', 'A2', 'B1', 'B2', 'O9', 'NS', 'white', 'IC3'];
const ETHNICITY_WEIGHTS = [0.55, 0.07, 0.04, 0.06, 0.1, 0.06, 0.05, 0.02, 0.03, 0.01, 0.01];
const OUTCOMES = ['1', '8', '15', '16', '21', '22', '99'];
const UNCHARGED_WEIGHTS = [0, 0.06, 0.4, 0.4, 0.04, 0.08, 0.02];
const DUPLICATES_EVERY = 400;

interface Period {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly practiceDay: number;
}

/** Reports with what became of them, and the same people as a second system has them. */
export function drawReports(
  settings: DataIntegritySettings,
  { firstDay, lastDay, practiceDay }: Period,
  random: RandomStream,
): { readonly reports: Table; readonly custody: Table } {
  const count = settings.reports;
  const offences = new WeightedChoice(OFFENCE_WEIGHTS);
  const ethnicities = new WeightedChoice(ETHNICITY_WEIGHTS);
  const outcomes = new WeightedChoice(UNCHARGED_WEIGHTS);
  const column = () => new Int32Array(count);
  const [id, offence, sex, ethnicity, officer, stage, outcome] = [
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  const [occurred, reported, entered] = [column(), column(), column()];
  const [otherSex, otherEthnicity] = [column(), column()];
  for (let row = 0; row < count; row++) {
    // A few identifiers stand in two rows.
    id[row] = row > 0 && row % DUPLICATES_EVERY === 0 ? row - 1 : row;
    offence[row] = offences.draw(random);
    const day = firstDay + random.integer(lastDay - firstDay + 1);
    const isLate = day >= practiceDay;
    reported[row] = day;
    occurred[row] = random.next() < 0.02 ? MISSING_DAY : day - Math.floor(6 * drawExponential(random));
    // Entered quickly by later practice, and later at night-time backlogs of the earlier one.
    entered[row] = day + Math.floor((isLate ? 1.5 : 4) * drawExponential(random));
    if (entered[row]! > lastDay) entered[row] = lastDay;
    const isWoman = random.next() < WOMEN[offence[row]!]!;
    sex[row] = random.next() < (isLate ? 0.06 : 0.16) ? -1 : isWoman ? 0 : 1;
    const group = ethnicities.draw(random);
    // Ethnicity is asked for less often than sex, and less often of people who are not White British.
    const isMissing = random.next() < (isLate ? 0.3 : 0.55) * (group === 0 ? 0.9 : 1.2);
    ethnicity[row] = isMissing ? -1 : group;
    officer[row] = random.integer(Math.ceil(settings.staff * 1.01));
    const isAgainstWomen = offence[row]! < 2;
    const recorded = isAgainstWomen
      ? isLate
        ? settings.recordedAfter
        : settings.recordedBefore
      : settings.recordedOthers;
    const charged = isAgainstWomen ? (isLate ? settings.chargedAfter : settings.chargedBefore) : settings.chargedOthers;
    stage[row] = 0;
    outcome[row] = -1;
    if (random.next() < recorded) {
      stage[row] = 1;
      outcome[row] = outcomes.draw(random);
      if (random.next() < (offence[row]! < 3 ? 0.7 : 0.25)) {
        stage[row] = 2;
        if (random.next() < charged) {
          stage[row] = random.next() < 0.6 ? 4 : 3;
          outcome[row] = 0;
        }
      }
    }
    otherSex[row] = random.next() < 0.05 ? -1 : random.next() < 0.015 ? (isWoman ? 1 : 0) : isWoman ? 0 : 1;
    otherEthnicity[row] =
      random.next() < 0.1 ? -1 : random.next() < (group === 0 ? 0.03 : 0.14) ? ethnicities.draw(random) : group;
  }
  const second = Int32Array.from({ length: Math.floor(count / 2) }, (_, row) => row * 2);
  const ids = inventedIdentifiers('Q', count);
  return {
    reports: {
      rowCount: count,
      columns: {
        report_id: inventedTextColumn(id, ids),
        offence: inventedTextColumn(offence, integrityOffences),
        occurred_date: inventedDateColumn(occurred),
        reported_date: inventedDateColumn(reported),
        entered_date: inventedDateColumn(entered),
        victim_sex: inventedTextColumn(sex, ['Female', 'Male']),
        victim_ethnicity: inventedTextColumn(ethnicity, ETHNICITIES),
        officer: inventedTextColumn(officer, inventedIdentifiers('S', Math.ceil(settings.staff * 1.01))),
        reached: inventedTextColumn(stage, attritionStages),
        outcome: inventedTextColumn(outcome, OUTCOMES),
      },
    },
    custody: {
      rowCount: second.length,
      columns: {
        entry_id: inventedIdentifierColumn('Y', second.length),
        report_id: inventedTextColumn(second, ids),
        victim_sex: inventedTextColumn(
          second.map((row) => otherSex[row]!),
          ['Female', 'Male'],
        ),
        victim_ethnicity: inventedTextColumn(
          second.map((row) => otherEthnicity[row]!),
          ETHNICITIES,
        ),
      },
    },
  };
}
