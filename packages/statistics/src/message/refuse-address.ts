import { InputError } from '../input-error.ts';
import { schemeOfAddress } from './scheme-of-address.ts';

/**
 * Refuses the address of a server where a file is wanted, by its scheme alone: what stands in it may be a password.
 *
 * @throws InputError where `path` is an address.
 *
 * @example
 * refuseAddress('input people', 'people.csv') // undefined
 */
export function refuseAddress(what: string, path: string): void {
  const scheme = schemeOfAddress(path);
  if (scheme === null) return;
  const remedy =
    scheme === 'file'
      ? 'Give the path itself.'
      : 'Export the table as CSV or Parquet and give the path of the file, or describe it in datasets/<name> and give @<name>.';
  throw new InputError(`${what} is an address (${scheme}://…), not a file. ${remedy}`);
}
