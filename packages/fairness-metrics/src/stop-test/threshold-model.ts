import { type GroupSignal, groupSignal } from './group-signal.ts';
import { normalTail } from './normal-tail.ts';

/** What is seen in each cell (one group in one place), and which group and place it is. */
export interface ThresholdCells {
  readonly groups: number;
  readonly places: number;
  readonly group: Int32Array;
  readonly place: Int32Array;
  readonly stops: Float64Array;
  readonly searches: Float64Array;
  readonly finds: Float64Array;
}

/** Priors, on the scales of logit t, logit φ and log δ. Spreads over places are log-normal, given by their medians. */
export interface ThresholdPriors {
  /** Group thresholds ~ N(mean, scale²). */
  readonly thresholdMean: number;
  readonly thresholdScale: number;
  readonly thresholdSpread: number;
  /** Share carrying: a centre ~ N(mean, scale²), groups around it by groupScale, places around the group by their spread. */
  readonly carryingMean: number;
  readonly carryingScale: number;
  readonly carryingGroupScale: number;
  readonly carryingSpread: number;
  /** How far what officers see sets those who carry apart: as the share carrying. */
  readonly signalMean: number;
  readonly signalScale: number;
  readonly signalGroupScale: number;
  readonly signalSpread: number;
  /** Standard deviation of the logarithms of all three spreads. */
  readonly logSpreadScale: number;
}

/** After Simoiu and others (2017) and Pierson and others (2018), with the spreads over places learned, not fixed. */
export const DEFAULT_PRIORS: ThresholdPriors = {
  thresholdMean: -1,
  thresholdScale: 1.5,
  thresholdSpread: 0.3,
  carryingMean: -2,
  carryingScale: 2,
  carryingGroupScale: 1,
  carryingSpread: 0.4,
  signalMean: 0.5,
  signalScale: 0.75,
  signalGroupScale: 0.3,
  signalSpread: 0.15,
  logSpreadScale: 0.7,
};

/** Where each block of parameters starts; the first four are three log spreads and the centre of log δ. */
interface ParameterBlocks {
  readonly threshold: number;
  readonly carrying: number;
  readonly signal: number;
  readonly carryingPlace: number;
  readonly signalPlace: number;
  readonly cell: number;
}

/**
 * The log posterior of the fast threshold test and its gradient.
 *
 * Those who carry have a signal x ~ N(δ, 1), the others x ~ N(0, 1); a person of signal x carries with the probability
 * 1 ÷ (1 + (1 − φ)/φ · exp(δ²/2 − δx)), and is searched where that exceeds t. Found, searched in vain and not searched are then
 * a multinomial with A = φ·P(Z > x_t − δ), B = (1 − φ)·P(Z > x_t) and 1 − A − B, where x_t = (logit t − logit φ)/δ + δ/2.
 * logit t ~ N(t_group, σ_t²); logit φ = φ_group + φ_place; log δ = δ_group + δ_place.
 * Source: Pierson, Corbett-Davies and Goel (2018), sections 2 and 3.
 *
 * A cell's own parameter is not its threshold but the logit of its search rate A + B, in standard errors from what was seen: the
 * counts of stops and searches pin that down whatever φ and δ are, which leaves a sampler no thin curved ridges to follow. The
 * threshold is solved from it. Likewise a group's own parameters are the logit of its find rate at its overall search rate, from
 * which φ_group is solved given δ_group, and how far t_group lies from the threshold that then holds. The density carries the
 * Jacobians, so the posterior is that of the parameters named above.
 */
export class ThresholdModel {
  readonly cells: ThresholdCells;
  readonly priors: ThresholdPriors;
  readonly width: number;
  readonly at: ParameterBlocks;
  readonly #rateCentre: Float64Array;
  readonly #rateScale: Float64Array;
  /** Overall search rate, and logit of the find rate with its standard error, of each group. */
  readonly #groupRate: Float64Array;
  readonly #findCentre: Float64Array;
  readonly #findScale: Float64Array;
  readonly #groupStart: Float64Array;
  /** Where the search for a cell's x_t starts: where it ended last. */
  readonly #signal: Float64Array;
  readonly #tail = new Float64Array(3);

  constructor(cells: ThresholdCells, priors: ThresholdPriors = DEFAULT_PRIORS) {
    this.cells = cells;
    this.priors = priors;
    const { groups, places, stops, searches } = cells;
    const threshold = 4;
    const carryingPlace = threshold + 3 * groups;
    this.at = {
      threshold,
      carrying: threshold + groups,
      signal: threshold + 2 * groups,
      carryingPlace,
      signalPlace: carryingPlace + places,
      cell: carryingPlace + 2 * places,
    };
    this.width = this.at.cell + stops.length;
    this.#rateCentre = stops.map((count, k) => Math.log((searches[k]! + 0.5) / (count - searches[k]! + 0.5)));
    this.#rateScale = stops.map((count, k) => Math.sqrt(1 / (searches[k]! + 0.5) + 1 / (count - searches[k]! + 0.5)));
    this.#signal = new Float64Array(stops.length).fill(1);
    const totals = (of: Float64Array) => {
      const sums = new Float64Array(groups);
      of.forEach((count, k) => {
        sums[cells.group[k]!]! += count;
      });
      return sums;
    };
    const stopped = totals(stops);
    const searched = totals(searches);
    const found = totals(cells.finds);
    this.#groupRate = searched.map((count, g) => (count + 0.5) / (stopped[g]! + 1));
    this.#findCentre = found.map((count, g) => Math.log((count + 0.5) / (searched[g]! - count + 0.5)));
    this.#findScale = found.map((count, g) => Math.sqrt(1 / (count + 0.5) + 1 / (searched[g]! - count + 0.5)));
    this.#groupStart = new Float64Array(groups).fill(1);
  }

  /** A start in the middle of the priors, with every cell at its own search rate. */
  start(): Float64Array {
    const q = new Float64Array(this.width);
    q.set([-1.2, -1.2, -2, this.priors.signalMean]);
    return q;
  }

  /** The group's share carrying and threshold that its parameters stand for. */
  group(q: Float64Array, group: number): GroupSignal {
    const { at } = this;
    const findLogit = this.#findCentre[group]! + this.#findScale[group]! * q[at.carrying + group]!;
    const solved = groupSignal(
      this.#groupRate[group]!,
      findLogit,
      this.#groupDelta(q, group),
      this.#groupStart[group]!,
    );
    this.#groupStart[group] = Number.isFinite(solved.x) ? solved.x : 1;
    return solved;
  }

  #groupDelta(q: Float64Array, group: number): number {
    return Math.exp(q[3]! + this.priors.signalGroupScale * q[this.at.signal + group]!);
  }

  carryingLogit(q: Float64Array, cell: number, group: GroupSignal): number {
    return group.carrying + q[this.at.carryingPlace + this.cells.place[cell]!]!;
  }

  signal(q: Float64Array, cell: number): number {
    const { at, cells } = this;
    return (
      this.#groupDelta(q, cells.group[cell]!) * Math.exp(Math.exp(q[2]!) * q[at.signalPlace + cells.place[cell]!]!)
    );
  }

  rateLogit(q: Float64Array, cell: number): number {
    return this.#rateCentre[cell]! + this.#rateScale[cell]! * q[this.at.cell + cell]!;
  }

  /** Thresholds of all cells, as probabilities. */
  thresholds(q: Float64Array): Float64Array {
    const groups = Array.from({ length: this.cells.groups }, (_, group) => this.group(q, group));
    return this.cells.stops.map((_, cell) => {
      const ell = this.carryingLogit(q, cell, groups[this.cells.group[cell]!]!);
      const delta = this.signal(q, cell);
      const x = this.#solve(cell, this.rateLogit(q, cell), 1 / (1 + Math.exp(-ell)), delta);
      return 1 / (1 + Math.exp(-ell - delta * (x - delta / 2)));
    });
  }

  /** Log posterior up to a constant; its gradient goes into `gradient`. */
  logDensity(q: Float64Array, gradient: Float64Array): number {
    const { at, cells, priors } = this;
    const tail = this.#tail;
    const groups = Array.from({ length: cells.groups }, (_, group) => this.group(q, group));
    const offsets = groups.map((own, group) => own.threshold + q[at.threshold + group]!);
    // By the group's logit φ, log δ and t, gathered over its cells.
    const byCarrying = new Float64Array(cells.groups);
    const bySignal = new Float64Array(cells.groups);
    const byThreshold = new Float64Array(cells.groups);
    let total = this.#prior(q, gradient);
    total += this.#groupPrior(groups, offsets, byCarrying, byThreshold);
    const logSpread = q[0]!;
    const precision = Math.exp(-2 * logSpread);
    const spreadDelta = Math.exp(q[2]!);
    for (let cell = 0; cell < cells.stops.length; cell++) {
      const group = cells.group[cell]!;
      const place = cells.place[cell]!;
      const ell = this.carryingLogit(q, cell, groups[group]!);
      const delta = this.signal(q, cell);
      const logitRate = this.rateLogit(q, cell);
      const phi = 1 / (1 + Math.exp(-ell));
      const notPhi = 1 / (1 + Math.exp(ell));
      const x = this.#solve(cell, logitRate, phi, delta);
      normalTail(x - delta, tail);
      const logFound = tail[0]!;
      const foundHazard = tail[1]!;
      const foundUpper = tail[2]!;
      normalTail(x, tail);
      const logVain = tail[0]!;
      const vainHazard = tail[1]!;
      const vainUpper = tail[2]!;
      const foundDensity = phi * foundHazard * foundUpper;
      const vainDensity = notPhi * vainHazard * vainUpper;
      const density = foundDensity + vainDensity;

      const searches = cells.searches[cell]!;
      const finds = cells.finds[cell]!;
      const vain = searches - finds;
      const notSearched = 1 / (1 + Math.exp(logitRate));
      const rate = 1 - notSearched;
      const logRate = -softPlus(-logitRate);
      const logNotSearched = -softPlus(logitRate);
      const tau = ell + delta * (x - delta / 2);
      const gap = tau - offsets[group]!;

      total +=
        (cells.stops[cell]! - searches) * logNotSearched +
        finds * (logFound - softPlus(-ell)) +
        vain * (logVain - softPlus(ell)) -
        0.5 * gap * gap * precision -
        logSpread +
        Math.log(delta / density) +
        logRate +
        logNotSearched;

      // By x with the rest held, then through x = x(rate, φ, δ).
      const byTau = -gap * precision;
      const byX =
        -finds * foundHazard -
        vain * vainHazard +
        byTau * delta +
        (foundDensity * (x - delta) + vainDensity * x) / density;
      const xByRate = (-rate * notSearched) / density;
      const xByEll = (phi * notPhi * (foundUpper - vainUpper)) / density;
      const xByDelta = foundDensity / density;
      const byRate = byX * xByRate - (cells.stops[cell]! - searches) * rate + notSearched - rate;
      const byEll =
        byX * xByEll + finds * notPhi - vain * phi + byTau - (foundDensity * notPhi - vainDensity * phi) / density;
      const byDelta =
        byX * xByDelta + finds * foundHazard + byTau * (x - delta) + 1 / delta - (foundDensity * (x - delta)) / density;
      const byEta = delta * byDelta;

      gradient[at.cell + cell]! += byRate * this.#rateScale[cell]!;
      gradient[0]! += gap * gap * precision - 1;
      byThreshold[group]! -= byTau;
      byCarrying[group]! += byEll;
      bySignal[group]! += byEta;
      gradient[at.carryingPlace + place]! += byEll;
      gradient[at.signalPlace + place]! += byEta * spreadDelta;
      gradient[2]! += byEta * spreadDelta * q[at.signalPlace + place]!;
    }
    for (let group = 0; group < cells.groups; group++) {
      const own = groups[group]!;
      const delta = this.#groupDelta(q, group);
      total += own.logJacobian;
      const byFind =
        byCarrying[group]! * own.carryingByFind + byThreshold[group]! * own.thresholdByFind + own.logJacobianByFind;
      const byDelta =
        byCarrying[group]! * own.carryingByDelta + byThreshold[group]! * own.thresholdByDelta + own.logJacobianByDelta;
      const byEta = bySignal[group]! + byDelta * delta;
      gradient[at.threshold + group]! += byThreshold[group]!;
      gradient[at.carrying + group]! += byFind * this.#findScale[group]!;
      gradient[3]! += byEta;
      gradient[at.signal + group]! += byEta * priors.signalGroupScale;
    }
    return total;
  }

  /** Groups' φ with their common centre integrated out, and t. */
  #groupPrior(
    groups: readonly GroupSignal[],
    thresholds: readonly number[],
    byCarrying: Float64Array,
    byThreshold: Float64Array,
  ) {
    const { priors } = this;
    const own = priors.carryingGroupScale ** 2;
    const common = priors.carryingScale ** 2;
    const shrink = common / (own * (own + groups.length * common));
    const sum = groups.reduce((total, { carrying }) => total + carrying - priors.carryingMean, 0);
    let total = 0.5 * shrink * sum * sum;
    groups.forEach(({ carrying }, group) => {
      const gap = carrying - priors.carryingMean;
      total -= (0.5 * gap * gap) / own;
      byCarrying[group]! += shrink * sum - gap / own;
      const z = (thresholds[group]! - priors.thresholdMean) / priors.thresholdScale;
      total -= 0.5 * z * z;
      byThreshold[group]! -= z / priors.thresholdScale;
    });
    return total;
  }

  /** The x above which the given share is searched: Newton steps on the logit of the share, which is nearly straight in x. */
  #solve(cell: number, logitRate: number, phi: number, delta: number): number {
    const tail = this.#tail;
    let x = Math.min(Math.max(this.#signal[cell]!, -6), delta + 8);
    let low = Number.NEGATIVE_INFINITY;
    let high = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 100; round++) {
      normalTail(x - delta, tail);
      const found = phi * tail[2]!;
      const density = found * tail[1]!;
      normalTail(x, tail);
      const share = found + (1 - phi) * tail[2]!;
      // 1 − share loses its digits where nearly all are searched; the mirrored tails keep them.
      const rest = share > 0.5 ? phi * upper(delta - x) + (1 - phi) * upper(-x) : 1 - share;
      const miss = Math.log(share / rest) - logitRate;
      if (miss > 0) low = x;
      else high = x;
      const slope = (density + (1 - phi) * tail[1]! * tail[2]!) / (share * rest);
      const step = miss / slope;
      if (Math.abs(step) < 1e-9 * (1 + Math.abs(x))) {
        // Newton's next error is of the order of the square of this step.
        x += step;
        break;
      }
      const next = x + Math.min(Math.max(step, -2), 2);
      if (next > low && next < high) x = next;
      else if (Number.isFinite(low) && Number.isFinite(high)) x = (low + high) / 2;
      else x += miss > 0 ? 1 : -1;
    }
    this.#signal[cell] = Number.isFinite(x) ? x : 1;
    return x;
  }

  #prior(q: Float64Array, gradient: Float64Array): number {
    const { at, priors } = this;
    let total = 0;
    const medians = [priors.thresholdSpread, priors.carryingSpread, priors.signalSpread];
    for (let k = 0; k < 3; k++) {
      const z = (q[k]! - Math.log(medians[k]!)) / priors.logSpreadScale;
      total -= 0.5 * z * z;
      gradient[k] = -z / priors.logSpreadScale;
    }
    const z = (q[3]! - priors.signalMean) / priors.signalScale;
    total -= 0.5 * z * z;
    gradient[3] = -z / priors.signalScale;
    gradient.fill(0, at.threshold);
    for (let k = at.signal; k < at.cell; k++) {
      total -= 0.5 * q[k]! * q[k]!;
      gradient[k] = -q[k]!;
    }
    // Places' φ are well told by their finds and stand for themselves; places' δ are not, and stand in units of their spread.
    const precision = Math.exp(-2 * q[1]!);
    for (let k = at.carryingPlace; k < at.signalPlace; k++) {
      total += 0.5 * q[k]! * q[k]! * (1 - precision) - q[1]!;
      gradient[k] = -q[k]! * precision;
      gradient[1]! += q[k]! * q[k]! * precision - 1;
    }
    return total;
  }
}

function softPlus(value: number): number {
  return value > 0 ? value + Math.log1p(Math.exp(-value)) : Math.log1p(Math.exp(value));
}

const mirrored = new Float64Array(3);

function upper(z: number): number {
  normalTail(z, mirrored);
  return mirrored[2]!;
}
