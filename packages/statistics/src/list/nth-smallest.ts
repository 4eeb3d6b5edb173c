/** Rounds after which numbers that were made to be slow are sorted instead. */
const MOST_ROUNDS = 60;

/**
 * Which number would stand at a place, counted from 0, if these were sorted? Parts the numbers about one of them again and again and
 * keeps the part that holds the place (Hoare 1961, Find): they are moved about. None may be `NaN`.
 */
export function nthSmallest(numbers: Float64Array, place: number): number {
  let low = 0;
  let high = numbers.length - 1;
  for (let round = 0; low < high; round++) {
    if (round === MOST_ROUNDS) return numbers.subarray(low, high + 1).sort()[place - low]!;
    const pivot = middleOf(numbers[low]!, numbers[(low + high) >>> 1]!, numbers[high]!);
    let left = low;
    let right = high;
    while (left <= right) {
      while (numbers[left]! < pivot) left++;
      while (numbers[right]! > pivot) right--;
      if (left > right) break;
      const moved = numbers[left]!;
      numbers[left++] = numbers[right]!;
      numbers[right--] = moved;
    }
    // Between the two stands what equals the number they were parted about.
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else return numbers[place]!;
  }
  return numbers[place]!;
}

function middleOf(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : Math.max(a, c)) : a < c ? a : Math.max(b, c);
}
