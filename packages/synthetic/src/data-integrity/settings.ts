import { checkSettings } from '../draw/settings-check.ts';

/** Offences, with whether they are mostly crimes against women and girls. */
export const integrityOffences = [
  'domestic abuse',
  'rape and sexual offences',
  'other violence',
  'burglary',
  'theft',
] as const;
/** The furthest that a report came. */
export const attritionStages = ['reported', 'recorded', 'suspect identified', 'charged', 'convicted'] as const;
export const staffDepartments = [
  'response',
  'investigation',
  'neighbourhood',
  'custody',
  'contact',
  'support',
] as const;
export const checkResults = [
  'criminal',
  'disciplinary',
  'vetting',
  'management',
  'no further action',
  'nothing found',
] as const;
export const trainingKinds = ['peer learning', 'facilitated conversation', 'online module'] as const;

export interface DataIntegritySettings {
  readonly seed: string | number;
  readonly reports: number;
  readonly staff: number;
  readonly firstDate: string;
  /** The day of the extract. */
  readonly lastDate: string;
  /** Day on which the force began to record as crimes most of what women report. */
  readonly practiceDate: string;
  /** Shares of reports of crimes against women and girls recorded as crimes before and after it; of all others throughout. */
  readonly recordedBefore: number;
  readonly recordedAfter: number;
  readonly recordedOthers: number;
  /** Share of recorded crimes against women and girls with a suspect that led to a charge, before and after; of all others. */
  readonly chargedBefore: number;
  readonly chargedAfter: number;
  readonly chargedOthers: number;
  /** Share of staff surer of how to report a concern, by wave of the survey. */
  readonly confidentByWave: readonly number[];
  /** Shares of the sure and of the unsure who answer: where they differ, answers mislead. */
  readonly answersIfConfident: number;
  readonly answersIfNot: number;
}

export const dataIntegrityDefaults: Omit<DataIntegritySettings, 'seed'> = {
  reports: 16000,
  staff: 3000,
  firstDate: '2016-04-01',
  lastDate: '2025-03-31',
  practiceDate: '2019-10-01',
  recordedBefore: 0.62,
  recordedAfter: 0.87,
  recordedOthers: 0.9,
  chargedBefore: 0.12,
  chargedAfter: 0.22,
  chargedOthers: 0.3,
  confidentByWave: [0.48, 0.5, 0.52],
  answersIfConfident: 0.6,
  answersIfNot: 0.4,
};

/** The settings with their defaults, refused where one lies outside its bounds. */
export function dataIntegritySettings(
  given: Pick<DataIntegritySettings, 'seed'> & Partial<DataIntegritySettings>,
): DataIntegritySettings {
  const settings = { ...dataIntegrityDefaults, ...given };
  checkSettings(settings, {
    counts: ['reports', 'staff'],
    shares: [
      'recordedBefore',
      'recordedAfter',
      'recordedOthers',
      'chargedBefore',
      'chargedAfter',
      'chargedOthers',
      'answersIfConfident',
      'answersIfNot',
    ],
  });
  return settings;
}
