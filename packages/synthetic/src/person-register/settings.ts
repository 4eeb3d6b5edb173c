import { InputError } from '@assay/statistics';

/** What decides a synthetic register. Shares lie between 0 and 1; error rates are per record. */
export interface PersonRegisterSettings {
  readonly seed: string | number;
  /** Number of records. */
  readonly records: number;
  /** The register's closing day; ages and marriages are as of this day. */
  readonly closingDate: string;
  /** Births lie in the years before the closing date. */
  readonly birthYears: number;
  /** Records were written in the years before the closing date. */
  readonly recordingYears: number;
  /** Share of people with one to three further records. */
  readonly furtherRecordsShare: number;
  /** Shares of one, two and three further records among them. */
  readonly furtherRecords: readonly number[];
  /** Share of people who have a twin in the register: same birth date, family and home, another forename. */
  readonly twinShare: number;
  /** Share of people who have the name and birth date of another person, beyond what chance gives. */
  readonly namesakeShare: number;
  readonly firstNameTypingErrors: number;
  readonly surnameTypingErrors: number;
  /** Chance of a further typing error after each one. */
  readonly furtherTypingErrors: number;
  /** Typing errors are this much likelier in names of all traditions but British and Irish. */
  readonly unfamiliarNameFactor: number;
  /** A familiar form in place of the forename, where there is one. */
  readonly nicknames: number;
  /** Another spelling, where the name has several, of forename and of surname each. */
  readonly respellings: number;
  /** Diacritics lost from both names, where there are any. */
  readonly lostDiacritics: number;
  /** One part of a name of two parts, for each such name. */
  readonly droppedNameParts: number;
  /** Multiplies every tradition's share of people who change surname on marriage. */
  readonly surnameChangeFactor: number;
  readonly swappedNames: number;
  readonly missingFirstNames: number;
  readonly missingSurnames: number;
  /** Day and month exchanged, where that is a date. */
  readonly swappedDayAndMonth: number;
  /** One wrong digit in the date of birth. */
  readonly wrongDateDigits: number;
  /** 1 January of the year of birth: a default for "not known". */
  readonly defaultDates: number;
  /** Default dates are this much likelier among people born abroad. */
  readonly defaultDatesBornAbroadFactor: number;
  /** 1900-01-01. */
  readonly placeholderDates: number;
  /** A date that no calendar has, as old systems let pass. */
  readonly impossibleDates: number;
  readonly missingDates: number;
  readonly missingBirthplaces: number;
  /** Another address than the current one (the person has moved). */
  readonly formerAddresses: number;
  readonly missingSex: number;
  readonly wrongSex: number;
  /** Multiplies the shares of missing and "not stated" ethnicity, which differ by group and by role. */
  readonly missingEthnicityFactor: number;
}

export const personRegisterDefaults: Omit<PersonRegisterSettings, 'seed' | 'records'> = {
  closingDate: '2025-03-31',
  birthYears: 80,
  recordingYears: 10,
  furtherRecordsShare: 0.16,
  furtherRecords: [0.7, 0.2, 0.1],
  twinShare: 0.012,
  namesakeShare: 0.00005,
  firstNameTypingErrors: 0.03,
  surnameTypingErrors: 0.035,
  furtherTypingErrors: 0.12,
  unfamiliarNameFactor: 1.6,
  nicknames: 0.06,
  respellings: 0.08,
  lostDiacritics: 0.5,
  droppedNameParts: 0.2,
  surnameChangeFactor: 1,
  swappedNames: 0.008,
  missingFirstNames: 0.004,
  missingSurnames: 0.002,
  swappedDayAndMonth: 0.006,
  wrongDateDigits: 0.015,
  defaultDates: 0.003,
  defaultDatesBornAbroadFactor: 6,
  placeholderDates: 0.0006,
  impossibleDates: 0.0002,
  missingDates: 0.003,
  missingBirthplaces: 0.35,
  formerAddresses: 0.3,
  missingSex: 0.008,
  wrongSex: 0.004,
  missingEthnicityFactor: 1,
};

/** The settings with their defaults, refused where one makes no register. */
export function personRegisterSettings(
  given: Pick<PersonRegisterSettings, 'seed' | 'records'> & Partial<PersonRegisterSettings>,
): PersonRegisterSettings {
  const settings = { ...personRegisterDefaults, ...given };
  if (!Number.isInteger(settings.records) || settings.records < 0 || settings.records > 50_000_000) {
    throw new InputError(`records must be a whole number from 0 to 50,000,000: ${settings.records}. Pass e.g. 20000.`);
  }
  const factors = [
    'unfamiliarNameFactor',
    'surnameChangeFactor',
    'defaultDatesBornAbroadFactor',
    'missingEthnicityFactor',
  ];
  const years = ['birthYears', 'recordingYears'];
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value !== 'number' || name === 'records' || name === 'seed') continue;
    const limit = factors.includes(name) ? 100 : years.includes(name) ? 150 : 1;
    const least = years.includes(name) ? 1 : 0;
    if (!(value >= least && value <= limit)) {
      throw new InputError(`${name} must lie between ${least} and ${limit}: ${value}. Correct the setting.`);
    }
  }
  return settings;
}
