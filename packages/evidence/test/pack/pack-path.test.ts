import { describe, expect, it } from 'vitest';
import { collidingPaths, pathProblem, unsafePathProblem } from '../../src/pack/pack-path.ts';

describe('a path in a pack', () => {
  it.each(['a', 'data/report.html', 'a.b/c-d_e', 'x'.repeat(255), 'é', '..a', 'a..', 'com', 'con-1', 'comb'])(
    'may be %s where no folder is left by it',
    (path) => {
      expect(unsafePathProblem(path)).toBeNull();
    },
  );

  it.each<[string, RegExp]>([
    ['', /no name/],
    ['a\\b', /control character or a backslash/],
    ['a\u0007', /control character/],
    ['/a', /absolute/],
    ['C:/a', /absolute/],
    ['z:a', /absolute/],
    ['a/../b', /leaves the pack/],
    ['..', /leaves the pack/],
    ['a//b', /shortest form/],
    ['a/', /shortest form/],
    ['./a', /shortest form/],
    ['a/.', /shortest form/],
    ['a\u202Eb', /not seen/],
    ['a\u200Db', /not seen/],
    ['e\u0301', /normal form C/],
    ['ab:c', /colon/],
    ['a?', /colon or another sign/],
    [' a', /begins or ends in a space/],
    ['b/a.', /ends in a dot/],
    ['a /b', /ends in a space/],
    ['con', /device/],
    ['b/NUL.txt', /device/],
    ['lpt9.x', /device/],
    ['COM²', /device/],
    ['x'.repeat(256), /too long/],
    ['é'.repeat(128), /too long/],
  ])('may not be %j', (path, problem) => {
    expect(pathProblem(path)).toMatch(problem);
  });

  it('may be as long as a file system takes, in bytes', () => {
    expect([pathProblem('x'.repeat(255)), pathProblem(`${'é'.repeat(127)}x`), pathProblem('data/console.txt')]).toEqual(
      [...[null, null, null]],
    );
  });
});

describe('paths that would be one', () => {
  it('are told with the first of them', () => {
    expect(collidingPaths(['a', 'b', 'A', 'ﬁ', 'fi', 'FI'])).toEqual([
      { path: 'A', with: 'a' },
      { path: 'fi', with: 'ﬁ' },
      { path: 'FI', with: 'fi' },
    ]);
    expect(collidingPaths(['a/b', 'a/c', 'd/a'])).toEqual([]);
    expect(collidingPaths(['straße', 'STRASSE'])).toEqual([{ path: 'STRASSE', with: 'straße' }]);
  });

  it('are a file and a folder, and two folders, whichever comes first', () => {
    expect(collidingPaths(['a/b', 'A'])).toEqual([{ path: 'A', with: 'a' }]);
    expect(collidingPaths(['A', 'a/b'])).toEqual([{ path: 'a/b', with: 'A' }]);
    expect(collidingPaths(['a/b', 'A/c'])).toEqual([{ path: 'A/c', with: 'a' }]);
    expect(collidingPaths(['x/a/b', 'x/A/c', 'y/a/b'])).toEqual([{ path: 'x/A/c', with: 'x/a' }]);
  });
});
