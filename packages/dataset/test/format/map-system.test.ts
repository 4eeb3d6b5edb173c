import { expect, it } from 'vitest';
import { nameOfSystem, systemOfText } from '../../src/format/map-system.ts';

const GRID =
  'PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",6377563.396,299.3249646]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",400000.0],PARAMETER["False_Northing",-100000.0],PARAMETER["Central_Meridian",-2.0],PARAMETER["Scale_Factor",0.9996012717],PARAMETER["Latitude_Of_Origin",49.0],UNIT["Meter",1.0]]';

it('knows the national grid by its datum, every one of its numbers and its metres', () => {
  expect(systemOfText(GRID)).toBe('national grid');
  expect(systemOfText(GRID.replace('D_OSGB_1936', 'OSGB36'))).toBe('national grid');
  for (const [from, to] of [
    ['400000.0', '400001.0'],
    ['-100000.0', '100000.0'],
    ['"Central_Meridian",-2.0', '"Central_Meridian",2.0'],
    ['0.9996012717', '0.9996012737'],
    ['"Latitude_Of_Origin",49.0', '"Latitude_Of_Origin",49.00001'],
    ['PARAMETER["False_Easting",400000.0],', ''],
    ['UNIT["Meter",1.0]', 'UNIT["Foot",0.3048]'],
    ['D_OSGB_1936', 'D_North_American_1983'],
    ['PROJCS', 'LOCAL_CS'],
  ] as const) {
    expect(GRID).toContain(from);
    expect(systemOfText(GRID.replace(from, to)), to).toBeNull();
  }
});

const WGS =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

it('knows degrees of the world’s and of the European system, from Greenwich, and no others', () => {
  const european = WGS.replace('D_WGS_1984', 'European_Terrestrial_Reference_System_1989');
  for (const text of [WGS, european, WGS.replace('D_WGS_1984', 'WGS84'), WGS.replace('PRIMEM["Greenwich",0.0],', '')])
    expect(systemOfText(text)).toBe('degrees');
  for (const [from, to] of [
    ['D_WGS_1984', 'D_North_American_1927'],
    ['"Greenwich",0.0', '"Paris",2.33722917'],
    ['UNIT["Degree",0.0174532925199433]', 'UNIT["Grad",0.01570796326794897]'],
    ['UNIT["Degree",0.0174532925199433]', 'UNIT["Degree",1.0]'],
    ['GEOGCS', 'GEOCCS'],
  ] as const) {
    expect(WGS).toContain(from);
    expect(systemOfText(WGS.replace(from, to)), to).toBeNull();
  }
});

it('names a system as its text does, or by its first forty characters', () => {
  expect(nameOfSystem(GRID)).toBe('British_National_Grid');
  expect(nameOfSystem(` ${'x'.repeat(50)}`)).toBe('x'.repeat(40));
});
