import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { InputError } from '@assay/statistics';
import { unzipSync } from 'fflate';
import { type SourceFile, sourceFile } from '../read/source-file.ts';

/** What an archive may hold unpacked: it is unpacked in memory, and one that is larger may be made to fill it. */
const MOST_BYTES = 1 << 30;

/** What Macintosh and Windows put beside a file of their own accord. */
const NOT_GIVEN = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

/**
 * The one file of a zip archive, unpacked into a folder that only this user can open.
 *
 * @throws InputError where the archive holds several files or none, is locked, damaged or too large. A Shapefile counts as one file with its parts.
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
  const only = onlyOf(path, found);
  if (found.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES)
    throw new InputError(`${path} is a zip archive of more than a gigabyte. Unzip it and give the file in it.`);
  const written = (entry: string) => {
    const ending = /^\.\w+$/.test(extname(entry)) ? extname(entry).toLowerCase() : '';
    const copy = join(folder, `${name}-unzipped${ending}`);
    writeFileSync(copy, unpack(entry)[entry]!, { mode: 0o600 });
    return copy;
  };
  if (SHAPES.test(only.name)) {
    for (const part of found) if (part !== only && stem(part.name) === stem(only.name)) written(part.name);
  }
  const copy = written(only.name);
  try {
    return { ...sourceFile(copy), shown: `${path} (${only.name})` };
  } catch (cause) {
    throw cause instanceof InputError
      ? new InputError(cause.message.replaceAll(copy, `${path} (${only.name})`), { cause })
      : cause;
  }
}

const SHAPES = /\.shp$/i;

/** What is sent beside a Shapefile to be read by people, or by the program that wrote it. */
const NOTES = /\.(?:txt|xml|html?|pdf|md|lyr|qml|sbn|sbx)$/i;

const stem = (name: string) => name.replace(/\.[^./]*$/, '');

/** The one file that is meant: alone, or the shapes among the parts of a Shapefile. */
function onlyOf(path: string, found: readonly { readonly name: string; readonly size: number }[]) {
  const [shapes, ...more] = found.filter(({ name }) => SHAPES.test(name));
  if (more.length > 0) {
    const names = found.filter(({ name }) => SHAPES.test(name)).map(({ name }) => name);
    throw new InputError(
      `${path} is a zip archive of ${names.length} Shapefiles: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ' and more' : ''}. Zip one with its parts.`,
    );
  }
  const files =
    shapes === undefined
      ? found
      : found.filter(({ name }) => name === shapes.name || !(NOTES.test(name) || stem(name) === stem(shapes.name)));
  const only = shapes ?? files[0];
  if (files.length === 1 && only !== undefined) return only;
  const names = files.slice(0, 5).map((file) => file.name);
  const listed =
    names.length === 0
      ? 'no file'
      : `${files.length} files: ${names.join(', ')}${files.length > names.length ? ' and more' : ''}`;
  throw new InputError(`${path} is a zip archive of ${listed}. Unzip it and give one file.`);
}
