import { InputError } from '@assay/statistics';

export interface Geometry {
  readonly type: string;
  readonly coordinates: unknown;
}

const TYPES = ['', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'];

/** Numbers beside a place's two: none, its height, its measure, or both; by the thousands of the kind. */
const NUMBERS_BESIDE = [0, 1, 1, 2];

/** Bytes of the box that may stand before a shape, by the number that says which. */
const BOX_BYTES = [0, 32, 48, 48, 64];

/**
 * A shape as GeoPackage stores it: a head with its box, then well-known bytes; `null` for an empty one. Heights and measures are
 * left out.
 *
 * @throws InputError where the bytes are no such shape.
 *
 * Source: OGC GeoPackage 1.3, clause 2.1.3; OGC Simple Features 1.2.1, clause 8.
 */
export function geometryOfBytes(bytes: Uint8Array, path: string): Geometry | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const flags = bytes[3]!;
    const box = BOX_BYTES[(flags >> 1) & 7];
    if (bytes[0] !== 0x47 || bytes[1] !== 0x50 || box === undefined) throw new RangeError('no head');
    return (flags & 16) !== 0 ? null : new ShapeReader(view, 8 + box).shape();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new InputError(`${path} holds a shape that cannot be read (${cause.message}). Export it again.`, { cause });
  }
}

class ShapeReader {
  readonly #view: DataView;
  #at: number;
  #isLittle = true;
  #numbers = 2;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  shape(): Geometry {
    this.#isLittle = this.#view.getUint8(this.#at++) === 1;
    const code = this.#count();
    const beside = NUMBERS_BESIDE[Math.floor(code / 1000)];
    if (beside === undefined) throw new RangeError(`kind ${code}`);
    this.#numbers = 2 + beside;
    const type = TYPES[code % 1000];
    switch (type) {
      case 'Point':
        return { type, coordinates: this.#position() };
      case 'LineString':
        return { type, coordinates: this.#list(() => this.#position()) };
      case 'Polygon':
        return { type, coordinates: this.#list(() => this.#list(() => this.#position())) };
      case 'MultiPoint':
      case 'MultiLineString':
      case 'MultiPolygon':
        return { type, coordinates: this.#list(() => this.shape().coordinates) };
      default:
        throw new RangeError(`kind ${code}`);
    }
  }

  #count(): number {
    const value = this.#view.getUint32(this.#at, this.#isLittle);
    this.#at += 4;
    return value;
  }

  #list<Each>(each: () => Each): Each[] {
    const length = this.#count();
    if (length > this.#view.byteLength) throw new RangeError(`${length} parts`);
    return Array.from({ length }, each);
  }

  #position(): number[] {
    const numbers = Array.from({ length: this.#numbers }, (_, at) =>
      this.#view.getFloat64(this.#at + 8 * at, this.#isLittle),
    );
    this.#at += 8 * this.#numbers;
    return numbers.slice(0, 2);
  }
}
