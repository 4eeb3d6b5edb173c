/** A struct of Thrift's compact protocol: what stands in each field, by its number. */
export type ThriftStruct = ReadonlyMap<number, ThriftValue>;
type ThriftValue = boolean | number | Uint8Array | ThriftStruct | readonly ThriftValue[];

/** The bytes end in the midst of a struct, or are none. */
export class NotThrift extends Error {
  override readonly name = 'NotThrift';
}

/** Lists within structs within lists: a file's own are at most four deep. */
const MOST_DEEP = 16;

/** Reads the struct that begins there; returns it and where what follows begins. */
export function thriftStruct(
  bytes: Uint8Array,
  start: number,
): { readonly struct: ThriftStruct; readonly end: number } {
  let at = start;
  const byte = () => {
    if (at >= bytes.length) throw new NotThrift('the bytes end within a struct');
    return bytes[at++]!;
  };
  const whole = () => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const next = byte();
      value += (next & 127) * unit;
      if (next < 128) return value;
      if (unit > Number.MAX_SAFE_INTEGER) throw new NotThrift('a number is too long');
    }
  };
  const signed = () => {
    const value = whole();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
  const element = (type: number, depth: number): ThriftValue => {
    switch (type) {
      case 1:
        return true;
      case 2:
        return false;
      case 3:
        return byte();
      case 4:
      case 5:
      case 6:
        return signed();
      case 7:
        at += 8;
        return Number.NaN;
      case 8: {
        const length = whole();
        if (length > bytes.length - at) throw new NotThrift('the bytes end within a text');
        at += length;
        return bytes.subarray(at - length, at);
      }
      case 9:
      case 10: {
        const head = byte();
        const length = head >> 4 === 15 ? whole() : head >> 4;
        if (length > bytes.length - at) throw new NotThrift('the bytes end within a list');
        const own = head & 15;
        return Array.from({ length }, () => (own === 1 || own === 2 ? byte() === 1 : element(own, depth)));
      }
      case 12:
        return fields(depth + 1);
      default:
        throw new NotThrift(`no type is ${type}`);
    }
  };
  const fields = (depth: number): ThriftStruct => {
    if (depth > MOST_DEEP) throw new NotThrift('structs lie too deep');
    const struct = new Map<number, ThriftValue>();
    for (let field = 0; ; ) {
      const head = byte();
      if ((head & 15) === 0) return struct;
      field = head >> 4 === 0 ? signed() : field + (head >> 4);
      struct.set(field, element(head & 15, depth));
    }
  };
  return { struct: fields(0), end: at };
}

export function numberIn(struct: ThriftStruct, field: number): number {
  const value = struct.get(field);
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new NotThrift(`field ${field} is no number`);
  return value;
}

export function structIn(struct: ThriftStruct, field: number): ThriftStruct {
  const value = struct.get(field);
  if (!(value instanceof Map)) throw new NotThrift(`field ${field} is no struct`);
  return value as ThriftStruct;
}

export function structsIn(struct: ThriftStruct, field: number): readonly ThriftStruct[] {
  const value = struct.get(field);
  if (!Array.isArray(value) || !value.every((each) => each instanceof Map))
    throw new NotThrift(`field ${field} is no list of structs`);
  return value as readonly ThriftStruct[];
}
