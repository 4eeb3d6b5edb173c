/** In what a file's coordinates are: degrees of longitude and latitude, or metres of the British national grid. */
export type MapSystem = 'degrees' | 'national grid';

/** WGS 84, and the European system that lies within a metre of it. */
const IN_DEGREES: readonly number[] = [4326, 4258];
const BRITISH_GRID = 27700;

/**
 * The system that a number of the EPSG register stands for; `null` for one that Assay does not set beside others.
 *
 * @example
 * systemOfNumber(27700) // 'national grid'
 */
export function systemOfNumber(epsg: number): MapSystem | null {
  if (IN_DEGREES.includes(epsg)) return 'degrees';
  return epsg === BRITISH_GRID ? 'national grid' : null;
}

/** What the British national grid is projected by, however a file calls it; all are needed. */
const GRID_NUMBERS: readonly (readonly [parameter: string, value: number])[] = [
  ['false_easting', 400_000],
  ['false_northing', -100_000],
  ['central_meridian', -2],
  ['scale_factor', 0.9996012717],
  ['latitude_of_origin', 49],
];

/**
 * The system that the text of a `.prj` describes, by its datum and its numbers, not by its name alone; `null` for any other.
 *
 * Source: OGC 01-009 (well-known text 1); Ordnance Survey (2020), A Guide to Coordinate Systems in Great Britain, annex A.
 *
 * @example
 * systemOfText('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],UNIT["Degree",0.0174532925199433]]') // 'degrees'
 */
export function systemOfText(text: string): MapSystem | null {
  const datum =
    /DATUM\s*\[\s*"([^"]*)"/i
      .exec(text)?.[1]
      ?.toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '') ?? '';
  if (/^\s*GEOGCS\s*\[/i.test(text)) {
    const isDegree = /UNIT\s*\[\s*"degree[^"]*"\s*,\s*0?\.01745329/i.test(text);
    const isGreenwich = !/PRIMEM\s*\[\s*"(?!greenwich)/i.test(text);
    return isDegree &&
      isGreenwich &&
      /^(d?wgs(19)?84|d?etrs(19)?89|europeanterrestrialreferencesystem1989.*)$/.test(datum)
      ? 'degrees'
      : null;
  }
  if (!/^\s*PROJCS\s*\[/i.test(text) || !/^d?(osgb(19)?36|ordnancesurveyofgreatbritain1936)$/.test(datum)) return null;
  const isGrid = GRID_NUMBERS.every(([parameter, value]) => {
    const found = new RegExp(`PARAMETER\\s*\\[\\s*"${parameter}"\\s*,\\s*([-+.\\deE]+)`, 'i').exec(text)?.[1];
    return found !== undefined && Math.abs(Number(found) - value) < 1e-9 * Math.max(1, Math.abs(value));
  });
  // The unit of the projection stands last; that of the angles stands within its datum.
  const lastUnit = [...text.matchAll(/UNIT\s*\[\s*"[^"]*"\s*,\s*([-+.\deE]+)/gi)].at(-1)?.[1];
  return isGrid && Number(lastUnit) === 1 ? 'national grid' : null;
}

/** How a `.prj` calls its system, for a message; the text itself may be long. */
export function nameOfSystem(text: string): string {
  return /^\s*\w+\s*\[\s*"([^"]*)"/.exec(text)?.[1] ?? text.trim().slice(0, 40);
}
