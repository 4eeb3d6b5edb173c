import { InputError } from '@assay/statistics';
import { checkSettings } from '../draw/settings-check.ts';
import { type PersonRegisterSettings, personRegisterDefaults } from '../person-register/settings.ts';

export interface StaffRegisterSettings {
  readonly seed: string | number;
  /** Employees and contractors at work on the closing day. */
  readonly staff: number;
  /** Former employees kept in the table, as a share of staff. */
  readonly leaverShare: number;
  /** Everyone in the area, staff among them. */
  readonly people: number;
  /** Crime and contact records to be checked. */
  readonly records: number;
  readonly closingDate: string;
  /** Days before the closing date over which the records came in. */
  readonly recordingDays: number;
  /** Share of staff with a record as suspect or offender: the true hits. */
  readonly trueHitShare: number;
  /** Shares of staff with a record as victim and as witness, who must not be flagged as offending. */
  readonly victimShare: number;
  readonly witnessShare: number;
  /** Share of records about people who live with staff. */
  readonly coResidentRecordShare: number;
  /** Share of people who have the name and birth date of another person, beyond what chance gives. */
  readonly namesakeShare: number;
  /** Share of records about staff that carry a collar number. */
  readonly collarRecordedShare: number;
  /** Share of collar numbers that a leaver bore before. */
  readonly collarReusedShare: number;
  /** Share of records that give an address left behind. */
  readonly formerAddresses: number;
  /** Error rates of names and dates in records, as in the person register. */
  readonly errors: Partial<PersonRegisterSettings>;
}

export const staffRegisterDefaults: Omit<StaffRegisterSettings, 'seed'> = {
  staff: 12_000,
  leaverShare: 0.08,
  people: 200_000,
  records: 60_000,
  closingDate: '2025-03-31',
  recordingDays: 20,
  trueHitShare: 0.0015,
  victimShare: 0.02,
  witnessShare: 0.01,
  coResidentRecordShare: 0.01,
  namesakeShare: 0.0005,
  collarRecordedShare: 0.35,
  collarReusedShare: 0.06,
  formerAddresses: 0.2,
  errors: {},
};

/** The settings with their defaults, refused where one makes no register. */
export function staffRegisterSettings(
  given: Pick<StaffRegisterSettings, 'seed'> & Partial<StaffRegisterSettings>,
): StaffRegisterSettings {
  const settings = { ...staffRegisterDefaults, ...given };
  checkSettings(settings, {
    counts: ['staff', 'people', 'records', 'recordingDays'],
    shares: [
      'leaverShare',
      'trueHitShare',
      'victimShare',
      'witnessShare',
      'coResidentRecordShare',
      'namesakeShare',
      'collarRecordedShare',
      'collarReusedShare',
      'formerAddresses',
    ],
  });
  checkSettings(settings.errors, {
    shares: Object.keys(settings.errors).filter(
      (name) =>
        (personRegisterDefaults as unknown as Record<string, unknown>)[name] !== undefined && !name.endsWith('Factor'),
    ),
  });
  const needed = Math.ceil(settings.staff * (1 + settings.leaverShare));
  if (settings.people < 3 * needed) {
    throw new InputError(
      `people must be at least three times staff and leavers: ${settings.people} for ${needed}. Raise people or lower staff.`,
    );
  }
  return settings;
}
