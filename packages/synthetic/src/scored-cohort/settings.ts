import { checkSettings } from '../draw/settings-check.ts';

/** Settings by group stand in the order White, Mixed, Asian, Black, Other. */
export interface ScoredCohortSettings {
  readonly seed: string | number;
  /** People known to the force: charged at some time, or only ever suspects. */
  readonly people: number;
  /** Share of them who were never charged. */
  readonly neverChargedShare: number;
  /** Shift of true risk (log odds) by group; zero everywhere means that groups offend alike. */
  readonly riskByGroup: readonly number[];
  /** Share of offences committed that lead to a charge, by group: what biases the label. */
  readonly chargedByGroup: readonly number[];
  /** Share of people who did not offend but are charged, by group. */
  readonly wronglyChargedByGroup: readonly number[];
  /** Suspect records per person relative to offending, by group: what biases the added data. */
  readonly suspectedByGroup: readonly number[];
  /** Days of follow-up and mean days from offence to charge. */
  readonly followUpDays: number;
  readonly meanDaysToCharge: number;
}

export const scoredCohortDefaults: Omit<ScoredCohortSettings, 'seed' | 'people'> = {
  neverChargedShare: 0.4,
  riskByGroup: [0, 0, 0, 0, 0],
  chargedByGroup: [0.5, 0.58, 0.55, 0.68, 0.52],
  wronglyChargedByGroup: [0.01, 0.015, 0.015, 0.025, 0.012],
  suspectedByGroup: [1, 1.35, 1.25, 1.9, 1.1],
  followUpDays: 730,
  meanDaysToCharge: 150,
};

/** The settings with their defaults, refused where one makes no cohort. */
export function scoredCohortSettings(
  given: Pick<ScoredCohortSettings, 'seed' | 'people'> & Partial<ScoredCohortSettings>,
): ScoredCohortSettings {
  const settings = { ...scoredCohortDefaults, ...given };
  checkSettings(settings, {
    counts: ['people'],
    shares: ['neverChargedShare'],
    amounts: ['followUpDays', 'meanDaysToCharge'],
  });
  return settings;
}
