import type { Table } from '@assay/dataset';
import { MISSING_DAY } from '@assay/dataset';
import { drawExponential, drawNormal, randomStream } from '@assay/statistics';
import { checkSettings } from '../draw/settings-check.ts';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import {
  inventedDateColumn,
  inventedIdentifierColumn,
  inventedIdentifiers,
  inventedNumberColumn,
  inventedRowNumbers,
  inventedTextColumn,
} from '../table/columns.ts';
import { settingDay } from '../table/day.ts';

export interface ImagePolicySettings {
  readonly seed: string | number;
  /** Cases in which an officer decided; aggregate metadata of each, never an image. */
  readonly cases: number;
  readonly officers: number;
  readonly teams: number;
  readonly firstDate: string;
  readonly lastDate: string;
  /** Standard deviations of the log odds of upload between officers and between teams. */
  readonly officerSpread: number;
  readonly teamSpread: number;
  /** Chance per year that an uploaded image is found again, and that its record is deleted. */
  readonly reappearancePerYear: number;
  readonly deletionPerYear: number;
}

export const imagePolicyDefaults: Omit<ImagePolicySettings, 'seed'> = {
  cases: 3000,
  officers: 90,
  teams: 8,
  firstDate: '2019-04-01',
  lastDate: '2025-03-31',
  officerSpread: 0.8,
  teamSpread: 0.4,
  reappearancePerYear: 0.035,
  deletionPerYear: 0.06,
};

export const imageContexts = [
  'consensual, no aggravation',
  'shared without consent',
  'coerced',
  'by an adult',
] as const;
export const childAgeBands = ['under 13', '13-15', '16-17'] as const;
export const imageDisposals = [
  'no further action',
  'education or support',
  'community resolution',
  'caution',
  'charge',
] as const;
const CONTEXT_WEIGHTS = [0.5, 0.24, 0.1, 0.16];
const AGE_WEIGHTS = [0.22, 0.5, 0.28];
const CATEGORY_WEIGHTS = [0.15, 0.2, 0.65];
/** Log odds of upload, and chance of re-appearance relative to the mean, by context. */
const UPLOAD_BY_CONTEXT = [-1, 0.6, 1.6, 2.4];
const REAPPEARANCE_BY_CONTEXT = [0.5, 1.4, 1.8, 1.5];
/** Shares of disposals by context, in the order of the list. */
const DISPOSALS = [
  [0.62, 0.3, 0.05, 0.02, 0.01],
  [0.38, 0.33, 0.16, 0.07, 0.06],
  [0.25, 0.2, 0.15, 0.15, 0.25],
  [0.2, 0.05, 0.05, 0.15, 0.55],
];
const YEAR_DAYS = 365.25;

export interface ImagePolicy {
  /** One row per case, with the decision to upload and the disposal as two decisions: `imageDecisionsSchema`. */
  readonly decisions: Table;
  /** Each officer's and team's true leaning (log odds) towards upload: `imageOfficersTruthSchema`. */
  readonly truth: Table;
}

/**
 * Decisions of officers whether to upload images to a national database, as aggregate metadata, of which we know how far
 * officers differ; with the time until an image is found again or its record is deleted, whichever comes first.
 *
 * Officers and teams lean by normal log odds; re-appearance and deletion are competing exponential times.
 *
 * @throws InputError where a setting lies outside its bounds.
 *
 * @example
 * imagePolicy({ seed: 'example', cases: 100 }).decisions.rowCount // 100
 */
export function imagePolicy(given: Pick<ImagePolicySettings, 'seed'> & Partial<ImagePolicySettings>): ImagePolicy {
  const settings = { ...imagePolicyDefaults, ...given };
  checkSettings(settings, {
    counts: ['cases'],
    shares: ['reappearancePerYear', 'deletionPerYear'],
    amounts: ['officers', 'teams', 'officerSpread', 'teamSpread'],
  });
  const root = randomStream(settings.seed, 'image-policy');
  const leaning = root.split('leaning');
  const random = root.split('cases');
  const firstDay = settingDay('firstDate', settings.firstDate);
  const lastDay = settingDay('lastDate', settings.lastDate);
  const teamLeaning = Float64Array.from({ length: settings.teams }, () => settings.teamSpread * drawNormal(leaning));
  const team = Int32Array.from({ length: settings.officers }, (_, officer) => officer % settings.teams);
  const officerLeaning = Float64Array.from(
    team,
    (one) => teamLeaning[one]! + settings.officerSpread * drawNormal(leaning),
  );

  const context = new WeightedChoice(CONTEXT_WEIGHTS);
  const age = new WeightedChoice(AGE_WEIGHTS);
  const category = new WeightedChoice(CATEGORY_WEIGHTS);
  const disposal = DISPOSALS.map((shares) => new WeightedChoice(shares));
  const column = () => new Int32Array(settings.cases);
  const [officer, decided, why, band, grade, uploaded, outcome, ended, ending, seized] = [
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  const days = new Float64Array(settings.cases).fill(Number.NaN);
  const daysSeized = new Float64Array(settings.cases).fill(Number.NaN);
  for (let row = 0; row < settings.cases; row++) {
    officer[row] = random.integer(settings.officers);
    decided[row] = firstDay + random.integer(lastDay - firstDay + 1);
    why[row] = context.draw(random);
    band[row] = age.draw(random);
    grade[row] = category.draw(random);
    const logOdds = UPLOAD_BY_CONTEXT[why[row]!]! + officerLeaning[officer[row]!]!;
    uploaded[row] = random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
    outcome[row] = disposal[why[row]!]!.draw(random);
    seized[row] = random.next() < 0.7 ? 1 : 0;
    const held = 20 + 120 * drawExponential(random);
    if (seized[row] === 1) daysSeized[row] = Math.floor(held);
    const again =
      drawExponential(random) / Math.max(1e-9, settings.reappearancePerYear * REAPPEARANCE_BY_CONTEXT[why[row]!]!);
    const gone = drawExponential(random) / Math.max(1e-9, settings.deletionPerYear);
    ended[row] = MISSING_DAY;
    ending[row] = -1;
    if (uploaded[row] === 0) continue;
    const observed = lastDay - decided[row]!;
    const until = Math.min(again, gone) * YEAR_DAYS;
    days[row] = Math.min(observed, Math.floor(until));
    ending[row] = until >= observed ? 2 : again < gone ? 0 : 1;
    if (ending[row] !== 2) ended[row] = decided[row]! + days[row]!;
  }
  const officerIds = inventedIdentifiers('O', settings.officers);
  const teamIds = inventedIdentifiers('U', settings.teams);
  return {
    decisions: {
      rowCount: settings.cases,
      columns: {
        case_id: inventedIdentifierColumn('G', settings.cases),
        officer: inventedTextColumn(officer, officerIds),
        team: inventedTextColumn(
          officer.map((one) => team[one]!),
          teamIds,
        ),
        decided_date: inventedDateColumn(decided),
        context: inventedTextColumn(why, imageContexts),
        child_age_band: inventedTextColumn(band, childAgeBands),
        category: inventedTextColumn(grade, ['A', 'B', 'C']),
        uploaded: inventedTextColumn(uploaded, ['no', 'yes']),
        disposal: inventedTextColumn(outcome, imageDisposals),
        device_seized: inventedTextColumn(seized, ['no', 'yes']),
        days_seized: inventedNumberColumn(daysSeized),
        ended_by: inventedTextColumn(ending, ['found again', 'deleted', 'still held']),
        ended_date: inventedDateColumn(ended),
        days_observed: inventedNumberColumn(days),
      },
    },
    truth: {
      rowCount: settings.officers,
      columns: {
        officer: inventedTextColumn(inventedRowNumbers(settings.officers), officerIds),
        team: inventedTextColumn(team, teamIds),
        log_odds_of_upload: inventedNumberColumn(officerLeaning),
      },
    },
  };
}
