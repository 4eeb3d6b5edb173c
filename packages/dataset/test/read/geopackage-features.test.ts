import { textAt } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { accountLines, numberColumn, tableSchema, textColumn } from '../../src/index.ts';
import { readTable } from '../../src/read/index.ts';
import { sqliteFile } from './sqlite-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const schema = tableSchema({
  name: 'sectors',
  title: 'Sectors',
  fields: [
    { name: 'name', title: 'Name', description: '', type: 'text', role: 'place', required: true },
    { name: 'geometry', title: 'Shape', description: '', type: 'text', role: 'place', required: false },
    { name: 'longitude', title: 'Longitude', description: '', type: 'number', role: 'measure', required: false },
    { name: 'easting', title: 'Easting', description: '', type: 'number', role: 'measure', required: false },
  ],
});

/** A shape's bytes: the head, a box of four numbers unless empty, then numbers as they come in the format's clauses. */
function shape(
  kind: number,
  body: readonly (number | readonly number[])[],
  { big = false, box = 1, empty = false } = {},
) {
  const out: number[] = [0x47, 0x50, 0, (empty ? 16 : 0) | (box << 1) | 1, 0xe6, 0x10, 0, 0];
  out.push(...new Array<number>([0, 32, 48, 48, 64][box]!).fill(0));
  const add = (bytes: number, write: (view: DataView) => void) => {
    const view = new DataView(new ArrayBuffer(bytes));
    write(view);
    out.push(...new Uint8Array(view.buffer));
  };
  const head = (of: number) => {
    out.push(big ? 0 : 1);
    add(4, (view) => view.setUint32(0, of, !big));
  };
  head(kind);
  for (const part of body) {
    // A whole number by itself counts; a list holds coordinates.
    if (typeof part === 'number') add(4, (view) => view.setUint32(0, part, !big));
    else for (const number of part) add(8, (view) => view.setFloat64(0, number, !big));
  }
  return Uint8Array.from(out);
}

function geopackage(name: string, rows: readonly (readonly [string, Uint8Array | null])[], reference = 4326) {
  return sqliteFile(`${folder.path}/${name}`, (database) => {
    database.exec('CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)');
    database.exec('CREATE TABLE wards (fid INTEGER, name TEXT, geom BLOB)');
    database.exec('CREATE TABLE notes (text TEXT)');
    database.run('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?)', ['wards', 'geom', reference]);
    for (const [at, [text, bytes]] of rows.entries()) {
      database.run('INSERT INTO wards VALUES (?, ?, ?)', [at + 1, text, bytes]);
    }
  });
}

const ring = [0, 0, 1, 0, 1, 1, 0, 0];
const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];

describe('a GeoPackage', () => {
  it('gives its layer as GeoJSON would, whatever the order of bytes, the box or the height', async () => {
    const path = await geopackage('wards.gpkg', [
      ['plain', shape(3, [1, 4, ring])],
      ['big end first, no box', shape(3, [1, 4, ring], { big: true, box: 0 })],
      ['with heights', shape(1003, [1, 4, [0, 0, 9, 1, 0, 9, 1, 1, 9, 0, 0, 9]], { box: 2 })],
      ['empty', shape(3, [], { empty: true })],
      ['missing', null],
    ]);
    const reading = await readTable({ paths: [path], schema });
    const shapes = textColumn(reading.table, 'geometry');
    const at = (row: number) => JSON.parse(textAt(shapes, row) ?? 'null') as unknown;
    const polygon = { type: 'Polygon', coordinates: [square] };
    expect([0, 1, 2, 3, 4].map(at)).toEqual([polygon, polygon, polygon, null, null]);
    expect(textAt(textColumn(reading.table, 'name'), 4)).toBe('missing');
    expect(accountLines(reading)[0]).toBe('wards.gpkg: 5 rows of SQLite, table "wards"');
  });

  it('gives points their longitude, and keeps many parts apart', async () => {
    const point = shape(1, [[-1.9, 52.5]]);
    const path = await geopackage('points.gpkg', [
      ['a', point],
      ['b', null],
    ]);
    const { table } = await readTable({ paths: [path], schema });
    expect([...numberColumn(table, 'longitude').values]).toEqual([-1.9, Number.NaN]);
    expect(textAt(textColumn(table, 'geometry'), 0)).toBe('{"type":"Point","coordinates":[-1.9,52.5]}');
  });

  it('in metres, damaged or asked by a query is refused or read as it says', async () => {
    const metres = await geopackage('metres.gpkg', [['a', shape(1, [[406_689.5, 286_822.1]])]], 27700);
    const { table } = await readTable({ paths: [metres], schema });
    expect([...numberColumn(table, 'easting').values]).toEqual([406_689.5]);
    expect(table.columns['longitude']).toBeUndefined();
    const web = await geopackage('web.gpkg', [['a', shape(3, [1, 4, ring])]], 3857);
    await expect(readTable({ paths: [web], schema })).rejects.toThrow(
      'has its coordinates in the system EPSG:3857, not in degrees or metres of the national grid. Export it in WGS 84 (EPSG:4326) or the British national grid (EPSG:27700).',
    );
    const mistaken = await geopackage('mistaken.gpkg', [['a', shape(1, [[406_689.5, 286_822.1]])]]);
    await expect(readTable({ paths: [mistaken], schema })).rejects.toThrow(
      'says that its coordinates are degrees and has 406689.5, 286822.1. Export it again in the system that it names.',
    );
    const cut = await geopackage('cut.gpkg', [['a', shape(3, [1, 4, ring]).subarray(0, 60)]]);
    await expect(readTable({ paths: [cut], schema })).rejects.toThrow('holds a shape that cannot be read');
    // Thousands of a kind say what stands beside its two numbers; beyond three nothing is said.
    const unknown = await geopackage('unknown.gpkg', [['a', shape(4001, [[1, 2]])]]);
    await expect(readTable({ paths: [unknown], schema })).rejects.toThrow('cannot be read (kind 4001)');
    const path = await geopackage('asked.gpkg', [['a', shape(3, [1, 4, ring])]]);
    const choices = { query: 'SELECT name FROM wards' };
    expect((await readTable({ paths: [path], schema, choices })).rowCount).toBe(1);
  });
});
