/** What a value is made of, as two numbers: a hash that another content would not have, and its size. */
export interface Fingerprint {
  readonly hash: number;
  readonly bytes: number;
}

const HOLDERS = ['list', 'map', 'set', 'record'] as const;

/**
 * Whether a value was changed since: every number, text and key in it, in their order, and what holds them. Functions
 * count as their text, since what they enclose cannot be seen. Linear in the value's size, no cryptography: it guards
 * against mistakes.
 */
export function liveFingerprint(value: unknown): Fingerprint {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  let bytes = 0;
  const mix = (word: number) => {
    high = Math.imul(high ^ word, 0x01000193) + 0x7ed55d16;
    low = Math.imul(low ^ (word + (high >>> 15)), 0x5bd1e995);
  };
  const text = (of: string) => {
    mix(of.length);
    for (let at = 0; at < of.length; at++) mix(of.charCodeAt(at));
    bytes += 16 + 2 * of.length;
  };
  // Without its length a key that moves from one record to the next would leave all as it was.
  const holder = (kind: (typeof HOLDERS)[number], length: number) => {
    // Negative, as no length of a text is.
    mix(~HOLDERS.indexOf(kind));
    mix(length);
  };
  const seen = new Map<object, number>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const each = open.pop();
    if (typeof each === 'number') {
      number[0] = each;
      mix(words[0]!);
      mix(words[1]!);
      bytes += 8;
    } else if (typeof each === 'string') text(each);
    else if (typeof each === 'function') text(`function ${each}`);
    else if (typeof each !== 'object' || each === null) text(`${typeof each} ${String(each)}`);
    else if (seen.has(each)) mix(seen.get(each)!);
    else {
      seen.set(each, seen.size);
      bytes += 32;
      if (ArrayBuffer.isView(each)) bytes += mixBytes(each, mix);
      else if (each instanceof ArrayBuffer) open.push(new Uint8Array(each));
      else if (Array.isArray(each)) {
        holder('list', each.length);
        for (let at = each.length - 1; at >= 0; at--) open.push(each[at]);
      } else if (each instanceof Map) {
        holder('map', each.size);
        for (const entry of each) open.push(entry[0], entry[1]);
      } else if (each instanceof Set) {
        holder('set', each.size);
        for (const entry of each) open.push(entry);
      } else if (each instanceof Date) open.push(each.getTime());
      else {
        const keys = Object.keys(each);
        holder('record', keys.length);
        for (const key of keys) {
          text(key);
          open.push((each as Record<string, unknown>)[key]);
        }
      }
    }
  }
  return { hash: (high >>> 0) * 0x100000 + ((low >>> 0) & 0xfffff), bytes };
}

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);

function mixBytes(view: ArrayBufferView, mix: (word: number) => void): number {
  const { buffer, byteOffset, byteLength } = view;
  const whole = byteOffset % 4 === 0 ? byteLength >>> 2 : 0;
  const long = new Uint32Array(buffer, whole === 0 ? 0 : byteOffset, whole);
  for (let at = 0; at < whole; at++) mix(long[at]!);
  const rest = new Uint8Array(buffer, byteOffset + 4 * whole, byteLength - 4 * whole);
  for (let at = 0; at < rest.length; at++) mix(rest[at]!);
  mix(byteLength);
  return byteLength;
}
