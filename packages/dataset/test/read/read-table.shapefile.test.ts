import { textAt } from '@assay/statistics';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { accountLines, numberColumn, tableSchema, textColumn } from '../../src/index.ts';
import { filesOfReading, readTable } from '../../src/read/index.ts';
import { shapefileBytes, tableBytes } from './shapefile-bytes.ts';
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
    { name: 'since', title: 'Since', description: '', type: 'date', role: 'time', required: false },
    { name: 'is_city', title: 'In the city', description: '', type: 'text', role: 'category', required: false },
  ],
});

const DEGREES =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const GRID =
  'PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",6377563.396,299.3249646]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",400000.0],PARAMETER["False_Northing",-100000.0],PARAMETER["Central_Meridian",-2.0],PARAMETER["Scale_Factor",0.9996012717],PARAMETER["Latitude_Of_Origin",49.0],UNIT["Meter",1.0]]';
const UTM = GRID.replaceAll('OSGB_1936', 'North_American_1983').replace(
  'British_National_Grid',
  'NAD_1983_UTM_Zone_10N',
);

// Clockwise without, counter-clockwise within, as the format has it.
const square = [[0, 0], [0, 2], [2, 2], [2, 0], [0, 0]] as const; // biome-ignore format: a ring
const hole = [[0.5, 0.5], [1, 0.5], [1, 1], [0.5, 0.5]] as const; // biome-ignore format: a ring
const island = [[5, 5], [5, 6], [6, 6], [5, 5]] as const; // biome-ignore format: a ring

type Files = Readonly<Record<string, Uint8Array | string>>;

function parts(files: Files, stem = 'wards'): string {
  const paths = Object.entries(files).map(([ending, content]) => folder.file(`${stem}.${ending}`, content));
  return paths.find((path) => path.endsWith('.shp'))!;
}

const named = tableBytes([['name', 'C', 12]], [['One'], ['Two']]);
const places = shapefileBytes(1, [[[-1.9, 52.5]], [[-1.8, 52.6]]]);

describe('a Shapefile', () => {
  it('gives areas with their holes and parts, and what its table says of each', async () => {
    const table = tableBytes(
      [
        ['NAME', 'C', 12],
        ['since', 'D', 8],
        ['is_city', 'L', 1],
      ],
      [
        ['Ladywood', '20240301', 'T'],
        ['Two parts', '', '?'],
        ['No shape', '20231231', 'F'],
      ],
    );
    const path = parts({ shp: shapefileBytes(5, [[square, hole], [square, island], null]), dbf: table, prj: DEGREES });
    const { table: read, ...reading } = await readTable({ paths: [path], schema });
    const shape = (row: number) => JSON.parse(textAt(textColumn(read, 'geometry'), row) ?? 'null') as unknown;
    expect(shape(0)).toEqual({ type: 'Polygon', coordinates: [square, hole] });
    expect(shape(1)).toEqual({ type: 'MultiPolygon', coordinates: [[square], [island]] });
    expect(shape(2)).toBeNull();
    const text = (name: string) => [0, 1, 2].map((row) => textAt(textColumn(read, name), row));
    expect(text('name')).toEqual(['Ladywood', 'Two parts', 'No shape']);
    // A question mark is no "no".
    expect(text('is_city')).toEqual(['true', null, 'false']);
    expect(accountLines({ table: read, ...reading } as never)[0]).toBe('wards.shp: 3 rows of Shapefile');
  });

  it('of places has their coordinates under the names of their system, metres as they are', async () => {
    const degrees = await readTable({ paths: [parts({ shp: places, dbf: named, prj: DEGREES }, 'places')], schema });
    expect([...numberColumn(degrees.table, 'longitude').values]).toEqual([-1.9, -1.8]);
    const inMetres = shapefileBytes(1, [[[406_689.5, 286_822.1]], [[408_000, 290_000]]]);
    const metres = await readTable({ paths: [parts({ shp: inMetres, dbf: named, prj: GRID }, 'metres')], schema });
    expect([...numberColumn(metres.table, 'easting').values]).toEqual([406_689.5, 408_000]);
    expect(metres.table.columns['longitude']).toBeUndefined();
  });

  it('comes as a zip with its parts and the notes that programs add, in a folder or none', async () => {
    const entries = {
      'out/Wards.SHP': new Uint8Array(places),
      'out/Wards.DBF': new Uint8Array(named),
      'out/Wards.prj': strToU8(DEGREES),
      'out/Wards.shx': new Uint8Array(1),
      'out/Wards.shp.xml': strToU8('<metadata/>'),
      'README.txt': strToU8('read me'),
    };
    const path = folder.file('sent.zip', zipSync(entries));
    expect((await readTable({ paths: [path], schema })).rowCount).toBe(2);
    const two = folder.file('two.zip', zipSync({ ...entries, 'Other.shp': new Uint8Array(places) }));
    await expect(readTable({ paths: [two], schema })).rejects.toThrow(
      'two.zip is a zip archive of 2 Shapefiles: out/Wards.SHP, Other.shp. Zip one with its parts.',
    );
    const beside = folder.file('beside.zip', zipSync({ ...entries, 'people.csv': strToU8('a,b\n1,2\n') }));
    await expect(readTable({ paths: [beside], schema })).rejects.toThrow(
      'beside.zip is a zip archive of 2 files: out/Wards.SHP, people.csv.',
    );
    const { 'out/Wards.prj': _, ...without } = entries;
    await expect(readTable({ paths: [folder.file('without.zip', zipSync(without))], schema })).rejects.toThrow(
      'without.zip (out/Wards.SHP) has no .prj beside it',
    );
  });

  it('names its letters by its .cpg, by what is said, or by what fits', async () => {
    const latin = tableBytes([['name', 'C', 12]], [[Buffer.from('Caf\xe9', 'latin1')], ['Two']]);
    const utf8 = tableBytes([['name', 'C', 12]], [[Buffer.from('Café')], ['Two']]);
    const first = async (files: Files, stem: string, choices = {}) =>
      textAt(
        textColumn(
          (await readTable({ paths: [parts({ shp: places, prj: DEGREES, ...files }, stem)], schema, choices })).table,
          'name',
        ),
        0,
      );
    expect(await first({ dbf: latin, cpg: '1252' }, 'page')).toBe('Café');
    expect(await first({ dbf: latin }, 'guessed')).toBe('Café');
    expect(await first({ dbf: utf8, cpg: 'UTF-8' }, 'utf8')).toBe('Café');
    expect(await first({ dbf: utf8 }, 'fits')).toBe('Café');
    expect(await first({ dbf: latin }, 'said', { encoding: 'windows-1250' })).toBe('Café');
  });

  it('leaves out a row that was deleted, with its shape', async () => {
    const table = tableBytes([['name', 'C', 12]], [['Gone'], ['Two']], [0]);
    const { table: read } = await readTable({
      paths: [parts({ shp: places, dbf: table, prj: DEGREES }, 'deleted')],
      schema,
    });
    expect(textAt(textColumn(read, 'name'), 0)).toBe('Two');
    expect([...numberColumn(read, 'longitude').values]).toEqual([-1.8]);
  });

  it.each<readonly [string, Files, string]>([
    [
      'no-system',
      { shp: places, dbf: named },
      'has no .prj beside it, which says what its coordinates are. Give the .shp',
    ],
    ['no-table', { shp: places, prj: DEGREES }, 'has no .dbf beside it, which says what each shape is. Give the .shp'],
    [
      'utm',
      { shp: places, dbf: named, prj: UTM },
      'has its coordinates in the system "NAD_1983_UTM_Zone_10N", not in degrees or metres of the national grid. Export it in WGS 84',
    ],
    ['odd', { shp: places, dbf: named, prj: 'nonsense' }, 'in the system "nonsense"'],
    [
      'other-grid',
      { shp: places, dbf: named, prj: GRID.replace('"Central_Meridian",-2.0', '"Central_Meridian",-8.0') },
      'in the system "British_National_Grid"',
    ],
    ['feet', { shp: places, dbf: named, prj: GRID.replace('"Meter",1.0', '"Foot",0.3048') }, 'in the system'],
    [
      'cut',
      { shp: places.subarray(0, places.length - 4), dbf: named, prj: DEGREES },
      'is cut short or damaged. Export it',
    ],
    [
      'fewer',
      { shp: shapefileBytes(1, [[[-1.9, 52.5]]]), dbf: named, prj: DEGREES },
      'has 1 shapes and its .dbf 2 rows. They are not of one export',
    ],
    ['broken', { shp: places, dbf: named.subarray(0, 40), prj: DEGREES }, 'the .dbf of'],
  ])('%s is refused in one line with the remedy', async (stem, files, message) => {
    const error = await readTable({ paths: [parts(files, stem)], schema }).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toContain('\n');
  });

  it('is recorded with every part that it is read from, and read once however it is named', async () => {
    const path = parts({ shp: places, dbf: named, prj: DEGREES, shx: 'x' }, 'all');
    const all = ['shp', 'dbf', 'prj'].map((ending) => path.replace(/shp$/, ending));
    expect(filesOfReading(path)).toEqual(all);
    expect((await readTable({ paths: all, schema })).rowCount).toBe(2);
    await expect(readTable({ paths: [all[1]!], schema })).rejects.toThrow(
      'all.dbf is a part of a Shapefile. Give the .shp with its .dbf and .prj beside it, or a zip of them.',
    );
  });
});
