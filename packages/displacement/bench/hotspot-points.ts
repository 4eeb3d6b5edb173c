import type { RandomStream } from '@assay/statistics';

/** Points of a 40 km square: half spread evenly, half around two hundred hotspots, over two years. No contagion. */
export function hotspotPoints(nEvents: number, random: RandomStream) {
  const side = 40_000;
  const x = new Float64Array(nEvents);
  const y = new Float64Array(nEvents);
  const time = new Int32Array(nEvents);
  const centres = Array.from({ length: 200 }, () => [random.next() * side, random.next() * side] as const);
  for (let event = 0; event < nEvents; event++) {
    if (random.next() < 0.5) {
      x[event] = random.next() * side;
      y[event] = random.next() * side;
    } else {
      const [cx, cy] = centres[random.integer(centres.length)]!;
      const radius = 800 * Math.sqrt(-2 * Math.log(1 - random.next()));
      const angle = 2 * Math.PI * random.next();
      x[event] = cx + radius * Math.cos(angle);
      y[event] = cy + radius * Math.sin(angle);
    }
    time[event] = random.integer(730);
  }
  return { x, y, time };
}
