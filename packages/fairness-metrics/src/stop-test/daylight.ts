import { InputError } from '@assay/statistics';

const DAY = 86_400_000;
const RADIANS = Math.PI / 180;
/** 1 January 2000, 12:00 universal time, in milliseconds since 1970. */
const EPOCH_2000 = 946_728_000_000;
/** Altitude of the sun's centre at sunset: its radius, and refraction. */
const SUNSET = -0.833;
/** And at the end of civil twilight. */
const DUSK = -6;

export type Daylight = 'light' | 'twilight' | 'dark';

/**
 * Was it light or dark outside at this moment, in this place?
 *
 * Light until sunset, dark from the end of civil twilight (sun 6° below the horizon), and likewise in the morning. The sun's
 * place by the Astronomical Almanac's low-precision formulas: sunset is right to about a minute in England. The moment
 * is in milliseconds of universal time since 1970; latitude and longitude are in degrees, north and east positive.
 *
 * @throws InputError where there is no such moment or place.
 *
 * Source: Astronomical Almanac (2023), page C5.
 *
 * @example
 * daylight(Date.UTC(2024, 5, 21, 20, 0), 52.48, -1.9) // 'light'
 */
export function daylight(milliseconds: number, latitude: number, longitude: number): Daylight {
  if (!Number.isFinite(milliseconds))
    throw new InputError(`a moment must be in milliseconds since 1970: ${milliseconds}. Leave out what has no time.`);
  // Of a place that is none, the sun would be nowhere, and that is not dark.
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    throw new InputError(
      `a place lies within 90 degrees of the equator and 180 of Greenwich: ${latitude}, ${longitude}. Pass degrees, north and east positive.`,
    );
  }
  const altitude = sunAltitude(milliseconds, latitude, longitude);
  return altitude > SUNSET ? 'light' : altitude > DUSK ? 'twilight' : 'dark';
}

/** Degrees of the sun above the horizon. */
function sunAltitude(milliseconds: number, latitude: number, longitude: number): number {
  const days = (milliseconds - EPOCH_2000) / DAY;
  const mean = (280.46 + 0.9856474 * days) * RADIANS;
  const anomaly = (357.528 + 0.9856003 * days) * RADIANS;
  const ecliptic = mean + (1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RADIANS;
  const tilt = (23.439 - 0.0000004 * days) * RADIANS;
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(ecliptic), Math.cos(ecliptic));
  const declination = Math.asin(Math.sin(tilt) * Math.sin(ecliptic));
  const sidereal = (280.46062 + 360.9856474 * days + longitude) * RADIANS;
  const hourAngle = sidereal - ascension;
  const sine =
    Math.sin(latitude * RADIANS) * Math.sin(declination) +
    Math.cos(latitude * RADIANS) * Math.cos(declination) * Math.cos(hourAngle);
  return Math.asin(sine) / RADIANS;
}

/** Afternoon and evening, in minutes of the day. */
const NOON = 720;

export interface TimedStops {
  /** Universal time of each stop, in milliseconds since 1970. */
  readonly milliseconds: Float64Array;
  /** Minute of the day that clocks showed, 0 … 1439. */
  readonly clockMinutes: Float64Array;
}

export interface EveningRows {
  /** Rows of the stops between noon and midnight at clock times that are light on some of the days and dark on others. */
  readonly rows: Int32Array;
  /** 1 dark, 0 light, for each of the rows. */
  readonly dark: Uint8Array;
}

/**
 * Which stops took place at evening times that are light at one time of year and dark at another?
 *
 * Stops between noon and midnight, those in twilight left out, at clock times between the earliest dark and the latest
 * light stop: what the veil of darkness compares. None where no such times exist.
 *
 * @throws InputError where a stop has no time, or there is no such place.
 *
 * Source: Grogger and Ridgeway (2006), section 2.
 *
 * @example
 * const at = [Date.UTC(2024, 5, 21, 18), Date.UTC(2024, 5, 21, 20), Date.UTC(2024, 11, 21, 18), Date.UTC(2024, 11, 21, 23)];
 * const clockMinutes = Float64Array.of(1080, 1200, 1080, 1380);
 * eveningStopRows({ milliseconds: Float64Array.from(at), clockMinutes }, 52.48, -1.9).rows // [0, 1, 2]
 */
export function eveningStopRows(stops: TimedStops, latitude: number, longitude: number): EveningRows {
  const light = Array.from(stops.milliseconds, (at) => daylight(at, latitude, longitude));
  const isEvening = (row: number) => stops.clockMinutes[row]! >= NOON;
  let earliestDark = Number.POSITIVE_INFINITY;
  let latestLight = Number.NEGATIVE_INFINITY;
  light.forEach((kind, row) => {
    if (!isEvening(row)) return;
    if (kind === 'dark') earliestDark = Math.min(earliestDark, stops.clockMinutes[row]!);
    if (kind === 'light') latestLight = Math.max(latestLight, stops.clockMinutes[row]!);
  });
  const isBetween = (row: number) =>
    stops.clockMinutes[row]! >= earliestDark && stops.clockMinutes[row]! <= latestLight;
  const rows = Int32Array.from(light.keys()).filter(
    (row) => light[row] !== 'twilight' && isEvening(row) && isBetween(row),
  );
  return { rows, dark: Uint8Array.from(rows, (row) => (light[row] === 'dark' ? 1 : 0)) };
}
