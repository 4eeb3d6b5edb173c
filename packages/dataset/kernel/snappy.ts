// Snappy's raw format, as pages of Parquet hold it: a length, then pieces that stand there or were seen before. May write up to 16 bytes
// behind the room it is given.

/** Takes Snappy's compression off; whether the bytes gave so many. */
export function unsnappy(from: usize, end: usize, to: usize, bytes: usize): bool {
  let told: usize = 0;
  for (let shift: usize = 0; ; shift += 7) {
    if (from >= end || shift > 28) return false;
    const byte = <usize>load<u8>(from++);
    told |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  if (told !== bytes) return false;
  const start = to;
  const stop = to + bytes;
  while (from < end) {
    const tag = <usize>load<u8>(from++);
    let length = (tag >> 2) + 1;
    if ((tag & 3) === 0) {
      if (length > 60) {
        const more = length - 60;
        if (more > end - from) return false;
        length = (<usize>load<u32>(from) & (0xffffffff >> (32 - (more << 3)))) + 1;
        from += more;
      }
      if (length > end - from || length > stop - to) return false;
      if (length <= 16) v128.store(to, v128.load(from));
      else memory.copy(to, from, length);
      from += length;
    } else {
      let back: usize;
      if ((tag & 3) === 1) {
        if (from >= end) return false;
        length = ((tag >> 2) & 7) + 4;
        back = ((tag >> 5) << 8) | <usize>load<u8>(from++);
      } else {
        const wide: usize = (tag & 3) === 2 ? 2 : 4;
        if (wide > end - from) return false;
        back = wide === 2 ? <usize>load<u16>(from) : <usize>load<u32>(from);
        from += wide;
      }
      if (back === 0 || back > to - start || length > stop - to) return false;
      if (back >= 16) for (let at: usize = 0; at < length; at += 16) v128.store(to + at, v128.load(to + at - back));
      else if (back >= 8) for (let at: usize = 0; at < length; at += 8) store<u64>(to + at, load<u64>(to + at - back));
      else for (let at: usize = 0; at < length; at++) store<u8>(to + at, load<u8>(to + at - back));
    }
    to += length;
  }
  return to === stop;
}
