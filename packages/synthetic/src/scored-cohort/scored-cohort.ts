import { dayNumber, type Table } from '@assay/dataset';
import { drawExponential, drawNormal, drawPoisson, randomStream } from '@assay/statistics';
import { broadGroups, groupSharesByArea, residentShareByArea } from '../draw/area-residents.ts';
import { localPolicingAreas } from '../draw/places.ts';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import {
  inventedDateColumn,
  inventedIdentifiers,
  inventedNumberColumn,
  inventedRowNumbers,
  inventedTextColumn,
} from '../table/columns.ts';
import { type ScoredCohortSettings, scoredCohortSettings } from './settings.ts';

export const cohortAgeBands = ['under 18', '18-24', '25-34', '35-49', '50 and over'] as const;
const AGE_WEIGHTS = [0.08, 0.25, 0.31, 0.25, 0.11];
const RISK_BY_AGE = [0.5, 0.4, 0, -0.4, -1.1];
const RISK_BY_AREA = [0.1, 0, -0.1, 0.05, -0.25, 0.05, 0.1];
/** Known people are drawn more from some groups than residents are. */
const KNOWN_FACTOR = [1, 1.5, 1, 1.8, 1];
const FEMALE_SHARE = 0.19;
/** Scores are made over three years, on any day alike. */
const FIRST_SCORED = dayNumber(2021, 1, 1)!;
const DAYS_OF_SCORING = 3 * 365;
const NOT_RECORDED = [0.05, 0.08, 0.08, 0.08, 0.12];
/** What one unit of each feature adds to a model's log odds. Hand-set, as a fitted model's coefficients would be. */
const PER_LOG_CHARGE = 0.95;
const PER_LOG_SUSPECT_RECORD = 0.75;
const BY_AGE = [0.45, 0.35, 0, -0.35, -0.9];

export interface ScoredCohort {
  /** One row per person with both models' scores and the recorded label: `scoredCohortSchema`. */
  readonly cohort: Table;
  /** True risk, and whether the person offended, row for row: `scoredCohortTruthSchema`. */
  readonly truth: Table;
}

/**
 * People scored by two offender models whose true risk is known: model A knows charges, model B suspect records as well.
 *
 * Offending follows true risk; the label is what was charged, which differs by group at equal offending, comes late, and
 * is now and then wrong. Suspect records follow where police look. Model A scores only people who were ever charged.
 *
 * @throws InputError where a setting lies outside its bounds.
 *
 * @example
 * scoredCohort({ seed: 'example', people: 1000 }).cohort.rowCount // 1000
 */
export function scoredCohort(
  given: Pick<ScoredCohortSettings, 'seed' | 'people'> & Partial<ScoredCohortSettings>,
): ScoredCohort {
  const settings = scoredCohortSettings(given);
  const { people } = settings;
  const root = randomStream(settings.seed, 'scored-cohort');
  const who = root.split('people');
  const past = root.split('past');
  const future = root.split('future');
  const recording = root.split('recording');
  const areaChoice = new WeightedChoice(residentShareByArea);
  const groupChoice = groupSharesByArea.map(
    (shares) => new WeightedChoice(shares.map((share, group) => share * KNOWN_FACTOR[group]!)),
  );
  const ageChoice = new WeightedChoice(AGE_WEIGHTS);

  const area = new Int32Array(people);
  const group = new Int32Array(people);
  const recordedGroup = new Int32Array(people);
  const sex = new Int32Array(people);
  const age = new Int32Array(people);
  const charges = new Float64Array(people);
  const suspectRecords = new Float64Array(people);
  const neverCharged = new Int32Array(people);
  const risk = new Float64Array(people);
  const offended = new Int32Array(people);
  const recharged = new Int32Array(people);
  const daysToCharge = new Float64Array(people).fill(Number.NaN);
  for (let person = 0; person < people; person++) {
    area[person] = areaChoice.draw(who);
    group[person] = groupChoice[area[person]!]!.draw(who);
    sex[person] = who.next() < FEMALE_SHARE ? 0 : 1;
    age[person] = ageChoice.draw(who);
    const latent = drawNormal(who);
    const never = past.next() < settings.neverChargedShare;
    neverCharged[person] = never ? 1 : 0;
    const own = group[person]!;
    const logOdds =
      -1.25 +
      1.05 * latent +
      RISK_BY_AGE[age[person]!]! +
      RISK_BY_AREA[area[person]!]! +
      (sex[person] === 0 ? -0.45 : 0) +
      (never ? -0.8 : 0) +
      settings.riskByGroup[own]!;
    risk[person] = 1 / (1 + Math.exp(-logOdds));
    const drive = Math.exp(0.75 * latent);
    const chargeRate = settings.chargedByGroup[own]! / settings.chargedByGroup[0]!;
    charges[person] = never ? 0 : 1 + drawPoisson(past, 1.3 * drive * chargeRate);
    suspectRecords[person] =
      (never ? 1 : 0) + drawPoisson(past, 1.1 * Math.exp(0.5 * latent) * settings.suspectedByGroup[own]!);

    offended[person] = future.next() < risk[person]! ? 1 : 0;
    const offenceDay = future.next() * settings.followUpDays;
    const delay = drawExponential(future) * settings.meanDaysToCharge;
    const charge =
      future.next() < (offended[person] === 1 ? settings.chargedByGroup[own]! : settings.wronglyChargedByGroup[own]!);
    // A charge that comes after the follow-up is no charge to the label.
    if (charge && offenceDay + delay <= settings.followUpDays) {
      recharged[person] = 1;
      daysToCharge[person] = Math.floor(offenceDay + delay);
    }
    recordedGroup[person] = recording.next() < NOT_RECORDED[own]! ? -1 : own;
  }

  const offender = new Float64Array(people);
  const withSuspects = new Float64Array(people);
  for (let person = 0; person < people; person++) {
    offender[person] =
      neverCharged[person] === 1 ? Number.NaN : PER_LOG_CHARGE * Math.log1p(charges[person]!) + BY_AGE[age[person]!]!;
    withSuspects[person] =
      PER_LOG_CHARGE * 0.8 * Math.log1p(charges[person]!) +
      PER_LOG_SUSPECT_RECORD * Math.log1p(suspectRecords[person]!) +
      BY_AGE[age[person]!]!;
  }
  const personId = inventedTextColumn(inventedRowNumbers(people), inventedIdentifiers('N', people));
  const when = root.split('scored on');
  const scoredOn = Int32Array.from({ length: people }, () => FIRST_SCORED + Math.floor(when.next() * DAYS_OF_SCORING));
  const yesNo = (flags: Int32Array) => inventedTextColumn(flags, ['no', 'yes']);
  return {
    cohort: {
      rowCount: people,
      columns: {
        person_id: personId,
        ethnic_group: inventedTextColumn(recordedGroup, broadGroups),
        sex: inventedTextColumn(sex, ['Female', 'Male']),
        age_band: inventedTextColumn(age, cohortAgeBands),
        local_policing_area: inventedTextColumn(area, localPolicingAreas),
        scored_on: inventedDateColumn(scoredOn),
        prior_charges: inventedNumberColumn(charges),
        suspect_records: inventedNumberColumn(suspectRecords),
        ever_charged: inventedTextColumn(neverCharged, ['yes', 'no']),
        score_offender_model: inventedNumberColumn(asProbabilities(offender, recharged)),
        score_with_suspect_data: inventedNumberColumn(asProbabilities(withSuspects, recharged)),
        recharged: yesNo(recharged),
        days_to_charge: inventedNumberColumn(daysToCharge),
      },
    },
    truth: {
      rowCount: people,
      columns: {
        person_id: personId,
        true_ethnic_group: inventedTextColumn(group, broadGroups),
        true_risk: inventedNumberColumn(risk),
        offended: yesNo(offended),
      },
    },
  };
}

/** Log odds shifted so that the mean probability is the mean label of the people scored, as training would have it. */
function asProbabilities(logOdds: Float64Array, label: Int32Array): Float64Array {
  let scored = 0;
  let positives = 0;
  for (let person = 0; person < logOdds.length; person++) {
    if (Number.isNaN(logOdds[person]!)) continue;
    scored++;
    positives += label[person]!;
  }
  const target = Math.min(0.999, Math.max(0.001, positives / Math.max(1, scored)));
  let low = -20;
  let high = 20;
  for (let step = 0; step < 40; step++) {
    const shift = (low + high) / 2;
    let sum = 0;
    for (const value of logOdds) if (!Number.isNaN(value)) sum += 1 / (1 + Math.exp(-value - shift));
    if (sum / Math.max(1, scored) > target) high = shift;
    else low = shift;
  }
  return logOdds.map((value) => 1 / (1 + Math.exp(-value - low)));
}
