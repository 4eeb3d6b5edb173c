import { expect, it } from 'vitest';
import { refuseAddress } from '../../src/index.ts';

it('refuses an address by its scheme alone, and says of a file’s what to give', () => {
  expect(() => refuseAddress('input people', 'file:///data/people.csv')).toThrow(
    'input people is an address (file://…), not a file. Give the path itself.',
  );
  expect(() => refuseAddress('input people', 'postgres://a:secret@host/db')).toThrow(
    'input people is an address (postgres://…), not a file. Export the table as CSV or Parquet and give the path of the file, or describe it in datasets/<name> and give @<name>.',
  );
});
