import { expect } from 'vitest';

/** Set where these processes have been told; the test files of a suite share them. */
const TOLD = Symbol.for('assay equal bytes');

type Numbers = Float64Array | Int32Array | Uint8Array;

function isNumbers(value: unknown): value is Numbers {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers) => Buffer.from(buffer, byteOffset, byteLength);

/**
 * Read by vitest before each test file. Arrays of one type whose bytes are the same are equal, which takes no time to see;
 * vitest makes a text of each place first. Where the bytes differ it says what it always says.
 */
if (!(TOLD in globalThis)) {
  Object.assign(globalThis, { [TOLD]: true });
  expect.addEqualityTesters([
    (one: unknown, other: unknown) => {
      if (!isNumbers(one) || !isNumbers(other) || one.constructor !== other.constructor) return undefined;
      return bytesOf(one).equals(bytesOf(other)) ? true : undefined;
    },
  ]);
}
