import { drawNormal, type RandomStream } from '@assay/statistics';
import { localPolicingAreas } from '../draw/places.ts';
import { YEAR } from './contacts.ts';
import type { Residents } from './residents.ts';

const LIST_LENGTH = 10;
/** Channels that a neighbourhood team sees: 999, front office, custody, neighbourhood, stop or encounter. */
const SEEN_BY_TEAM = [0, 4, 7, 8, 9];

/** Ten people each, most in contact first, as the team of every area remembers them. */
export interface Impressions {
  readonly area: number[];
  readonly rank: number[];
  readonly person: number[];
}

/** A team remembers the last year, through its own channels, with half of what stood out being chance. */
export function listImpressions(
  person: Int32Array,
  channel: Int32Array,
  time: Float64Array,
  people: Residents,
  lastTime: number,
  random: RandomStream,
): Impressions {
  const seen = new Float64Array(people.count);
  for (let row = 0; row < person.length; row++) {
    if (time[row]! >= lastTime - YEAR && SEEN_BY_TEAM.includes(channel[row]!)) seen[person[row]!]!++;
  }
  const impressions: Impressions = { area: [], rank: [], person: [] };
  const memorable = seen.map((count) => (count === 0 ? 0 : count * Math.exp(0.6 * drawNormal(random))));
  for (let area = 0; area < localPolicingAreas.length; area++) {
    const candidates: number[] = [];
    for (let subject = 0; subject < people.count; subject++) {
      if (people.area[subject] === area && seen[subject]! > 0) candidates.push(subject);
    }
    candidates.sort((a, b) => memorable[b]! - memorable[a]! || a - b);
    for (const [index, subject] of candidates.slice(0, LIST_LENGTH).entries()) {
      impressions.area.push(area);
      impressions.rank.push(index + 1);
      impressions.person.push(subject);
    }
  }
  return impressions;
}
