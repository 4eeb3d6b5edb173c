import { type EvaluationProtocol, frozenProtocol } from './protocol.ts';

/**
 * The fingerprint of a frozen protocol: publish it before anyone sees the result, and no decision can change unnoticed.
 *
 * SHA-256, in hexadecimal digits, of the protocol's canonical JSON (keys sorted, no spaces); the order in which lists were
 * written does not count. Anyone can check it with `sha256sum`. Worked out here and not by the operating system, since
 * notebooks run without access to it.
 *
 * @throws InputError as `frozenProtocol` does.
 *
 * Source: National Institute of Standards and Technology (2015), FIPS 180-4, §§5.1, 5.3.3 and 6.2.
 *
 * @example
 * protocolHash(protocol).slice(0, 8) // '92cfae54'
 */
export function protocolHash(protocol: EvaluationProtocol): string {
  const frozen = frozenProtocol(protocol);
  return sha256(new TextEncoder().encode(JSON.stringify(frozen, Object.keys(frozen).sort())));
}

function sha256(message: Uint8Array): string {
  const padded = new Uint8Array(64 * Math.ceil((message.length + 9) / 64));
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(8 * message.length));
  const hash = roots(8, 2);
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let t = 0; t < 16; t++) words[t] = view.getUint32(block + 4 * t);
    for (let t = 16; t < 64; t++) {
      const [early, late] = [words[t - 15]!, words[t - 2]!];
      words[t] =
        words[t - 16]! +
        (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) +
        words[t - 7]! +
        (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t++) {
      const first =
        h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + CONSTANTS[t]! + words[t]!;
      const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => {
      hash[at]! += word;
    });
  }
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** First 32 bits of the fractional parts of the square or cube roots of the first primes, exactly. */
function roots(count: number, power: 2 | 3): Uint32Array {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  // Of so small a number the root's double is exact to far more than the 32 bits kept.
  return Uint32Array.from(primes, (prime) => {
    const root = power === 2 ? Math.sqrt(prime) : Math.cbrt(prime);
    return Math.floor((root - Math.floor(root)) * 2 ** 32);
  });
}

const CONSTANTS = roots(64, 3);
