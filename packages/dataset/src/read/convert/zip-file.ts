import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { InputError } from '@assay/statistics';
import { unzipSync } from 'fflate';
import { type SourceFile, shapefileRefused, sourceFile } from '../source-file.ts';

/** What an archive may hold unpacked: it is unpacked in memory, and one that is larger may be made to fill it. */
const MOST_BYTES = 1 << 30;

/** What Macintosh and Windows put beside a file of their own accord. */
const NOT_GIVEN = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

/**
 * The one file of a zip archive, unpacked into a folder that only this user can open.
 *
 * @throws InputError where the archive holds several files or none, is locked, damaged or too large, or holds a Shapefile.
 */
export function onlyFileOfZip(source: SourceFile, folder: string, name: string): SourceFile {
  const { path } = source;
  const bytes = readFileSync(path);
  const found: { name: string; size: number }[] = [];
  const unpack = (wanted: string | null) => {
    try {
      return unzipSync(bytes, {
        filter: (file) => {
          if (wanted === null && !file.name.endsWith('/') && !NOT_GIVEN.test(file.name))
            found.push({ name: file.name, size: file.originalSize });
          return file.name === wanted;
        },
      });
    } catch (cause) {
      throw new InputError(
        `${path} is a zip archive that cannot be unpacked: damaged, locked by a password or of a kind that is not known. Unzip it and give the file in it.`,
        { cause },
      );
    }
  };
  unpack(null);
  if (found.some((file) => /\.(?:shp|shx|dbf)$/i.test(file.name))) throw shapefileRefused(path);
  const only = found[0];
  if (found.length !== 1 || only === undefined) {
    const names = found.slice(0, 5).map((file) => file.name);
    const listed =
      names.length === 0
        ? 'no file'
        : `${found.length} files: ${names.join(', ')}${found.length > names.length ? ' and more' : ''}`;
    throw new InputError(`${path} is a zip archive of ${listed}. Unzip it and give one file.`);
  }
  if (only.size > MOST_BYTES)
    throw new InputError(`${path} is a zip archive of more than a gigabyte. Unzip it and give the file in it.`);
  const copy = join(
    folder,
    `${name}-unzipped${/^\.\w+$/.test(extname(only.name)) ? extname(only.name).toLowerCase() : ''}`,
  );
  writeFileSync(copy, unpack(only.name)[only.name]!, { mode: 0o600 });
  try {
    return { ...sourceFile(copy), shown: `${path} (${only.name})` };
  } catch (cause) {
    throw cause instanceof InputError
      ? new InputError(cause.message.replaceAll(copy, `${path} (${only.name})`), { cause })
      : cause;
  }
}
