const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

/**
 * Turns bytes into four 32-bit words so that similar bytes give unrelated words: MurmurHash3, x86, 128 bits, seed 0.
 * It spreads keys over random streams; it is no protection against someone who wants two keys to collide.
 *
 * Source: Appleby (2011), MurmurHash3_x86_128.
 */
export function murmurHash128(bytes: Uint8Array): Int32Array {
  const length = bytes.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const blocks = length >>> 4;
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  for (let block = 0; block < blocks; block++) {
    const at = block << 4;
    h1 ^= scrambled(view.getInt32(at, true), C1, 15, C2);
    h1 = (Math.imul(rotated(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= scrambled(view.getInt32(at + 4, true), C2, 16, C3);
    h2 = (Math.imul(rotated(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= scrambled(view.getInt32(at + 8, true), C3, 17, C4);
    h3 = (Math.imul(rotated(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= scrambled(view.getInt32(at + 12, true), C4, 18, C1);
    h4 = (Math.imul(rotated(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }

  const tail = new Int32Array(4);
  for (let at = blocks << 4; at < length; at++) {
    tail[(at & 15) >>> 2]! |= bytes[at]! << ((at & 3) << 3);
  }
  h4 ^= scrambled(tail[3]!, C4, 18, C1);
  h3 ^= scrambled(tail[2]!, C3, 17, C4);
  h2 ^= scrambled(tail[1]!, C2, 16, C3);
  h1 ^= scrambled(tail[0]!, C1, 15, C2);

  h1 ^= length;
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
  h1 = avalanche(h1);
  h2 = avalanche(h2);
  h3 = avalanche(h3);
  h4 = avalanche(h4);
  h1 = (h1 + h2 + h3 + h4) | 0;
  return Int32Array.of(h1, h2 + h1, h3 + h1, h4 + h1);
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function scrambled(word: number, first: number, bits: number, second: number): number {
  return Math.imul(rotated(Math.imul(word, first), bits), second);
}

function avalanche(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}
