import iconv from 'iconv-lite';

/** What the first bytes of a text show of its encoding. */
interface OpeningSigns {
  /** The encoding whose byte order mark stands at the start, and the bytes of it. */
  readonly mark: string | null;
  readonly markBytes: number;
  /** UTF-16 or UTF-32 without a mark. */
  readonly zeros: string | null;
}

export function openingSigns(opening: Uint8Array): OpeningSigns {
  const found = MARKS.find(([, bytes]) => bytes.every((byte, at) => opening[at] === byte));
  if (found !== undefined) return { mark: found[0], markBytes: found[1].length, zeros: null };
  return { mark: null, markBytes: 0, zeros: zeroPattern(opening) };
}

/**
 * How does a text begin, in UTF-8? Its first bytes, out of UTF-16 or UTF-32 where these show it; other encodings write what a table is
 * made of, commas and quotes, as UTF-8 does, and stay as they are. `null` where the bytes are no text.
 *
 * @example
 * openingText(Buffer.from('\uFEFFname,area', 'utf16le'))?.toString() // 'name,area'
 */
export function openingText(bytes: Uint8Array): Buffer | null {
  const { mark, markBytes, zeros } = openingSigns(bytes);
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset + markBytes, bytes.byteLength - markBytes);
  const wide = mark === 'utf-8' ? null : (mark ?? zeros);
  const text = wide === null ? plain : Buffer.from(iconv.decode(plain, wide));
  return isNoText(text.toString('latin1')) ? null : text;
}

/** No name of a column holds a zero. Among the rows one may stand: it is taken out and told. */
export function isNoText(text: string): boolean {
  return /^[^\r\n]*/.exec(text)![0].includes('\0');
}

/** The longer first: UTF-32 begins as UTF-16 does. */
const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
];

/**
 * UTF-16 or UTF-32 without a mark: in a table most characters are ASCII, so nearly every second byte of one parity is zero, or
 * three of four.
 */
function zeroPattern(opening: Uint8Array): string | null {
  const length = Math.min(opening.length, 1 << 16) & ~3;
  if (length < 4) return null;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < length; at++) if (opening[at] === 0) zeros[at & 3]!++;
  const [first, second, third, fourth] = zeros.map((each) => each / (length / 4)) as [number, number, number, number];
  if (second > 0.9 && third > 0.9 && fourth > 0.9 && first < 0.1) return 'utf-32le';
  if (first > 0.9 && second > 0.9 && third > 0.9 && fourth < 0.1) return 'utf-32be';
  const [even, odd] = [(first + third) / 2, (second + fourth) / 2];
  if (odd > 0.4 && even < 0.1) return 'utf-16le';
  return even > 0.4 && odd < 0.1 ? 'utf-16be' : null;
}
