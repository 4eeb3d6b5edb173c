import { checkSettings } from '../draw/settings-check.ts';

export const contactChannels = [
  '999',
  '101',
  'live chat',
  'online report',
  'front office',
  'email or post',
  'social media',
  'custody',
  'neighbourhood',
  'stop or encounter',
  'third party',
] as const;
export const contactDirections = ['inbound', 'outbound', 'police-initiated'] as const;
export const contactRoles = [
  'victim',
  'witness',
  'suspect',
  'caller',
  'missing person',
  'detainee',
  'welfare check',
] as const;

export interface ContactLogSettings {
  readonly seed: string | number;
  /** Residents, whether or not they are ever in contact. */
  readonly residents: number;
  /** First and last day of the log. */
  readonly firstDate: string;
  readonly lastDate: string;
  /** Shape of the gamma distribution of people's need to contact the police; small means that few have most of it. */
  readonly needShape: number;
  /** Mean incidents per person and year by group, reported or not. */
  readonly needPerYear: readonly number[];
  /** Share of incidents that are reported, by group: the rest is need that no log shows. */
  readonly reportedShare: readonly number[];
  /** Police-initiated contacts per person and year, by group. */
  readonly policeInitiatedPerYear: readonly number[];
  /** Share of reported incidents that are answered by a call back, by group. */
  readonly calledBackShare: readonly number[];
  /** Mean further calls on one incident. */
  readonly furtherCalls: number;
  /** Mean rate, per year, at which need ends for good; it differs between people. */
  readonly dropOutPerYear: number;
  /** Half the distance between the busiest and the quietest day of the year, as a share of the mean. */
  readonly seasonalSwing: number;
  /** Day on which the support programme starts. */
  readonly programmeDate: string;
  /** Inbound contacts in the year before that make a person eligible. */
  readonly programmeThreshold: number;
  /** Share of eligible people selected at the threshold; it rises with the number of contacts, as officers choose. */
  readonly programmeShare: number;
  /** Share of incidents that the programme prevents: the truth that an evaluation should find. */
  readonly programmeEffect: number;
  /** Contacts in 30 and in 90 days that raise a flag. */
  readonly flagIn30Days: number;
  readonly flagIn90Days: number;
  /** Share of flags labelled "nuisance" by group; such flags lead to enforcement more often. */
  readonly nuisanceShare: readonly number[];
}

export const contactLogDefaults: Omit<ContactLogSettings, 'seed' | 'residents'> = {
  firstDate: '2021-04-01',
  lastDate: '2025-03-31',
  needShape: 0.3,
  needPerYear: [0.75, 0.95, 0.8, 1.05, 0.8],
  reportedShare: [0.7, 0.58, 0.5, 0.45, 0.4],
  policeInitiatedPerYear: [0.05, 0.09, 0.06, 0.16, 0.06],
  calledBackShare: [0.46, 0.42, 0.38, 0.33, 0.33],
  furtherCalls: 0.35,
  dropOutPerYear: 0.3,
  seasonalSwing: 0.18,
  programmeDate: '2023-04-01',
  programmeThreshold: 8,
  programmeShare: 0.35,
  programmeEffect: 0.3,
  flagIn30Days: 5,
  flagIn90Days: 12,
  nuisanceShare: [0.16, 0.2, 0.2, 0.3, 0.2],
};

/** The settings with their defaults, refused where one makes no log. */
export function contactLogSettings(
  given: Pick<ContactLogSettings, 'seed' | 'residents'> & Partial<ContactLogSettings>,
): ContactLogSettings {
  const settings = { ...contactLogDefaults, ...given };
  checkSettings(settings, {
    counts: ['residents', 'programmeThreshold', 'flagIn30Days', 'flagIn90Days'],
    shares: ['seasonalSwing', 'programmeShare', 'programmeEffect'],
    amounts: ['needShape', 'dropOutPerYear'],
  });
  return settings;
}
