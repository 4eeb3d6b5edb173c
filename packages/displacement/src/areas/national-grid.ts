import { InputError } from '@assay/statistics';
import { AIRY, transverseMercator } from './transverse-mercator.ts';

const RADIANS = Math.PI / 180;
const ARC_SECONDS = RADIANS / 3600;

/** Semi-major axis and eccentricity squared of the ellipsoid of satellites. */
const WGS84 = { axis: 6378137, eccentricity: 0.00669437999014 };

/** From the WGS 84 frame to that of the national grid: metres, parts, radians. */
const HELMERT = {
  shift: [-446.448, 125.157, -542.06],
  scale: 20.4894e-6,
  turn: [-0.1502 * ARC_SECONDS, -0.247 * ARC_SECONDS, -0.8421 * ARC_SECONDS],
} as const;

/**
 * Degrees of longitude and latitude (WGS 84) to eastings and northings of the British national grid, so that published points
 * can be set beside a force's own boundaries.
 *
 * Seven-parameter Helmert transformation and transverse Mercator projection: right to about five metres within Great
 * Britain, far below the spacing of published points. Missing coordinates stay missing (`NaN`).
 *
 * @throws InputError on a latitude beyond 90.
 *
 * Source: Ordnance Survey (2020), A Guide to Coordinate Systems in Great Britain, §6.6 and annexes B and C.
 *
 * @example
 * nationalGrid([-1.84522], [52.5983]).x // [410600]
 */
export function nationalGrid(
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
): { x: Float64Array; y: Float64Array } {
  const x = new Float64Array(longitude.length);
  const y = new Float64Array(longitude.length);
  for (let event = 0; event < x.length; event++) {
    if (Math.abs(latitude[event]!) > 90)
      throw new InputError(
        `latitude must lie between −90 and 90: ${latitude[event]} at event ${event + 1}. Check whether columns are swapped or already in metres.`,
      );
    const [phi, lambda] = onAiry(latitude[event]! * RADIANS, longitude[event]! * RADIANS);
    [x[event], y[event]] = transverseMercator(phi, lambda);
  }
  return { x, y };
}

/** The same place seen from the grid's own ellipsoid. */
function onAiry(phi: number, lambda: number): readonly [number, number] {
  const radius = WGS84.axis / Math.sqrt(1 - WGS84.eccentricity * Math.sin(phi) ** 2);
  const x = radius * Math.cos(phi) * Math.cos(lambda);
  const y = radius * Math.cos(phi) * Math.sin(lambda);
  const z = radius * (1 - WGS84.eccentricity) * Math.sin(phi);
  const { shift, scale, turn } = HELMERT;
  const movedX = shift[0] + (1 + scale) * x - turn[2] * y + turn[1] * z;
  const movedY = shift[1] + turn[2] * x + (1 + scale) * y - turn[0] * z;
  const movedZ = shift[2] - turn[1] * x + turn[0] * y + (1 + scale) * z;
  const across = Math.hypot(movedX, movedY);
  let latitude = Math.atan2(movedZ, across * (1 - AIRY.eccentricity));
  // Four rounds settle it to below a hundredth of a millimetre anywhere in Britain.
  for (let round = 0; round < 4; round++) {
    const bend = AIRY.axis / Math.sqrt(1 - AIRY.eccentricity * Math.sin(latitude) ** 2);
    latitude = Math.atan2(movedZ + AIRY.eccentricity * bend * Math.sin(latitude), across);
  }
  return [latitude, Math.atan2(movedY, movedX)];
}
