import { InputError } from '@assay/statistics';
import { expect, it } from 'vitest';
import { diskProblem } from '../../src/pack/disk-problem.ts';

const told = (code: string, more: object = {}, path?: string | null) =>
  diskProblem(Object.assign(new Error('x'), { code }, more), path)?.message ?? null;

it('says what the disk is about, where, and what to do', () => {
  for (const code of ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])
    expect(told(code)).toBe('the disk is full, so this was not written. Make room, then do it again.');
  for (const code of ['EROFS', 'EACCES', 'EPERM', 'SQLITE_READONLY_DBMOVED', 'SQLITE_CANTOPEN', 'SQLITE_PERM'])
    expect(told(code, {}, '/store')).toMatch(/^this account may not write at \/store, so nothing was written\./);
  for (const code of ['SQLITE_CORRUPT', 'SQLITE_CORRUPT_VTAB', 'SQLITE_NOTADB'])
    expect(told(code, { path: '/own' }, '/store')).toMatch(/^the store is damaged at \/own\. Stop the workbench/);
  for (const code of ['EIO', 'SQLITE_IOERR_READ'])
    expect(told(code)).toMatch(/^the disk does not answer\. Check it; if the store is damaged, stop the workbench/);
});

it('names no place to whom the folders of the machine do not concern', () => {
  expect(told('ENOSPC', { path: '/own' }, null)).toBe(
    'the disk is full, so this was not written. Make room, then do it again.',
  );
  expect(told('EACCES', { path: '/own' }, null)).not.toContain('/own');
});

it('is none of every other error', () => {
  expect([told('ENOENT'), told('XENOSPC'), told('ENOSPCX'), told('')]).toEqual([null, null, null, null]);
  expect([diskProblem('ENOSPC'), diskProblem(new Error('x'))]).toEqual([null, null]);
  expect(diskProblem(Object.assign(new InputError('x'), { code: 'ENOSPC' }))).toBeNull();
});

it('reads the number of SQLite where the driver gives no code', () => {
  const unopened = new Error('ConnectionFailed("unable to open: 14")');
  expect(diskProblem(unopened)?.message).toMatch(/^this account may not write/);
  expect(diskProblem(Object.assign(new Error('ConnectionFailed("x: 14")'), { code: '' }))).not.toBeNull();
  expect(diskProblem(new Error('ConnectionFailed("x: 15")'))).toBeNull();
  expect(diskProblem(Object.assign(new Error('ConnectionFailed("x: 14")'), { code: 'OTHER' }))).toBeNull();
});
