import { expect, it } from 'vitest';
import { identityOfRow } from '../../../src/read/index.ts';

it('takes no missing count for nought', () => {
  for (const told of [null, undefined, '', -1, 0.5, 'two'])
    for (const name of ['n_rows', 'n_0'])
      expect(() => identityOfRow({ n_rows: 2, n_0: 1, digest: 'd', [name]: told }, 1), `${name} ${told}`).toThrow(
        'the engine did not tell how many rows the table has',
      );
  expect(identityOfRow({ n_rows: '0', n_0: 0n, digest: 'd' }, 1)).toEqual({ rows: 0, filled: [0], digest: 'd' });
});
