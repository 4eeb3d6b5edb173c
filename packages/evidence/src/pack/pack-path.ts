/** Device names of Windows, with any ending: a file of that name is no file there. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;

/** What no file system takes everywhere, and a colon, which names a stream beside the file on NTFS. */
const RESERVED = /[<>:"|?*]/;

/** Marks that turn the direction of writing, joiners and other signs that are not seen, and line separators. */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

const LONGEST_PART_BYTES = 255;

/** Why a path can be no entry of a zip that Assay writes, or `null`: one that could leave the folder it is unpacked into is never written or read. */
export function unsafePathProblem(path: string): string | null {
  if (path === '') return 'an entry has no name';
  if (/[\p{Cc}\\]/u.test(path)) return 'its name holds a control character or a backslash';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'its path is absolute';
  const parts = path.split('/');
  if (parts.includes('..')) return 'its path leaves the pack';
  if (parts.some((part) => part === '' || part === '.')) return 'its path is not in its shortest form';
  return null;
}

/** Why a path may not stand in a pack, or `null`: it must name one and the same file on every system that a member may use. */
export function pathProblem(path: string): string | null {
  const unsafe = unsafePathProblem(path);
  if (unsafe !== null) return unsafe;
  if (UNSEEN.test(path))
    return 'its name holds a mark that is not seen, such as one that turns the direction of writing';
  if (path !== path.normalize('NFC')) return 'its name is not in Unicode normal form C';
  if (RESERVED.test(path)) return 'its name holds a colon or another sign that not every file system takes';
  const parts = path.split('/');
  if (parts.some((part) => /^\s|[\s.]$/u.test(part))) return 'its name begins or ends in a space, or ends in a dot';
  if (parts.some((part) => DEVICE.test(part))) return 'its name is one of a device on Windows';
  if (parts.some((part) => Buffer.byteLength(part) > LONGEST_PART_BYTES)) return 'its name is too long for a file';
  return null;
}

/**
 * Paths that would be one file, or a file and a folder of one name, on a file system that looks past case or the form of
 * a letter; each with the path that it collides with.
 */
export function collidingPaths(paths: readonly string[]): readonly { readonly path: string; readonly with: string }[] {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  const colliding: { path: string; with: string }[] = [];
  for (const path of paths) {
    const parts = path.split('/');
    const folded = foldedName(path);
    const other = files.get(folded) ?? folders.get(folded);
    if (other !== undefined) colliding.push({ path, with: other });
    files.set(folded, path);
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/');
      const name = foldedName(folder);
      const file = files.get(name);
      const known = folders.get(name);
      if (file !== undefined) colliding.push({ path, with: file });
      else if (known !== undefined && known !== folder) colliding.push({ path, with: known });
      folders.set(name, folder);
    }
  }
  return colliding;
}

/** One spelling for names that some file system takes for the same: compatibility forms, then upper and lower case. */
function foldedName(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
