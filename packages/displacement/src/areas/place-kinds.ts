/** What is wrong with a place, or 'sound'. */
export type PlaceKind = 'sound' | 'missing' | 'zero' | 'swapped' | 'abroad' | 'one point';

export interface PlaceKinds {
  readonly kind: readonly PlaceKind[];
  readonly count: Readonly<Record<PlaceKind, number>>;
}

interface Box {
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

/** The United Kingdom with its waters, in degrees and on the British and Irish grids in metres. */
const COUNTRY_DEGREES: Box = { minX: -9.5, maxX: 2.5, minY: 49, maxY: 61.5 };
const COUNTRY_METRES: Box = { minX: -100_000, maxX: 800_000, minY: -50_000, maxY: 1_350_000 };
/** Where few places lie in the country the file is of another one; beyond this from its middle a place is far away. */
const FAR_DEGREES = 5;
const FAR_METRES = 500_000;

/**
 * Which places can be believed, and what is wrong with the others?
 *
 * *Missing*: a coordinate is blank. *Zero*: at (0, 0), or with one coordinate of exactly 0 in degrees. *Swapped*: in the
 * country only with the two exchanged. *Abroad*: outside the country, or, where most places are of another country, far
 * from their middle. *One point*: the one point that holds at least a hundredth of all places, ten at least, and five
 * times as many as the next: a default such as a station, not a place where so much happened. Told apart so that none
 * is counted as crime "outside every sector".
 *
 * Degrees where no coordinate exceeds 180, else metres. Sound places of one kind of coordinates in, one kind for each out.
 *
 * @example
 * placeKinds([-1.9, 0, 52.5], [52.5, 0, -1.9]).kind // ['sound', 'zero', 'swapped']
 */
export function placeKinds(x: ArrayLike<number>, y: ArrayLike<number>): PlaceKinds {
  const n = x.length;
  const inDegrees = every(n, (row) => !present(row) || (Math.abs(x[row]!) <= 180 && Math.abs(y[row]!) <= 180));
  const isZero = (row: number) => (inDegrees ? x[row] === 0 || y[row] === 0 : x[row] === 0 && y[row] === 0);
  const usable = Array.from({ length: n }, (_, row) => row).filter((row) => present(row) && !isZero(row));
  const country = inDegrees ? COUNTRY_DEGREES : COUNTRY_METRES;
  const within = (east: number, north: number, box: Box) =>
    east >= box.minX && east <= box.maxX && north >= box.minY && north <= box.maxY;
  const nSwapped = usable.filter((row) => within(y[row]!, x[row]!, country)).length;
  const nAtHome = usable.filter((row) => within(x[row]!, y[row]!, country)).length;
  // Local metres lie in the country's box whatever they mean; degrees do not.
  const box = 2 * Math.max(nAtHome, inDegrees ? nSwapped : 0) >= usable.length ? country : aroundTheMiddle();
  const kind = Array.from({ length: n }, (_, row): PlaceKind => {
    if (!present(row)) return 'missing';
    if (isZero(row)) return 'zero';
    if (within(x[row]!, y[row]!, box)) return 'sound';
    return inDegrees && within(y[row]!, x[row]!, box) ? 'swapped' : 'abroad';
  });
  const point = onePoint();
  if (point !== null)
    for (const row of usable) if (kind[row] === 'sound' && pointOf(row) === point) kind[row] = 'one point';
  const count = { sound: 0, missing: 0, zero: 0, swapped: 0, abroad: 0, 'one point': 0 };
  for (const each of kind) count[each]++;
  return { kind, count };

  function present(row: number): boolean {
    return Number.isFinite(x[row]!) && Number.isFinite(y[row]!);
  }
  function pointOf(row: number): string {
    return `${x[row]} ${y[row]}`;
  }
  function aroundTheMiddle(): Box {
    const middle = (values: ArrayLike<number>) =>
      usable.map((row) => values[row]!).sort((one, other) => one - other)[usable.length >> 1] ?? 0;
    const [east, north] = [middle(x), middle(y)];
    const far = inDegrees ? FAR_DEGREES : FAR_METRES;
    return { minX: east - far, maxX: east + far, minY: north - far, maxY: north + far };
  }
  function onePoint(): string | null {
    const held = new Map<string, number>();
    let nSound = 0;
    for (const row of usable) {
      if (kind[row] !== 'sound') continue;
      nSound++;
      held.set(pointOf(row), (held.get(pointOf(row)) ?? 0) + 1);
    }
    const [first, second] = [...held].sort(([, one], [, other]) => other - one);
    if (first === undefined || first[1] < Math.max(10, nSound / 100)) return null;
    return first[1] >= 5 * (second?.[1] ?? 0) ? first[0] : null;
  }
}

function every(n: number, test: (row: number) => boolean): boolean {
  for (let row = 0; row < n; row++) if (!test(row)) return false;
  return true;
}
