import { InputError } from '@assay/statistics';
import { checkSettings } from '../draw/settings-check.ts';
import { SMALLEST_SECTOR_METRES } from './sector-size.ts';

export interface PatrolEventsSettings {
  readonly seed: string | number;
  /** Sectors across and down, and the side of one in metres. */
  readonly columns: number;
  readonly rows: number;
  readonly sectorMetres: number;
  readonly firstDate: string;
  readonly lastDate: string;
  /** Day on which patrols by the model start. */
  readonly interventionDate: string;
  /** True events per day in the whole city, before near repeats. */
  readonly eventsPerDay: number;
  /** Number of treated sectors. */
  readonly treatedSectors: number;
  /**
   * `paired`: sectors busy before are paired by rank and one of each pair is treated by lot. `hottest`: the busiest are
   * treated, so that they fall back towards the mean by themselves.
   */
  readonly selection: 'paired' | 'hottest';
  /** Hours of the day in which the model sends patrols: from the first up to, not including, the second. */
  readonly patrolHours: readonly [number, number];
  /** Share of events that patrols avert in treated sectors and patrol hours. */
  readonly avertedShare: number;
  /** What becomes of averted events: moved to a neighbouring sector, to other hours, to another type of offence; the rest do not happen. */
  readonly movedToNeighbours: number;
  readonly movedToOtherHours: number;
  readonly movedToOtherType: number;
  /** Patrol visits per day in the whole city. */
  readonly patrolsPerDay: number;
  /** Share of planned visits that officers override. */
  readonly overrideShare: number;
  /** Chance that a visit in the same sector and hour discovers a discoverable event. */
  readonly discoveryPerVisit: number;
  /** Multiplies reporting by the public and discovery by police, by group (White, Mixed, Asian, Black, Other). */
  readonly reportingByGroup: readonly number[];
  readonly discoveryByGroup: readonly number[];
  /** Multiplies every offence's near-repeat ratio; 0 switches contagion off. */
  readonly nearRepeatFactor: number;
  /** Survey respondents per sector and quarter. */
  readonly respondentsPerSector: number;
  /** Change of latent confidence (in standard deviations) in treated sectors, by group. */
  readonly confidenceEffectByGroup: readonly number[];
}

export const patrolEventsDefaults: Omit<PatrolEventsSettings, 'seed'> = {
  columns: 10,
  rows: 8,
  sectorMetres: 1500,
  firstDate: '2022-04-01',
  lastDate: '2025-03-31',
  interventionDate: '2023-10-01',
  eventsPerDay: 36,
  treatedSectors: 8,
  selection: 'paired',
  patrolHours: [15, 22],
  avertedShare: 0.35,
  movedToNeighbours: 0.25,
  movedToOtherHours: 0.15,
  movedToOtherType: 0.05,
  patrolsPerDay: 60,
  overrideShare: 0.12,
  discoveryPerVisit: 0.35,
  reportingByGroup: [1, 0.92, 0.86, 0.78, 0.8],
  discoveryByGroup: [1, 1.25, 1.05, 1.6, 1],
  nearRepeatFactor: 1,
  respondentsPerSector: 6,
  confidenceEffectByGroup: [0.12, 0, 0.05, -0.15, 0],
};

/** The settings with their defaults, refused where one makes no city. */
export function patrolEventsSettings(
  given: Pick<PatrolEventsSettings, 'seed'> & Partial<PatrolEventsSettings>,
): PatrolEventsSettings {
  const settings = { ...patrolEventsDefaults, ...given };
  checkSettings(settings, {
    counts: ['columns', 'rows', 'treatedSectors', 'respondentsPerSector'],
    shares: [
      'avertedShare',
      'movedToNeighbours',
      'movedToOtherHours',
      'movedToOtherType',
      'overrideShare',
      'discoveryPerVisit',
    ],
    amounts: ['sectorMetres', 'eventsPerDay', 'patrolsPerDay'],
  });
  const moved = settings.movedToNeighbours + settings.movedToOtherHours + settings.movedToOtherType;
  if (moved > 1) throw new InputError(`the moved shares must sum to at most 1: ${moved}. Lower one of them.`);
  const sectors = settings.columns * settings.rows;
  if (settings.columns < 3 || settings.rows < 3 || sectors > 2500) {
    throw new InputError(
      `the city must have 3 × 3 to 2,500 sectors: ${settings.columns} × ${settings.rows}. Change columns or rows.`,
    );
  }
  if (settings.sectorMetres < SMALLEST_SECTOR_METRES) {
    throw new InputError(
      `a sector must measure ${SMALLEST_SECTOR_METRES} metres or more, to hold its streets: ${settings.sectorMetres}. Raise sectorMetres.`,
    );
  }
  if (settings.treatedSectors < 1 || settings.treatedSectors * 4 > sectors) {
    throw new InputError(
      `treatedSectors must be 1 to ${Math.floor(sectors / 4)}: ${settings.treatedSectors}. Leave sectors for buffer and control.`,
    );
  }
  return settings;
}
