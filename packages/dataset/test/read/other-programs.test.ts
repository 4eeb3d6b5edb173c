import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { columnNames, countRows } from '../../src/read/index.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

/** Bytes with a zero and line ends after the first ones, as such files have. */
const begun = (first: string) => Buffer.from(`${first}\0\0\0\x03\0\x04\x01\x03\nid\nname\n\0\0`, 'latin1');

const refusal = (name: string, bytes: Uint8Array | string) =>
  columnNames(folder.file(name, bytes)).then(
    (names) => names.join(),
    (error: Error) => error.message.replace(`${folder.path}/`, ''),
  );

it.each([
  ['people.rds', gzipSync(begun('X\n')), 'an object of R (saveRDS), which is not read here. Write the table as CSV'],
  ['plain.csv', begun('X\n'), 'an object of R (saveRDS)'],
  ['native.rds', Buffer.from('B\n\x03\0\0\0id\nname\n', 'latin1'), 'an object of R (saveRDS)'],
  ['text.rds', 'A\n3\n262657\n197888\n5\nUTF-8\n787\n', 'an object of R (saveRDS)'],
  ['all.RData', gzipSync(begun('RDX3\nX\n')), 'a workspace of R (save)'],
  ['people.sav', begun('$FL2@(#) SPSS DATA FILE'), 'a file of SPSS'],
  ['people.dta', begun('<stata_dta><header><release>118</release>'), 'a file of Stata'],
  ['old.dta', begun('\x72\x02\x01\0'), 'a file of Stata'],
  [
    'people.sas7bdat',
    Buffer.concat([Buffer.alloc(12), Buffer.from('c2ea8160b31411cfbd92080009c7318c', 'hex'), begun('')]),
    'a file of SAS',
  ],
  ['people.pkl', begun('\x80\x04\x95'), 'a pickle of Python'],
  ['people.pkl.gz', gzipSync(begun('\x80\x04\x95')), 'a pickle of Python'],
  ['people.npy', begun('\x93NUMPY'), 'an array of NumPy'],
  ['people.h5', begun('\x89HDF\r\n\x1a\n'), 'an HDF5 file'],
  ['people.accdb', begun('\0\x01\0\0Standard ACE DB\0'), 'a database of Access'],
  ['people.mdb', begun('\0\x01\0\0Standard Jet DB\0'), 'a database of Access'],
  ['people.orc', begun('ORC'), 'an ORC file'],
  ['people.avro', begun('Obj\x01\x04\x16avro.schema'), 'an Avro file'],
  [
    'people.ods',
    begun(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.spreadsheet`),
    'an OpenDocument file (LibreOffice), which is not read here. Save it as .xlsx',
  ],
  ['people.7z', begun('7z\xbc\xaf\x27\x1c'), 'a 7-Zip archive'],
  ['people.rar', begun('Rar!\x1a\x07\0'), 'a RAR archive'],
  ['people.tar', Buffer.concat([Buffer.from('people.csv'.padEnd(257, '\0')), begun('ustar')]), 'a tar archive'],
  ['people.tgz', gzipSync(Buffer.concat([Buffer.from('a'.padEnd(257, '\0')), begun('ustar')])), 'a tar archive'],
  ['people.csv.bz2', begun('BZh91AY&SY'), 'packed with bzip2'],
  ['fast.csv.bz2', begun('BZh11AY&SY'), 'packed with bzip2'],
  ['people.csv.xz', begun('\xfd7zXZ\0'), 'packed with xz'],
  ['people.csv.zst', begun('\x28\xb5\x2f\xfd'), 'packed with Zstandard'],
  ['people.parquet.gz', gzipSync(begun('PAR1')), 'Parquet packed with gzip. Unpack it and give the file in it.'],
  ['people.xlsx.gz', gzipSync(begun('PK\x03\x04')), 'Excel packed with gzip'],
])('%s is refused in one line that names what it is', async (name, bytes, what) => {
  expect(await refusal(name, bytes)).toMatch(`${name} is ${what}`);
  expect((await refusal(name, bytes)).includes('\n')).toBe(false);
});

it.each([
  ['X', 'X\n1\n2\n3\n', 3],
  ['A', 'A\n3\n4\n', 2],
  ['ORC', 'ORC\n1\n2\n', 2],
  ['Rar', 'Rar\n1\n', 1],
  ['id,name', gzipSync('id,name\n1,Ann\n2,Bob\n'), 2],
  ['id,name', gzipSync('[{"id":1,"name":"Ann"},{"id":2,"name":"Bob"}]'), 2],
])('a table whose header is %s is read', async (header, content, rows) => {
  const path = folder.file(`read-${header.length}-${rows}.csv`, content);
  expect([(await columnNames(path)).join(), await countRows(path)]).toEqual([header, rows]);
});
