/** What a number may depend on beside code and data: the machine's arithmetic and its tables of time and language. */
export function environment(): Readonly<Record<string, string>> {
  const { node, v8, icu, unicode, tz } = process.versions;
  return {
    node,
    v8,
    icu: icu ?? 'none',
    unicode: unicode ?? 'none',
    timeZoneData: tz ?? 'none',
    platform: process.platform,
    architecture: process.arch,
    timeZone: 'UTC',
    language: 'C.UTF-8',
  };
}
