/** Node's modules that only compute; everything else of Node's is refused inside a cell. */
export const HARMLESS_MODULES: ReadonlySet<string> = new Set([
  'assert',
  'buffer',
  'events',
  'path',
  'punycode',
  'querystring',
  'string_decoder',
  'url',
  'util',
]);
