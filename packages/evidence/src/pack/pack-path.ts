/** Why a path may not stand in a pack, or `null`. A path that could leave the folder it is unpacked into is never written or read. */
export function pathProblem(path: string): string | null {
  if (path === '') return 'an entry has no name';
  if (/[\p{Cc}\\]/u.test(path)) return 'its name holds a control character or a backslash';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'its path is absolute';
  const parts = path.split('/');
  if (parts.includes('..')) return 'its path leaves the pack';
  if (parts.some((part) => part === '' || part === '.')) return 'its path is not in its shortest form';
  if (path !== path.normalize('NFC')) return 'its name is not in Unicode normal form C';
  return null;
}
