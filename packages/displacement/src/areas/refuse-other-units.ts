import { InputError } from '@assay/statistics';

/** The United Kingdom with its waters, in degrees. */
const [WEST, EAST, SOUTH, NORTH] = [-9.5, 2.5, 49, 61.5];
/** The same in kilometres of the national grid. */
const [EAST_KILOMETRES, NORTH_KILOMETRES] = [800, 1350];
/** Radius of the sphere of Web Mercator. */
const RADIUS_METRES = 6_378_137;
/** Files whose every place lies within so little are not of a force's area, if there are so many places. */
const FEWEST_PLACES = 10;
/** Whole numbers of degrees: as phones and some maps keep them. A ten-thousandth looks like metres. */
const PARTS_OF_DEGREES = [1e5, 1e6, 1e7];

const radians = (degrees: number): number => (degrees / 180) * Math.PI;
const mercatorNorth = (latitude: number): number =>
  RADIUS_METRES * Math.log(Math.tan(Math.PI / 4 + radians(latitude) / 2));

/**
 * Are the places in units in which distances would come out wrong? Web Mercator of the United Kingdom (EPSG 3857), whose metres are
 * 1.5 to 2 times too long there; kilometres of the national grid; degrees written as whole numbers. Each is told by where most of
 * the places lie: nowhere else in the country do metres or degrees give them.
 *
 * @throws InputError where they are.
 */
export function refuseOtherUnits(x: ArrayLike<number>, y: ArrayLike<number>, what: string): void {
  const unit = unitOf(x, y);
  if (unit === null) return;
  throw new InputError(
    `places of ${what} look like ${unit}: distances would be wrong. Give eastings and northings in metres, or longitude and latitude in degrees.`,
  );
}

function unitOf(x: ArrayLike<number>, y: ArrayLike<number>): string | null {
  const rows = Array.from({ length: x.length }, (_, row) => row).filter(
    (row) => Number.isFinite(x[row]!) && Number.isFinite(y[row]!),
  );
  const isMostly = (isSo: (east: number, north: number) => boolean) =>
    2 * rows.filter((row) => isSo(x[row]!, y[row]!)).length > rows.length;
  const inDegrees = (east: number, north: number) => east >= WEST && east <= EAST && north >= SOUTH && north <= NORTH;
  if (
    isMostly(
      (east, north) =>
        east >= RADIUS_METRES * radians(WEST) &&
        east <= RADIUS_METRES * radians(EAST) &&
        north >= mercatorNorth(SOUTH) &&
        north <= mercatorNorth(NORTH),
    )
  )
    return 'Web Mercator (EPSG 3857)';
  const part = PARTS_OF_DEGREES.find((each) => isMostly((east, north) => inDegrees(east / each, north / each)));
  if (part !== undefined) return `degrees times ${part.toLocaleString('en-GB')}`;
  const beyondDegrees = rows.some((row) => x[row]! > 180 || y[row]! > 180);
  const places = new Set(rows.map((row) => `${x[row]} ${y[row]}`)).size;
  const areKilometres =
    beyondDegrees &&
    places >= FEWEST_PLACES &&
    rows.every((row) => x[row]! >= 0 && x[row]! <= EAST_KILOMETRES && y[row]! >= 0 && y[row]! <= NORTH_KILOMETRES) &&
    isMostly((east, north) => !Number.isInteger(east) || !Number.isInteger(north));
  return areKilometres ? 'kilometres' : null;
}
