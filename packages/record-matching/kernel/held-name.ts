// How alike one name, held by the places of its letters, is to another.

import {
  FORM_STARTS,
  FORMS,
  LONGEST_IN_BITS,
  numberOf,
  PLACES,
  SIMILARITIES,
  SIMILARITY,
  STARTS,
  SYMBOLS,
  TAKEN,
} from './block-fields';
import { haveCommon, wordAt } from './number-lists';

function symbolAt(symbols: i32, index: i32): i32 {
  return load<u16>(<usize>symbols + ((<usize>index) << 1));
}

/** Notes at which places of the name each symbol stands; names of more than 32 letters are looked through. */
export function holdName(field: usize, id: i32): void {
  const from = wordAt(numberOf(field, STARTS), id);
  const end = wordAt(numberOf(field, STARTS), id + 1);
  if (end - from > LONGEST_IN_BITS) return;
  const places = numberOf(field, PLACES);
  for (let index = from; index < end; index++) {
    const at = <usize>places + ((<usize>symbolAt(numberOf(field, SYMBOLS), index)) << 2);
    store<i32>(at, load<i32>(at) | (1 << (index - from)));
  }
}

export function releaseName(field: usize, id: i32): void {
  const from = wordAt(numberOf(field, STARTS), id);
  const end = wordAt(numberOf(field, STARTS), id + 1);
  if (end - from > LONGEST_IN_BITS) return;
  const places = numberOf(field, PLACES);
  for (let index = from; index < end; index++) {
    store<i32>(<usize>places + ((<usize>symbolAt(numberOf(field, SYMBOLS), index)) << 2), 0);
  }
}

export function levelOf(field: usize, own: i32, other: i32, hasForms: bool): i32 {
  let level = 1;
  const formStarts = numberOf(field, FORM_STARTS);
  if (formStarts !== 0) {
    if (
      hasForms &&
      haveCommon(
        numberOf(field, FORMS),
        wordAt(formStarts, own),
        wordAt(formStarts, own + 1),
        wordAt(formStarts, other),
        wordAt(formStarts, other + 1),
      )
    ) {
      return 1;
    }
    level = 2;
  }
  const similarities = numberOf(field, SIMILARITIES);
  if (similarities === 0) return level;
  const least = <usize>numberOf(field, SIMILARITY);
  const alike = jaroWinkler(field, own, other, load<f64>(least + ((<usize>(similarities - 1)) << 3)));
  for (let index = 0; index < similarities && !(alike >= load<f64>(least + ((<usize>index) << 3))); index++) level++;
  return level;
}

/** The similarity of the held name and another; where it cannot reach the least that is asked for, any lower number. */
function jaroWinkler(field: usize, own: i32, other: i32, least: f64): f64 {
  const symbols = numberOf(field, SYMBOLS);
  const starts = numberOf(field, STARTS);
  const a = wordAt(starts, own);
  const m = wordAt(starts, own + 1) - a;
  const b = wordAt(starts, other);
  const n = wordAt(starts, other + 1) - b;
  if (m === 0 && n === 0) return 1;
  if (m === 0 || n === 0) return 0;
  const longest = min(4, min(m, n));
  let prefix = 0;
  while (prefix < longest && symbolAt(symbols, a + prefix) === symbolAt(symbols, b + prefix)) prefix++;
  const reach = max(0, (max(m, n) >> 1) - 1);
  if (m > LONGEST_IN_BITS || n > LONGEST_IN_BITS) return withPrefix(longJaro(field, a, m, b, n, reach), prefix);
  const places = <usize>numberOf(field, PLACES);
  // Letters may stand `reach` places apart.
  const window = ((<u64>1) << (2 * reach + 1)) - 1;
  let takenA: u32 = 0;
  let takenB: u32 = 0;
  for (let j = 0; j < n; j++) {
    const near = <u32>((window << j) >> reach);
    const free: u32 = load<u32>(places + ((<usize>symbolAt(symbols, b + j)) << 2)) & near & ~takenA;
    takenA |= free & (0 - free);
    takenB |= (<u32>(free !== 0)) << j;
  }
  const common = popcnt(takenA);
  if (common === 0) return 0;
  const shares = <f64>common / <f64>m + <f64>common / <f64>n;
  if (withPrefix((shares + 1) / 3, prefix) + 1e-9 < least) return -1;
  let outOfOrder = 0;
  while (takenA !== 0) {
    outOfOrder += <i32>(symbolAt(symbols, a + ctz(takenA)) !== symbolAt(symbols, b + ctz(takenB)));
    takenA &= takenA - 1;
    takenB &= takenB - 1;
  }
  return withPrefix((shares + <f64>(common - (outOfOrder >> 1)) / <f64>common) / 3, prefix);
}

function withPrefix(jaro: f64, prefix: i32): f64 {
  return jaro <= 0.7 ? jaro : jaro + <f64>prefix * 0.1 * (1 - jaro);
}

function longJaro(field: usize, a: i32, m: i32, b: i32, n: i32, reach: i32): f64 {
  const symbols = numberOf(field, SYMBOLS);
  // A byte for each letter of both names.
  const takenA = <usize>numberOf(field, TAKEN);
  const takenB = takenA + <usize>m;
  memory.fill(takenA, 0, <usize>(m + n));
  let common = 0;
  for (let i = 0; i < m; i++) {
    const to = min(n - 1, i + reach);
    for (let j = max(0, i - reach); j <= to; j++) {
      if (load<u8>(takenB + <usize>j) === 1 || symbolAt(symbols, a + i) !== symbolAt(symbols, b + j)) continue;
      store<u8>(takenA + <usize>i, 1);
      store<u8>(takenB + <usize>j, 1);
      common++;
      break;
    }
  }
  if (common === 0) return 0;
  let outOfOrder = 0;
  let i = 0;
  for (let j = 0; j < n; j++) {
    if (load<u8>(takenB + <usize>j) !== 1) continue;
    while (load<u8>(takenA + <usize>i) !== 1) i++;
    if (symbolAt(symbols, a + i) !== symbolAt(symbols, b + j)) outOfOrder++;
    i++;
  }
  return (<f64>common / <f64>m + <f64>common / <f64>n + <f64>(common - (outOfOrder >> 1)) / <f64>common) / 3;
}
