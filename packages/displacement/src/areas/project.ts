import { InputError } from '@assay/statistics';

/**
 * Degrees to metres east and north of a centre, on the WGS 84 ellipsoid's tangent scale at that latitude: distances are
 * right to one part in a thousand within 50 km, which is a force's area.
 *
 * Missing coordinates stay missing (`NaN`).
 *
 * @throws InputError on a latitude beyond 90 or a centre that is not a place.
 *
 * Source: National Geospatial-Intelligence Agency (2014), TR8350.2, for the radii.
 *
 * @example
 * projectDegrees([-1.9], [52.51], { longitude: -1.9, latitude: 52.5 }).y // [1113]
 */
export function projectDegrees(
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
  centre: { readonly longitude: number; readonly latitude: number },
): { x: Float64Array; y: Float64Array } {
  if (!(Math.abs(centre.latitude) < 89 && Math.abs(centre.longitude) <= 180))
    throw new InputError(
      `centre must be a longitude and a latitude: ${centre.longitude}, ${centre.latitude}. Pass degrees.`,
    );
  const radians = Math.PI / 180;
  const eccentricity = 0.00669437999014;
  const sine = Math.sin(centre.latitude * radians);
  const curvature = 1 - eccentricity * sine * sine;
  const metresNorth = (6378137 * (1 - eccentricity) * radians) / curvature ** 1.5;
  const metresEast = (6378137 * Math.cos(centre.latitude * radians) * radians) / Math.sqrt(curvature);
  const x = new Float64Array(longitude.length);
  const y = new Float64Array(longitude.length);
  for (let event = 0; event < x.length; event++) {
    if (Math.abs(latitude[event]!) > 90)
      throw new InputError(
        `latitude must lie between −90 and 90: ${latitude[event]} at event ${event + 1}. Check whether columns are swapped or already in metres.`,
      );
    x[event] = (longitude[event]! - centre.longitude) * metresEast;
    y[event] = (latitude[event]! - centre.latitude) * metresNorth;
  }
  return { x, y };
}
