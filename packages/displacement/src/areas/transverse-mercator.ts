const RADIANS = Math.PI / 180;

/** Semi-major axis and eccentricity squared of the ellipsoid of the national grid. */
export const AIRY = { axis: 6377563.396, eccentricity: 0.0066705400741492 };

const ORIGIN = { latitude: 49 * RADIANS, longitude: -2 * RADIANS, east: 400_000, north: -100_000, scale: 0.9996012717 };

/**
 * Radians of latitude and longitude on the Airy ellipsoid to eastings and northings of the national grid. Names as in the guide:
 * ν and ρ are the radii of curvature, terms I to VI of northing and easting.
 *
 * Source: Ordnance Survey (2020), A Guide to Coordinate Systems in Great Britain, annex C.
 */
export function transverseMercator(phi: number, lambda: number): readonly [number, number] {
  const { axis: a, eccentricity } = AIRY;
  const b = a * Math.sqrt(1 - eccentricity);
  const n = (a - b) / (a + b);
  const nu = (a * ORIGIN.scale) / Math.sqrt(1 - eccentricity * Math.sin(phi) ** 2);
  const rho = (nu * (1 - eccentricity)) / (1 - eccentricity * Math.sin(phi) ** 2);
  const etaSquared = nu / rho - 1;
  const [sine, cosine, tangent] = [Math.sin(phi), Math.cos(phi), Math.tan(phi)];
  const [difference, sum] = [phi - ORIGIN.latitude, phi + ORIGIN.latitude];
  const arc =
    b *
    ORIGIN.scale *
    ((1 + n + 1.25 * n ** 2 + 1.25 * n ** 3) * difference -
      (3 * n + 3 * n ** 2 + 2.625 * n ** 3) * Math.sin(difference) * Math.cos(sum) +
      (1.875 * n ** 2 + 1.875 * n ** 3) * Math.sin(2 * difference) * Math.cos(2 * sum) -
      (35 / 24) * n ** 3 * Math.sin(3 * difference) * Math.cos(3 * sum));
  const t2 = tangent ** 2;
  const t4 = tangent ** 4;
  const p = lambda - ORIGIN.longitude;
  const north =
    arc +
    ORIGIN.north +
    (nu / 2) * sine * cosine * p ** 2 +
    (nu / 24) * sine * cosine ** 3 * (5 - t2 + 9 * etaSquared) * p ** 4 +
    (nu / 720) * sine * cosine ** 5 * (61 - 58 * t2 + t4) * p ** 6;
  const east =
    ORIGIN.east +
    nu * cosine * p +
    (nu / 6) * cosine ** 3 * (nu / rho - t2) * p ** 3 +
    (nu / 120) * cosine ** 5 * (5 - 18 * t2 + t4 + 14 * etaSquared - 58 * t2 * etaSquared) * p ** 5;
  return [east, north];
}
