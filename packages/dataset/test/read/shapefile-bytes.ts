type Point = readonly [number, number];

/** The bytes of a .shp: points (1), each a ring of one point, or polygons (5), each a list of rings; `null` for no shape. */
export function shapefileBytes(kind: 1 | 5, shapes: readonly (readonly (Point | readonly Point[])[] | null)[]): Buffer {
  const records = shapes.map((shape, index) => {
    const body = shape === null ? number32(0) : kind === 1 ? point(shape[0] as Point) : polygon(shape as Point[][]);
    return Buffer.concat([big32(index + 1), big32(body.length / 2), body]);
  });
  const content = Buffer.concat(records);
  const head = Buffer.alloc(100);
  head.writeInt32BE(9994, 0);
  head.writeInt32BE((100 + content.length) / 2, 24);
  head.writeInt32LE(1000, 28);
  head.writeInt32LE(kind, 32);
  return Buffer.concat([head, content]);
}

function point([x, y]: Point): Buffer {
  return Buffer.concat([number32(1), number64(x), number64(y)]);
}

function polygon(rings: readonly (readonly Point[])[]): Buffer {
  const points = rings.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  let from = 0;
  const starts = rings.map(({ length }) => {
    from += length;
    return from - length;
  });
  return Buffer.concat([
    number32(5),
    ...box.map(number64),
    number32(rings.length),
    number32(points.length),
    ...starts.map(number32),
    ...points.flat().map(number64),
  ]);
}

/** The bytes of a .dbf of dBase III; rows by their place in `deleted` are marked so. */
export function tableBytes(
  fields: readonly (readonly [name: string, type: string, width: number])[],
  rows: readonly (readonly (string | Buffer)[])[],
  deleted: readonly number[] = [],
): Buffer {
  const width = 1 + fields.reduce((sum, [, , each]) => sum + each, 0);
  const head = Buffer.alloc(32);
  head.set([3, 124, 1, 1]);
  head.writeUInt32LE(rows.length, 4);
  head.writeUInt16LE(33 + 32 * fields.length, 8);
  head.writeUInt16LE(width, 10);
  const described = fields.map(([name, type, each]) => {
    const field = Buffer.alloc(32);
    field.write(name, 0, 'latin1');
    field.write(type, 11, 'latin1');
    field[16] = each;
    return field;
  });
  const records = rows.map((row, at) => {
    const record = Buffer.alloc(width, ' ');
    if (deleted.includes(at)) record[0] = 0x2a;
    let from = 1;
    for (const [field, value] of row.entries()) {
      Buffer.from(value as string).copy(record, from);
      from += fields[field]![2];
    }
    return record;
  });
  return Buffer.concat([head, ...described, Buffer.of(0x0d), ...records, Buffer.of(0x1a)]);
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function big32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function number64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}
