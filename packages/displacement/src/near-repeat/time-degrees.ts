/** For each time band, how many pairs of events lie in it, and the sum over events of "pairs of partners". */
interface TimeBandTotals {
  readonly pairs: Float64Array;
  readonly sharedPairs: Float64Array;
}

/** Counts partners in time by two pointers over the sorted times, for thresholds "difference < t". */
export function timeBandTotals(times: Int32Array, thresholds: readonly number[]): TimeBandTotals {
  const nEvents = times.length;
  const nBands = thresholds.length - 1;
  const sorted = times.slice().sort();
  let within = partners(sorted, thresholds[0]!);
  const pairs = new Float64Array(nBands);
  const sharedPairs = new Float64Array(nBands);
  for (let band = 0; band < nBands; band++) {
    const next = partners(sorted, thresholds[band + 1]!);
    for (let event = 0; event < nEvents; event++) {
      const degree = next[event]! - within[event]!;
      pairs[band]! += degree / 2;
      sharedPairs[band]! += (degree * (degree - 1)) / 2;
    }
    within = next;
  }
  return { pairs, sharedPairs };
}

function partners(sorted: Int32Array, threshold: number): Int32Array {
  const nEvents = sorted.length;
  const count = new Int32Array(nEvents);
  if (threshold <= 0) return count;
  let first = 0;
  let end = 0;
  for (let event = 0; event < nEvents; event++) {
    const time = sorted[event]!;
    while (sorted[first]! <= time - threshold) first++;
    while (end < nEvents && sorted[end]! < time + threshold) end++;
    count[event] = end - first - 1;
  }
  return count;
}
