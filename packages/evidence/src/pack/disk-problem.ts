import { InputError } from '@assay/statistics';

const restore = 'Stop the workbench and restore a backup: assay restore <backup>';

/** What the machine says, in a sentence with the remedy; by the codes of Node and of SQLite. */
const sentences: readonly (readonly [codes: RegExp, text: (where: string) => string])[] = [
  [
    /^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/,
    (where) => `the disk is full${where}, so this was not written. Make room, then do it again.`,
  ],
  [
    /^(?:EROFS|EACCES|EPERM|SQLITE_READONLY.*|SQLITE_CANTOPEN.*|SQLITE_PERM)$/,
    (where) => `this account may not write${where}, so nothing was written. Give it the right, or use another folder.`,
  ],
  [/^(?:SQLITE_CORRUPT.*|SQLITE_NOTADB)$/, (where) => `the store is damaged${where}. ${restore}`],
  [
    /^(?:EIO|SQLITE_IOERR.*)$/,
    (where) => `the disk does not answer${where}. Check it; if the store is damaged, ${restore.toLowerCase()}`,
  ],
];

/**
 * Is it the disk's fault? The sentence for a full disk, a folder that cannot be written, or a damaged store; `null` for
 * every other error. An input error stays what it is. Where it happened is named after the error, else as `path` says; with `null`
 * never, for people whom the folders of the machine do not concern.
 *
 * @example
 * diskProblem(Object.assign(new Error('x'), { code: 'ENOSPC' })).message // 'the disk is full, so this was not written. Make room, then do it again.'
 */
export function diskProblem(error: unknown, path?: string | null): InputError | null {
  if (!(error instanceof Error) || error instanceof InputError) return null;
  const { code, path: own } = error as NodeJS.ErrnoException;
  const at = path === null ? undefined : (own ?? path);
  // The driver gives no code where it cannot open a file, only SQLite's number of it.
  const known =
    code === undefined || code === ''
      ? /ConnectionFailed\(.*: 14"\)/.test(error.message)
        ? 'SQLITE_CANTOPEN'
        : null
      : code;
  const found = known === null ? undefined : sentences.find(([codes]) => codes.test(known));
  if (found === undefined) return null;
  return new InputError(found[1](at === undefined ? '' : ` at ${at}`), { cause: error });
}
