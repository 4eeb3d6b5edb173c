import { bitCount } from '../clusters/ranked-set.ts';
import { LETTERS_MODULE } from './letters-module.ts';
import { MAXIMUM_TOLERANCE } from './pair-list.ts';

/** Most edits in either name. */
interface MostEdits {
  readonly forename: number;
  readonly surname: number;
}

const WIDEST: MostEdits = { forename: MAXIMUM_TOLERANCE, surname: MAXIMUM_TOLERANCE };

/**
 * Rules out, by letters alone, which names of a block can lie within three edits, or fewer, of one of them. Masks are written into
 * `surnames` and `forenames`; `near(row, size)` then lists the later positions that remain in `found` and returns how many.
 * A filter may let too many through, never too few.
 */
export interface LetterFilter {
  readonly surnames: Int32Array;
  readonly forenames: Int32Array;
  readonly found: Int32Array;
  near(row: number, size: number): number;
}

/** The TypeScript twin of the WebAssembly kernel: the fallback, the explanation, and the check on it. */
export function scalarLetterFilter(largestBlock: number, most: MostEdits = WIDEST): LetterFilter {
  const surnames = new Int32Array(largestBlock);
  const forenames = new Int32Array(largestBlock);
  const found = new Int32Array(largestBlock);
  return {
    surnames,
    forenames,
    found,
    near(row, size) {
      const ownSurname = surnames[row]!;
      const ownForename = forenames[row]!;
      let count = 0;
      for (let other = row + 1; other < size; other++) {
        const surname = surnames[other]!;
        if (bitCount(ownSurname & ~surname) > most.surname) continue;
        if (bitCount(surname & ~ownSurname) > most.surname) continue;
        const forename = forenames[other]!;
        if (bitCount(ownForename & ~forename) > most.forename) continue;
        if (bitCount(forename & ~ownForename) > most.forename) continue;
        found[count++] = other;
      }
      return count;
    },
  };
}

/** One edit takes at most one letter class away, so more than three lost classes are more than three edits. */
export function losesMoreThanThree(classes: number): boolean {
  classes &= classes - 1;
  classes &= classes - 1;
  return (classes & (classes - 1)) !== 0;
}

interface LetterExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  filterRow(surnames: number, forenames: number, row: number, size: number, out: number): number;
  filterRowWithin(
    surnames: number,
    forenames: number,
    row: number,
    size: number,
    out: number,
    surnameEdits: number,
    forenameEdits: number,
  ): number;
}

/** What this file uses of the engine's WebAssembly, which the language library without a browser does not describe. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

const PAGE_BYTES = 65_536;
/** A kernel reads four names at a time, so that the last step may read three beyond the block. */
const PADDING = 4;

/** The same by WebAssembly SIMD, four names at a time, with a memory of its own; `null` where the engine has none. */
export function vectorLetterFilter(largestBlock: number, most: MostEdits = WIDEST): LetterFilter | null {
  const bytes = Uint8Array.from(atob(LETTERS_MODULE), (character) => character.charCodeAt(0));
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(bytes)) return null;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { abort: () => {} } });
  const { memory, filterRow, filterRowWithin } = instance.exports as LetterExports;
  const { surname, forename } = most;
  const isWidest = surname === MAXIMUM_TOLERANCE && forename === MAXIMUM_TOLERANCE;
  const length = largestBlock + PADDING;
  const base = memory.buffer.byteLength;
  const needed = Math.ceil((3 * length * Int32Array.BYTES_PER_ELEMENT) / PAGE_BYTES);
  memory.grow(needed);
  const at = (index: number): number => base + index * length * Int32Array.BYTES_PER_ELEMENT;
  return {
    surnames: new Int32Array(memory.buffer, at(0), length),
    forenames: new Int32Array(memory.buffer, at(1), length),
    found: new Int32Array(memory.buffer, at(2), length),
    near: isWidest
      ? (row, size) => filterRow(at(0), at(1), row, size, at(2))
      : (row, size) => filterRowWithin(at(0), at(1), row, size, at(2), surname, forename),
  };
}
