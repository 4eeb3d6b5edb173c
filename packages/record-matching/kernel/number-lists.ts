// Short lists of numbers, each between two places.

export function wordAt(list: i32, index: i32): i32 {
  return load<i32>(<usize>list + ((<usize>index) << 2));
}

/** Whether two ascending or other short lists, each between two starts, have a number in common. */
export function haveCommon(list: i32, a: i32, aEnd: i32, b: i32, bEnd: i32): bool {
  for (let i = a; i < aEnd; i++) {
    for (let j = b; j < bEnd; j++) if (wordAt(list, i) === wordAt(list, j)) return true;
  }
  return false;
}

export function includes(list: i32, from: i32, end: i32, number: i32): bool {
  for (let i = from; i < end; i++) if (wordAt(list, i) === number) return true;
  return false;
}
