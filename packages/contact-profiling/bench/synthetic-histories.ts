import { drawBeta, drawExponential, drawGamma, type RandomStream } from '@assay/statistics';

const DAYS = 365;

/** People whose contact follows BG/NBD exactly, with times in whole days: a fit must find the parameters again. */
export function bgNbdHistories(people: number, random: RandomStream) {
  const repeats = new Int32Array(people);
  const recency = new Float64Array(people);
  const age = new Float64Array(people);
  for (let person = 0; person < people; person++) {
    const observed = 180 + random.integer(DAYS - 180);
    const rate = drawGamma(random, 0.6, 1 / 60);
    const ends = drawBeta(random, 0.8, 2.5);
    let now = 0;
    let count = 0;
    let last = 0;
    while (random.next() >= (count === 0 ? 0 : ends)) {
      now += drawExponential(random) / rate;
      if (!(now < observed)) break;
      count++;
      last = now;
    }
    repeats[person] = count;
    recency[person] = count === 0 ? 0 : Math.min(observed, Math.ceil(last));
    age[person] = observed;
  }
  return { repeats, recency, age };
}
