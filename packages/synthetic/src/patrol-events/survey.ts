import { drawNormal, type RandomStream } from '@assay/statistics';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import type { Sector } from './city.ts';
import type { PatrolEventsSettings } from './settings.ts';
import { DAY } from './true-events.ts';

export const confidenceLevels = ['very low', 'low', 'neither', 'high', 'very high'] as const;
const CUTS = [-1.3, -0.5, 0.3, 1.3];
/** Confidence before any change, and response, by group (White, Mixed, Asian, Black, Other). */
const LEVEL_BY_GROUP = [0.15, -0.1, 0.05, -0.45, 0];
const RESPONSE_BY_GROUP = [0.62, 0.45, 0.48, 0.4, 0.42];
const QUARTER_DAYS = 91;

/** Answers of a public-confidence survey, sampled within sectors every quarter. */
export interface Survey {
  readonly sector: number[];
  readonly day: number[];
  readonly group: number[];
  readonly confidence: number[];
  readonly sawPatrol: number[];
  /** Residents of the sector and group that one answer stands for. */
  readonly weight: number[];
}

export function drawSurvey(
  sectors: readonly Sector[],
  kinds: Int32Array,
  settings: PatrolEventsSettings,
  firstTime: number,
  lastTime: number,
  interventionTime: number,
  random: RandomStream,
): Survey {
  const survey: Survey = { sector: [], day: [], group: [], confidence: [], sawPatrol: [], weight: [] };
  const firstDay = firstTime / DAY;
  const quarters = Math.floor((lastTime / DAY - firstDay) / QUARTER_DAYS);
  const local = sectors.map(() => 0.25 * drawNormal(random));
  for (let quarter = 0; quarter < quarters; quarter++) {
    for (const [sector, { groups, residents }] of sectors.entries()) {
      const group = new WeightedChoice(groups);
      const answers: number[] = [];
      for (let asked = 0; asked < settings.respondentsPerSector * 2; asked++) {
        const person = group.draw(random);
        if (random.next() < RESPONSE_BY_GROUP[person]!) answers.push(person);
      }
      for (const person of answers) {
        const day = firstDay + quarter * QUARTER_DAYS + random.integer(QUARTER_DAYS);
        const treated = kinds[sector] === 0 && day * DAY >= interventionTime;
        const latent =
          LEVEL_BY_GROUP[person]! +
          local[sector]! +
          (treated ? settings.confidenceEffectByGroup[person]! : 0) +
          drawNormal(random);
        survey.sector.push(sector);
        survey.day.push(day);
        survey.group.push(person);
        survey.confidence.push(CUTS.filter((cut) => latent > cut).length);
        survey.sawPatrol.push(random.next() < (treated ? 0.42 : 0.24) ? 1 : 0);
        const ofGroup = answers.filter((other) => other === person).length;
        survey.weight.push((residents * groups[person]!) / ofGroup);
      }
    }
  }
  return survey;
}
