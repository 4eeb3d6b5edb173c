import { InputError } from '@assay/statistics';

/** "At least `contacts` within `days`." */
export interface FlagWindow {
  readonly contacts: number;
  readonly days: number;
}

/** When a person is flagged as frequently in contact, and for how long that may stand. */
export interface FlagRule {
  readonly name: string;
  /** Who published it, and when it applies. */
  readonly source: string;
  /** Reaching any one of them raises a flag. */
  readonly windows: readonly FlagWindow[];
  /** Lists of frequent contact turn over fast: no flag stands without an end. */
  readonly expiresAfterDays: number;
}

const FRECANN = 'Frequent Caller National Network of ambulance services; months counted as 30, 90 and 182 days';

/** Thresholds that services published. None of them was made for policing, and none was evaluated. */
export const flagPresets = {
  ambulanceAdult: {
    name: 'Ambulance, adult',
    source: FRECANN,
    windows: [
      { contacts: 5, days: 30 },
      { contacts: 12, days: 90 },
    ],
    expiresAfterDays: 180,
  },
  ambulanceChild: {
    name: 'Ambulance, child',
    source: FRECANN,
    windows: [{ contacts: 3, days: 182 }],
    expiresAfterDays: 180,
  },
  ambulanceCommunal: {
    name: 'Ambulance, communal address',
    source: FRECANN,
    windows: [{ contacts: 15, days: 30 }],
    expiresAfterDays: 180,
  },
  highIntensityUse: {
    name: 'Emergency department, five a year',
    source: 'NHS high intensity use; British Red Cross (2021)',
    windows: [{ contacts: 5, days: 365 }],
    expiresAfterDays: 180,
  },
  frequentAttender: {
    name: 'Emergency department, more than four a year',
    source: 'Locker et al. (2007)',
    windows: [{ contacts: 5, days: 365 }],
    expiresAfterDays: 365,
  },
} as const satisfies Readonly<Record<string, FlagRule>>;

/**
 * A rule of one's own, refused where it could flag everyone or stand for ever.
 *
 * @throws InputError where there is no window, or a count or a number of days is not a whole number of at least 1.
 *
 * @example
 * const windows = [{ contacts: 2, days: 7 }];
 * flagRule({ name: 'Two a week', source: 'trial', windows, expiresAfterDays: 30 }).expiresAfterDays // 30
 */
export function flagRule(rule: FlagRule): FlagRule {
  if (rule.windows.length === 0) throw new InputError(`rule "${rule.name}" has no window. Pass at least one.`);
  for (const { contacts, days } of rule.windows) {
    for (const [name, value] of [
      ['contacts', contacts],
      ['days', days],
    ] as const) {
      if (!(value >= 1 && Number.isSafeInteger(value))) {
        throw new InputError(`${name} of rule "${rule.name}" must be a whole number of at least 1: ${value}.`);
      }
    }
  }
  if (!(rule.expiresAfterDays >= 1 && Number.isFinite(rule.expiresAfterDays))) {
    throw new InputError(
      `a flag must expire: rule "${rule.name}" has ${rule.expiresAfterDays} days. Pass at least 1 day.`,
    );
  }
  return rule;
}

/**
 * A rule of one pace over two windows: so many contacts within so many days, or a fifth less often over three times as
 * long. At five in thirty days it is the ambulance rule, twelve in ninety.
 *
 * @throws InputError as {@link flagRule}.
 *
 * @example
 * pacedRule({ contacts: 5, days: 30 }, 180).windows // [{ contacts: 5, days: 30 }, { contacts: 12, days: 90 }]
 */
export function pacedRule({ contacts, days }: FlagWindow, expiresAfterDays: number): FlagRule {
  return flagRule({
    name: 'the rule under discussion',
    source: 'parameters',
    windows: [
      { contacts, days },
      { contacts: Math.ceil(contacts * 2.4), days: days * 3 },
    ],
    expiresAfterDays,
  });
}
