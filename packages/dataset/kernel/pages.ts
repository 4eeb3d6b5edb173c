// Memory in pages of 64 KB: what a table outgrew is used again, page by page.

export const PAGE: usize = 65536;

/** Memory grows by an eighth, or so many pages: the engine makes a new view of all of it each time. */
const FEWEST_GROWN: i32 = 16;

let free: usize = 0;
/** Pages that the memory grew by and that nobody took yet. */
let next: usize = 0;
let left: i32 = 0;

/** So many pages side by side, not cleared. */
export function takePages(count: i32): usize {
  if (count === 1 && free !== 0) {
    const page = free;
    free = <usize>load<u32>(page);
    return page;
  }
  if (count > left) {
    const grown = max<i32>(count, max<i32>(FEWEST_GROWN, memory.size() >> 3));
    let before = memory.grow(grown);
    // Near the end of what there can be, no more than is needed.
    const isShort = before < 0;
    if (isShort) before = memory.grow(count);
    if (before < 0) unreachable();
    givePages(next, left);
    next = (<usize>before) << 16;
    left = isShort ? count : grown;
  }
  const taken = next;
  next += (<usize>count) << 16;
  left -= count;
  return taken;
}

export function givePages(at: usize, count: i32): void {
  for (let page = 0; page < count; page++) {
    store<u32>(at, <u32>free);
    free = at;
    at += PAGE;
  }
}

export function pagesFor(bytes: usize): i32 {
  return <i32>((bytes + PAGE - 1) >> 16);
}
