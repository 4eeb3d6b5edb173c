import {
  choleskyFactor,
  choleskyInverse,
  choleskySolve,
  criticalValue,
  InputError,
  type Interval,
  type LevelOption,
  type NotComputed,
  notComputed,
  USUAL_LEVEL,
} from '@assay/statistics';

/** One row per stretch of time under observation; a person's stretches end at their events. */
export interface RecurrentEvents {
  readonly start: ArrayLike<number>;
  readonly stop: ArrayLike<number>;
  /** 1 where the stretch ended with an event. */
  readonly event: ArrayLike<number>;
  /** Whom the stretch is about: their stretches are not independent. */
  readonly person: ArrayLike<number>;
  /** Row-major, one row per stretch. */
  readonly covariates: ArrayLike<number>;
  readonly names: readonly string[];
}

export interface RecurrentFit {
  readonly status: 'computed';
  readonly coefficients: readonly RecurrentCoefficient[];
  /** At no effect, and at the optimum. */
  readonly logLikelihood: readonly [number, number];
  readonly events: number;
  readonly people: number;
}

export interface RecurrentCoefficient {
  readonly name: string;
  readonly value: number;
  /** Robust to dependence between a person's events; the model's own beside it. */
  readonly robustError: number;
  readonly modelError: number;
  readonly rateRatio: number;
  /** Of the rate ratio, by the robust error. */
  readonly interval: Interval;
}

export interface RecurrentOptions extends LevelOption {
  readonly ties?: 'efron' | 'breslow';
}

/**
 * Do people with support make contact at a lower rate, every contact counted and not only the first? Andersen–Gill
 * model of recurrent events, Efron's or Breslow's ties, with Lin and Wei's robust error by person.
 *
 * No event, or covariates that depend on each other: not computed. Time grows with stretches × distinct event times.
 *
 * @throws InputError where columns differ in length or a stretch does not end after it starts.
 *
 * Source: Andersen & Gill (1982); Lin & Wei (1989); Therneau & Grambsch (2000), section 7.2.
 *
 * @example
 * const log = { person: [0, 0, 0, 1, 1], start: [0, 2, 5, 0, 7], stop: [2, 5, 10, 7, 10], event: [1, 1, 0, 1, 0] };
 * const fit = andersenGill({ ...log, covariates: [0, 0, 0, 1, 1], names: ['support'] });
 * fit.coefficients[0].rateRatio // 0.5
 */
export function andersenGill(data: RecurrentEvents, options: RecurrentOptions = {}): RecurrentFit | NotComputed {
  const { level = USUAL_LEVEL, ties = 'efron' } = options;
  const width = data.names.length;
  checkContactEvents(data, width);
  const moments = eventMoments(data);
  if (moments.length === 0) return notComputed('nobody had an event');
  const beta = new Float64Array(width);
  let state = andersenGillScore(data, moments, beta, ties);
  const atNone = state.logLikelihood;
  for (let round = 0; ; round++) {
    const factor = choleskyFactor(state.information, width);
    if (factor === null) return notComputed('the characteristics depend on each other, or one group had no event');
    const step = choleskySolve(factor, state.score, width);
    let scale = 1;
    let next = andersenGillScore(data, moments, moved(beta, step, scale), ties);
    while (!(next.logLikelihood >= state.logLikelihood - 1e-10) && scale > 1e-6) {
      scale /= 2;
      next = andersenGillScore(data, moments, moved(beta, step, scale), ties);
    }
    beta.set(moved(beta, step, scale));
    state = next;
    if (step.every((entry) => Math.abs(entry) < 1e-10)) break;
    if (round >= 40 || beta.some((entry) => Math.abs(entry) > 30)) {
      return notComputed('the search did not settle: one group may have no event');
    }
  }
  const inverse = choleskyInverse(choleskyFactor(state.information, width)!, width);
  const residuals = scoreResiduals(data, moments, beta, ties);
  const { robust, people } = sandwich(data.person, residuals, inverse, width);
  const z = criticalValue(level);
  return {
    status: 'computed',
    coefficients: data.names.map((name, j) => {
      const value = beta[j]!;
      const robustError = Math.sqrt(robust[j * width + j]!);
      return {
        name,
        value,
        robustError,
        modelError: Math.sqrt(inverse[j * width + j]!),
        rateRatio: Math.exp(value),
        interval: {
          low: Math.exp(value - z * robustError),
          high: Math.exp(value + z * robustError),
          level,
          method: 'Lin–Wei robust normal interval',
        },
      };
    }),
    logLikelihood: [atNone, state.logLikelihood],
    events: moments.reduce((sum, { events }) => sum + events.length, 0),
    people,
  };
}

interface Moment {
  readonly time: number;
  readonly events: readonly number[];
  readonly atRisk: Int32Array;
}

function checkContactEvents({ start, stop, event, person, covariates }: RecurrentEvents, width: number): void {
  const n = start.length;
  if (stop.length !== n || event.length !== n || person.length !== n || covariates.length !== n * width) {
    throw new InputError(
      `stretches must have columns of one length: ${n}, ${stop.length}, ${event.length}, ${person.length}. Pass one of each.`,
    );
  }
  for (let row = 0; row < n; row++) {
    if (!(stop[row]! > start[row]!)) {
      throw new InputError(`a stretch must end after it starts: ${start[row]} to ${stop[row]} in row ${row}.`);
    }
  }
}

function eventMoments({ start, stop, event }: RecurrentEvents): Moment[] {
  const byTime = new Map<number, number[]>();
  for (let row = 0; row < stop.length; row++) {
    if (event[row] !== 1) continue;
    const here = byTime.get(stop[row]!);
    if (here === undefined) byTime.set(stop[row]!, [row]);
    else here.push(row);
  }
  return [...byTime]
    .sort(([a], [b]) => a - b)
    .map(([time, events]) => {
      const atRisk: number[] = [];
      for (let row = 0; row < stop.length; row++) if (start[row]! < time && stop[row]! >= time) atRisk.push(row);
      return { time, events, atRisk: Int32Array.from(atRisk) };
    });
}

const moved = (beta: Float64Array, step: Float64Array, scale: number) =>
  beta.map((entry, index) => entry + scale * step[index]!);

/** exp(covariates · beta) per row. */
function relativeRates({ covariates, start }: RecurrentEvents, beta: Float64Array): Float64Array {
  const width = beta.length;
  return Float64Array.from({ length: start.length }, (_, row) => {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += covariates[row * width + j]! * beta[j]!;
    return Math.exp(sum);
  });
}

/** Sums over the risk set and, for Efron's ties, over those with the event. */
function riskSums(data: RecurrentEvents, moment: Moment, rates: Float64Array, width: number, withSquares: boolean) {
  const squares = withSquares ? width * width : 0;
  const all = new Float64Array(1 + width + squares);
  const tied = new Float64Array(1 + width + squares);
  const add = (into: Float64Array, row: number) => {
    const rate = rates[row]!;
    const base = row * width;
    into[0]! += rate;
    for (let i = 0; i < width; i++) {
      const part = rate * data.covariates[base + i]!;
      into[1 + i]! += part;
      if (!withSquares) continue;
      for (let j = 0; j < width; j++) into[1 + width + i * width + j]! += part * data.covariates[base + j]!;
    }
  };
  for (const row of moment.atRisk) add(all, row);
  for (const row of moment.events) add(tied, row);
  return { all, tied };
}

function andersenGillScore(
  data: RecurrentEvents,
  moments: readonly Moment[],
  beta: Float64Array,
  ties: 'efron' | 'breslow',
) {
  const width = beta.length;
  const rates = relativeRates(data, beta);
  const score = new Float64Array(width);
  const information = new Float64Array(width * width);
  let logLikelihood = 0;
  for (const moment of moments) {
    const { all, tied } = riskSums(data, moment, rates, width, true);
    const events = moment.events.length;
    for (const row of moment.events) {
      logLikelihood += Math.log(rates[row]!);
      for (let i = 0; i < width; i++) score[i]! += data.covariates[row * width + i]!;
    }
    for (let k = 0; k < events; k++) {
      const share = ties === 'efron' ? k / events : 0;
      const total = all[0]! - share * tied[0]!;
      logLikelihood -= Math.log(total);
      for (let i = 0; i < width; i++) {
        const mean = (all[1 + i]! - share * tied[1 + i]!) / total;
        score[i]! -= mean;
        for (let j = 0; j < width; j++) {
          const at = 1 + width + i * width + j;
          const other = (all[1 + j]! - share * tied[1 + j]!) / total;
          information[i * width + j]! += (all[at]! - share * tied[at]!) / total - mean * other;
        }
      }
    }
  }
  return { score, information, logLikelihood };
}

/** Each stretch's part in the score: its sum over everyone is 0 at the optimum. */
function scoreResiduals(
  data: RecurrentEvents,
  moments: readonly Moment[],
  beta: Float64Array,
  ties: 'efron' | 'breslow',
): Float64Array {
  const width = beta.length;
  const rates = relativeRates(data, beta);
  const residuals = new Float64Array(data.start.length * width);
  const isEvent = new Uint8Array(data.start.length);
  const alike = rowsAlike(data, width);
  for (const moment of moments) {
    const { all, tied } = riskSums(data, moment, rates, width, false);
    const events = moment.events.length;
    for (const row of moment.events) isEvent[row] = 1;
    if (alike !== null) {
      addAlikeIntervals(data, moment, { all, tied, rates, width, ties, isEvent, alike, residuals });
      for (const row of moment.events) isEvent[row] = 0;
      continue;
    }
    for (let k = 0; k < events; k++) {
      const share = ties === 'efron' ? k / events : 0;
      const total = all[0]! - share * tied[0]!;
      for (let i = 0; i < width; i++) {
        const mean = (all[1 + i]! - share * tied[1 + i]!) / total;
        for (const row of moment.atRisk) {
          const away = data.covariates[row * width + i]! - mean;
          const own = isEvent[row] === 1;
          const weight = (own ? 1 - share : 1) * (rates[row]! / total);
          residuals[row * width + i]! += (own ? away / events : 0) - weight * away;
        }
      }
    }
    for (const row of moment.events) isEvent[row] = 0;
  }
  return residuals;
}

/** Stretches with the same covariates, by number, and the first of each; `null` where there are too many to gain by it. */
function rowsAlike({ start, covariates }: RecurrentEvents, width: number) {
  const numberOf = new Map<string, number>();
  const first: number[] = [];
  const alikeOf = new Int32Array(start.length);
  let before = '';
  let known = -1;
  for (let row = 0; row < alikeOf.length; row++) {
    let key = '';
    for (let i = 0; i < width; i++) key += `${covariates[row * width + i]},`;
    if (key !== before || known < 0) {
      before = key;
      known = numberOf.get(key) ?? numberOf.size;
      if (known === MOST_ALIKE) return null;
      if (known === numberOf.size) {
        numberOf.set(key, known);
        first.push(row);
      }
    }
    alikeOf[row] = known;
  }
  return { alikeOf, first };
}

const MOST_ALIKE = 64;

/** Adds what one moment changes: one number for all at risk who are alike and had no event, and so for those who had. */
function addAlikeIntervals(
  { covariates }: RecurrentEvents,
  moment: Moment,
  sums: {
    readonly all: Float64Array;
    readonly tied: Float64Array;
    readonly rates: Float64Array;
    readonly width: number;
    readonly ties: 'efron' | 'breslow';
    readonly isEvent: Uint8Array;
    readonly alike: NonNullable<ReturnType<typeof rowsAlike>>;
    readonly residuals: Float64Array;
  },
): void {
  const { all, tied, rates, width, ties, isEvent, alike, residuals } = sums;
  const { alikeOf, first } = alike;
  const { atRisk } = moment;
  const events = moment.events.length;
  // By who is alike, without an event and then with.
  const changes = new Float64Array(2 * first.length);
  for (let k = 0; k < events; k++) {
    const share = ties === 'efron' ? k / events : 0;
    const total = all[0]! - share * tied[0]!;
    for (let i = 0; i < width; i++) {
      const mean = (all[1 + i]! - share * tied[1 + i]!) / total;
      for (const [place, row] of first.entries()) {
        const away = covariates[row * width + i]! - mean;
        const rate = rates[row]! / total;
        changes[2 * place] = 0 - rate * away;
        changes[2 * place + 1] = away / events - (1 - share) * rate * away;
      }
      for (let index = 0; index < atRisk.length; index++) {
        const row = atRisk[index]!;
        residuals[row * width + i]! += changes[2 * alikeOf[row]! + isEvent[row]!]!;
      }
    }
  }
}

function sandwich(person: ArrayLike<number>, residuals: Float64Array, inverse: Float64Array, width: number) {
  const sums = new Map<number, Float64Array>();
  for (let row = 0; row < person.length; row++) {
    let sum = sums.get(person[row]!);
    if (sum === undefined) {
      sum = new Float64Array(width);
      sums.set(person[row]!, sum);
    }
    for (let j = 0; j < width; j++) sum[j]! += residuals[row * width + j]!;
  }
  const robust = new Float64Array(width * width);
  for (const sum of sums.values()) {
    const influence = Float64Array.from({ length: width }, (_, i) =>
      sum.reduce((total, entry, j) => total + inverse[i * width + j]! * entry, 0),
    );
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) robust[i * width + j]! += influence[i]! * influence[j]!;
    }
  }
  return { robust, people: sums.size };
}
