import { relative } from 'node:path';

/** A path as the user would type it from where they stand; the whole path where that is shorter. */
export function shortPath(cwd: string, path: string): string {
  const short = relative(cwd, path);
  if (short === '') return '.';
  return short.length < path.length ? short : path;
}
