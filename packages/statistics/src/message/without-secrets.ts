/**
 * `scheme://user:password@`, with one slash where a path was made of it, and a password that may hold anything; the signs
 * `:` and `@` as such, in percent signs, or in full width.
 */
const USER_PART =
  /\b((?:[a-z][a-z0-9+.-]+:)+\/{1,2})(?:[^\s:：@＠/%]*(?:[:：]|%3a)[^\n]*(?:[@＠]|%40)|[^\s/]*(?:[@＠]|%40))|\b((?:jdbc|odbc):(?:[a-z0-9]+:)*)\S*(?:[@＠]|%40)/gi;

/** `password=…` of a connection text or of an address's query. */
const NAMED_SECRET =
  /\b(password|passwd|pwd|secret|token|(?:account|access|shared_?access|api)[_-]?key|sig(?:nature)?)(\s*=\s*)("[^"]*"|'[^']*'|[^&;,\s]+)/gi;

/**
 * May this sentence be shown, logged or stored? The user part of every address in it, and what stands after `password=`,
 * `token=` and the like, become `…`. It rather hides too much than too little.
 *
 * @example
 * withoutSecrets('no file at postgres://ann:s3cret@lake/db') // 'no file at postgres://…@lake/db'
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(USER_PART, (_, address?: string, driver?: string) => `${address ?? driver}…@`)
    .replace(NAMED_SECRET, '$1$2…');
}
