import type { KnoxExports } from './knox-exports.ts';
import { KNOX_MODULE } from './knox-module.ts';
import type { PermutationPlan } from './permutation-plan.ts';
import type { ThresholdCounts } from './scalar-kernel.ts';
import { type PairFinder, ROW_BYTES, type SpacePairs } from './space-pairs.ts';
import { vectorPairFinder } from './vector-pair-finder.ts';

/** What this file uses of the engine's WebAssembly, which the language library without a browser does not describe. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

const LANES = 16;
/** The kernel keeps differences in signed bytes and times in signed 16-bit words. */
const GREATEST_THRESHOLD = 127;
const GREATEST_SPAN = 32767;

/** Whether the thresholds and the span of times fit the kernel's narrow words. */
export function fitsVectorKernel(thresholds: readonly number[], base: Int32Array): boolean {
  let span = 0;
  for (const time of base) if (time > span) span = time;
  return span <= GREATEST_SPAN && thresholds.every((threshold) => threshold <= GREATEST_THRESHOLD);
}

/** A fresh instance with its own memory, or `null` where the engine has no WebAssembly SIMD. */
export function vectorKernel(): VectorKernel | null {
  const bytes = Uint8Array.from(atob(KNOX_MODULE), (character) => character.charCodeAt(0));
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(bytes)) return null;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    env: {
      abort: () => {
        throw new Error('Knox kernel aborted');
      },
    },
  });
  return new VectorKernel(exports as KnoxExports);
}

/** Sixteen permutations to a pass. Memory is taken once: pairs are written straight into it. */
class VectorKernel {
  readonly #exports: KnoxExports;
  #used: number;
  #starts = 0;
  #neighbours = 0;

  constructor(exports: KnoxExports) {
    this.#exports = exports;
    this.#used = exports.memory.buffer.byteLength;
  }

  /** Finds pairs inside the kernel's memory, where the counting then reads them. */
  finder(nEvents: number, nStrata: number): PairFinder {
    const find = vectorPairFinder(this.#exports, (bytes) => this.#take(bytes));
    return {
      ...find,
      reserve: (nStarts, nNeighbours) => {
        // What one batch of permutations needs is taken at the same time: memory that grows in steps is copied.
        const batch = nEvents * (ROW_BYTES + 4 * 2 + 4 + 2) + (nStrata + 1) * 4 + 64 * 4 + 4 * LANES * 4 + 256;
        const size = align(4 * nStarts) + align(4 * nNeighbours);
        this.#starts = this.#take(size + batch);
        this.#neighbours = this.#starts + align(4 * nStarts);
        this.#used = this.#starts + size;
        const { buffer } = this.#exports.memory;
        return {
          starts: new Uint32Array(buffer, this.#starts, nStarts),
          neighbours: new Uint32Array(buffer, this.#neighbours, nNeighbours),
        };
      },
    };
  }

  #take(bytes: number): number {
    const start = align(this.#used);
    const { memory } = this.#exports;
    const pages = Math.ceil((start + bytes - memory.buffer.byteLength) / 65536);
    if (pages > 0) memory.grow(pages);
    this.#used = start + bytes;
    return start;
  }

  /** The same counts as `countPermutations` of the scalar kernel. */
  count(pairs: SpacePairs, plan: PermutationPlan, thresholds: readonly number[]): ThresholdCounts {
    const { nEvents, nBands } = pairs;
    const { buffer } = this.#exports.memory;
    const table = align(this.#used);
    const work = align(table + nEvents * ROW_BYTES);
    const base = align(work + 8 * nEvents);
    const slots = align(base + 2 * nEvents);
    const strata = align(slots + 4 * nEvents);
    const seeds = align(strata + 4 * plan.strata.length);
    const out = align(seeds + 64);
    new Int16Array(buffer, base, nEvents).set(plan.base);
    new Uint32Array(buffer, slots, nEvents).set(plan.slots);
    new Uint32Array(buffer, strata, plan.strata.length).set(plan.strata);
    const seedWords = new Uint32Array(buffer, seeds, 16);
    const totals = new Uint32Array(buffer, out, 4 * LANES);
    const nThresholds = thresholds.length;
    const counts = new Float64Array(plan.nPermutations * nBands * nThresholds);

    for (let first = 0; first < plan.nPermutations; first += LANES) {
      const nLanes = Math.min(LANES, plan.nPermutations - first);
      for (let lane = 0; lane < nLanes; lane += 4) {
        for (let word = 0; word < 4; word++)
          for (let offset = 0; offset < 4; offset++)
            seedWords[4 * word + offset] = plan.seeds[4 * (first + lane + offset) + word] ?? 0;
        this.#exports.shuffleFour(base, nEvents, strata, plan.strata.length - 1, slots, seeds, work, table, lane);
      }
      for (let band = 0; band < nBands; band++) {
        const starts = this.#starts + 4 * band * (nEvents + 1);
        for (let threshold = 0; threshold < nThresholds; threshold += 4) {
          totals.fill(0);
          const few = Math.min(4, nThresholds - threshold);
          const t = (index: number) => (index < few ? thresholds[threshold + index]! : 0);
          if (few === 1) this.#exports.countOne(table, starts, this.#neighbours, nEvents, t(0), out);
          else this.#exports.countFour(table, starts, this.#neighbours, nEvents, t(0), t(1), t(2), t(3), out);
          for (let index = 0; index < few; index++)
            for (let lane = 0; lane < nLanes; lane++)
              counts[((first + lane) * nBands + band) * nThresholds + threshold + index] =
                totals[index * LANES + lane]!;
        }
      }
    }
    return counts;
  }
}

const align = (bytes: number) => Math.ceil(bytes / 16) * 16;
