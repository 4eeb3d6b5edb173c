/** Says whether one more is allowed now. */
type RateLimit = (key: string) => boolean;

/** At most `count` in any `seconds`, for each key; a key that is quiet is forgotten. */
export function rateLimit(
  { count, seconds }: { readonly count: number; readonly seconds: number },
  now: () => number,
): RateLimit {
  const seen = new Map<string, number[]>();
  return (key) => {
    const since = now() - seconds * 1000;
    const recent = (seen.get(key) ?? []).filter((at) => at > since);
    const allowed = recent.length < count;
    if (allowed) recent.push(now());
    seen.delete(key);
    seen.set(key, recent);
    for (const [other, times] of seen) {
      if (seen.size <= 1000 && times.at(-1)! > since) break;
      seen.delete(other);
    }
    return allowed;
  };
}
