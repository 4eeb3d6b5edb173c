import { readFileSync } from 'node:fs';

/** Points (type 1) or polygon rings (type 5) of a shapefile: as much of the format as the reference files use. */
export function readShapes(path: string): { points: [number, number][]; polygons: [number, number][][][] } {
  const file = readFileSync(path);
  const points: [number, number][] = [];
  const polygons: [number, number][][][] = [];
  for (let at = 100; at < file.length; ) {
    const length = 2 * file.readInt32BE(at + 4);
    const body = at + 8;
    const type = file.readInt32LE(body);
    if (type === 1) points.push([file.readDoubleLE(body + 4), file.readDoubleLE(body + 12)]);
    if (type === 5) {
      const nRings = file.readInt32LE(body + 36);
      const nPoints = file.readInt32LE(body + 40);
      const coordinates = body + 44 + 4 * nRings;
      const first = (ring: number) => (ring === nRings ? nPoints : file.readInt32LE(body + 44 + 4 * ring));
      polygons.push(
        Array.from({ length: nRings }, (_, ring) =>
          Array.from({ length: first(ring + 1) - first(ring) }, (_, place): [number, number] => {
            const point = coordinates + 16 * (first(ring) + place);
            return [file.readDoubleLE(point), file.readDoubleLE(point + 8)];
          }),
        ),
      );
    }
    at = body + length;
  }
  return { points, polygons };
}

/** Rows of the table beside a shapefile, every value as text. */
export function readRecords(path: string): Record<string, string>[] {
  const file = readFileSync(path);
  const [nRows, header, length] = [file.readUInt32LE(4), file.readUInt16LE(8), file.readUInt16LE(10)];
  const fields: { name: string; width: number }[] = [];
  for (let at = 32; file[at] !== 0x0d; at += 32)
    fields.push({ name: file.toString('latin1', at, at + 11).split('\0')[0]!, width: file[at + 16]! });
  return Array.from({ length: nRows }, (_, row) => {
    let from = header + row * length + 1;
    return Object.fromEntries(
      fields.map(({ name, width }) => {
        from += width;
        return [name, file.toString('latin1', from - width, from).trim()];
      }),
    );
  });
}
