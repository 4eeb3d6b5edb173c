import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { InputError } from '@assay/statistics';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a file that an analyst writes. One in another encoding is refused: what was guessed of it would stand in a
 * report with its letters wrong.
 *
 * @throws InputError where it is no UTF-8.
 *
 * @example
 * ownText(`${toy}/notebook.ts`).includes('defineNotebook') // true
 */
export function ownText(path: string): string {
  return requireText(readFileSync(path), basename(path));
}

/** @throws InputError where these bytes are no UTF-8. */
export function requireText(bytes: Uint8Array, name: string): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new InputError(`${name} is not written in UTF-8. Save it as UTF-8 in your editor.`, { cause });
  }
}
