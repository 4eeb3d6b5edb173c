import { InputError, type Slice } from '@assay/statistics';

/** Events by metres and by milliseconds since 1970-01-01, as the clock showed; `NaN` where one is missing. */
interface PlacedEvents {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly time: Float64Array;
}

/** What rounding may add to a distance. */
const ROUNDING = 1e-9;

/**
 * How is a map divided so that near pairs are counted slice by slice? Strips from west to east of `width` metres, each with the
 * events of its neighbours within `reach` of its edges, which it does not own. Events without a place are in the first.
 *
 * @throws InputError where width or reach is no number of metres, or columns differ in length.
 *
 * @example
 * const events = { x: Float64Array.of(0, 950, 2000), y: new Float64Array(3), time: new Float64Array(3) };
 * stripsOfPlaces(events, { reach: 100, width: 1000 }).map(({ rowCount }) => rowCount) // [2, 1]
 */
export function stripsOfPlaces(
  { x, y, time }: PlacedEvents,
  { reach, width }: { readonly reach: number; readonly width: number },
): Slice[] {
  if (!(width > 0 && Number.isFinite(width) && reach >= 0 && Number.isFinite(reach))) {
    throw new InputError(`strips must be wider than 0 and reach 0 metres or more: ${width} and ${reach}. Pass metres.`);
  }
  if (x.length !== y.length || x.length !== time.length) {
    throw new InputError(`x, y and time must have the same length: ${x.length}, ${y.length} and ${time.length}.`);
  }
  const far = reach * (1 + ROUNDING);
  const strips = new Map<number, number[]>();
  const owner = new Float64Array(x.length);
  const join = (strip: number, row: number) => {
    const known = strips.get(strip);
    if (known === undefined) strips.set(strip, [row]);
    else known.push(row);
  };
  const least = x.reduce((least, each) => (Number.isFinite(each) && each < least ? each : least), Infinity);
  for (let row = 0; row < x.length; row++) {
    const at = x[row]!;
    owner[row] = Number.isFinite(at) ? Math.floor((at - least) / width) : 0;
    const [first, last] = Number.isFinite(at)
      ? [Math.floor((at - least - far) / width), Math.floor((at - least + far) / width)]
      : [0, 0];
    if (!Number.isSafeInteger(last)) {
      throw new InputError(
        `event ${row + 1} lies ${at - least} metres east of the first: that is on no map. Correct it.`,
      );
    }
    if (last - first > MOST_STRIPS) {
      throw new InputError(
        `strips of ${width} metres are too narrow for pairs within ${reach}. Pass a width of at least ${reach}.`,
      );
    }
    for (let strip = first; strip <= last; strip++) join(strip, row);
  }
  const owning = new Set(owner);
  return [...strips]
    .filter(([strip]) => owning.has(strip))
    .sort(([a], [b]) => a - b)
    .map(([strip, rows]) => {
      const of = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]!);
      const own = Float64Array.from(rows, (row) => (owner[row] === strip ? 1 : 0));
      return { rowCount: rows.length, columns: {}, numbers: { x: of(x), y: of(y), time: of(time), own }, sizes: null };
    });
}

/** Strips that one event may be in. */
const MOST_STRIPS = 1000;
