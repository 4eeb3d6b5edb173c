/** One type of offence and what it means for records, patrols and near repeats. Values are plausible, not measured. */
export interface OffenceType {
  readonly name: string;
  /** Relative frequency. */
  readonly weight: number;
  /** Share reported by the public where reporting is full. */
  readonly reported: number;
  /** Whether a patrol that is there can discover it, 0 to 1. */
  readonly discoverable: number;
  /** Mean number of further events that one event triggers near by within days. */
  readonly nearRepeat: number;
  /** Relative risk by three-hour part of the day, from midnight. */
  readonly hours: readonly number[];
  /** Harm in days, illustrative. */
  readonly harmDays: number;
  /** Mean hours between the earliest and the latest time at which it can have happened. */
  readonly unknownHours: number;
  /** Whether patrols avert it. */
  readonly averted: boolean;
}

export const offenceTypes: readonly OffenceType[] = [
  {
    name: 'burglary',
    weight: 0.11,
    reported: 0.82,
    discoverable: 0.05,
    nearRepeat: 0.3,
    hours: [1, 1, 0.6, 1, 1.2, 1.3, 1.4, 1.2],
    harmDays: 30,
    unknownHours: 7,
    averted: true,
  },
  {
    name: 'vehicle crime',
    weight: 0.16,
    reported: 0.7,
    discoverable: 0.08,
    nearRepeat: 0.2,
    hours: [1.4, 1.2, 0.7, 0.7, 0.8, 0.9, 1.2, 1.4],
    harmDays: 8,
    unknownHours: 8,
    averted: true,
  },
  {
    name: 'robbery',
    weight: 0.05,
    reported: 0.62,
    discoverable: 0.15,
    nearRepeat: 0.14,
    hours: [1, 0.4, 0.3, 0.5, 0.8, 1.6, 1.8, 1.6],
    harmDays: 180,
    unknownHours: 0,
    averted: true,
  },
  {
    name: 'violence',
    weight: 0.2,
    reported: 0.55,
    discoverable: 0.25,
    nearRepeat: 0.06,
    hours: [1.3, 0.6, 0.4, 0.6, 0.9, 1.2, 1.4, 1.6],
    harmDays: 90,
    unknownHours: 0,
    averted: true,
  },
  {
    name: 'antisocial behaviour',
    weight: 0.2,
    reported: 0.4,
    discoverable: 0.3,
    nearRepeat: 0.1,
    hours: [0.8, 0.3, 0.2, 0.5, 0.9, 1.5, 2, 1.8],
    harmDays: 1,
    unknownHours: 0,
    averted: true,
  },
  {
    name: 'domestic abuse',
    weight: 0.12,
    reported: 0.35,
    discoverable: 0.01,
    nearRepeat: 0.25,
    hours: [1.2, 0.6, 0.6, 0.7, 0.8, 1.1, 1.5, 1.6],
    harmDays: 60,
    unknownHours: 0,
    averted: false,
  },
  {
    name: 'drugs',
    weight: 0.1,
    reported: 0.04,
    discoverable: 0.8,
    nearRepeat: 0.03,
    hours: [0.9, 0.4, 0.3, 0.6, 1, 1.5, 1.7, 1.6],
    harmDays: 3,
    unknownHours: 0,
    averted: false,
  },
  {
    name: 'weapons',
    weight: 0.03,
    reported: 0.1,
    discoverable: 0.6,
    nearRepeat: 0.04,
    hours: [1.1, 0.5, 0.3, 0.5, 0.8, 1.4, 1.8, 1.6],
    harmDays: 20,
    unknownHours: 0,
    averted: true,
  },
  {
    name: 'dangerous driving',
    weight: 0.03,
    reported: 0.25,
    discoverable: 0.35,
    nearRepeat: 0,
    hours: [1.1, 0.6, 0.9, 0.8, 0.9, 1.3, 1.3, 1.1],
    harmDays: 120,
    unknownHours: 0,
    averted: false,
  },
];

/** Type that an averted event of each type turns into where it changes its type. */
export const turnsInto: Readonly<Record<string, string>> = {
  burglary: 'vehicle crime',
  'vehicle crime': 'burglary',
  robbery: 'antisocial behaviour',
  violence: 'antisocial behaviour',
  'antisocial behaviour': 'violence',
  weapons: 'drugs',
};
