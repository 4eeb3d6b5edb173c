import type { Table } from '@assay/dataset';
import { randomStream } from '@assay/statistics';
import { settingDay } from '../table/day.ts';
import { drawReports } from './reports.ts';
import { type DataIntegritySettings, dataIntegritySettings } from './settings.ts';
import { drawWorkforce } from './workforce.ts';

export interface DataIntegrity {
  /** One row per report to the force and how far it came: `integrityReportsSchema`. */
  readonly reports: Table;
  /** The same victims as a second system has them: `integritySecondSystemSchema`. */
  readonly custody: Table;
  /** Staff with checks, vetting and training: `integrityStaffSchema`. */
  readonly staff: Table;
  /** One row per member of staff and wave, answered or not: `integritySurveySchema`. */
  readonly survey: Table;
  /** True share of all staff who were sure, by wave: `integrityTruthSchema`. */
  readonly truth: Table;
}

/**
 * Records of a force whose faults are known: reports that were recorded as crimes by two practices, missing and invalid values,
 * identifiers that repeat or lead nowhere, a second system that disagrees; and staff with checks, a vetting backlog, training
 * and a survey that the sure answer more often.
 *
 * @throws InputError where a setting lies outside its bounds.
 *
 * @example
 * dataIntegrity({ seed: 'example', reports: 500, staff: 100 }).survey.rowCount // 300
 */
export function dataIntegrity(
  given: Pick<DataIntegritySettings, 'seed'> & Partial<DataIntegritySettings>,
): DataIntegrity {
  const settings = dataIntegritySettings(given);
  const root = randomStream(settings.seed, 'data-integrity');
  const period = {
    firstDay: settingDay('firstDate', settings.firstDate),
    lastDay: settingDay('lastDate', settings.lastDate),
    practiceDay: settingDay('practiceDate', settings.practiceDate),
  };
  return {
    ...drawReports(settings, period, root.split('reports')),
    ...drawWorkforce(settings, period.lastDay, root.split('workforce')),
  };
}
