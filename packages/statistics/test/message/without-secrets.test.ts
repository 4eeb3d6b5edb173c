import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, schemeOfAddress, withoutSecrets } from '../../src/index.ts';

describe('withoutSecrets', () => {
  it.each([
    ['no file: /data/x/postgres:/ann:s3cret@127.0.0.1/db. Check.', 'no file: /data/x/postgres:/…@127.0.0.1/db. Check.'],
    ['spark://ann:s3cret@lake:7077 is none', 'spark://…@lake:7077 is none'],
    ['jdbc:postgresql://ann:s3cret@h/db', 'jdbc:postgresql://…@h/db'],
    ['jdbc:oracle:thin:ann/s3cret@h:1521:db', 'jdbc:oracle:thin:…@h:1521:db'],
    ['no file at sc://ann%3As3cret%40lake:15002. Check.', 'no file at sc://…@lake:15002. Check.'],
    ['no file at sc://ann：s3cret＠lake', 'no file at sc://…@lake'],
    ['https://ann@lake/x', 'https://…@lake/x'],
    ['a postgres://ann:s3/cr@et@h/db b', 'a postgres://…@h/db b'],
    ['a postgres://ann:my s3cret@h/db b', 'a postgres://…@h/db b'],
    ['a postgres://:s3cret@h/db b', 'a postgres://…@h/db b'],
    ['sc://lake:15002/;token=s3cret;user_id=a', 'sc://lake:15002/;token=…;user_id=a'],
    ['jdbc:sqlserver://h;user=a;password=s3cret;x=1', 'jdbc:sqlserver://h;user=a;password=…;x=1'],
    ["host=h password='s3 cret' dbname=d", 'host=h password=… dbname=d'],
    ['https://store/x?sv=1&sig=s3cret&se=2', 'https://store/x?sv=1&sig=…&se=2'],
  ])('shows of %j what may be shown', (text, shown) => {
    expect(withoutSecrets(text)).toBe(shown);
    expect(new InputError(text).message).toBe(shown);
  });

  it.each([
    'no file for input people: /data/ann/people.csv. Check the path.',
    'write to ann@example.org',
    'https://example.org/a:b answers 404',
    'C:/data/people@home.csv',
    '--input a.csv is not of the form name=value',
  ])('leaves %j as it is', (text) => expect(withoutSecrets(text)).toBe(text));

  it('never shows a password, whatever it holds', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'Zq7:/@?#%& "\'é=;,'), minLength: 1, maxLength: 12 });
    const scheme = fc.constantFrom('postgres', 'spark', 'sc', 'https', 'jdbc:postgresql', 's3a', 'mongodb+srv');
    fc.assert(
      fc.property(scheme, secret, (name, password) => {
        const shown = withoutSecrets(`no file at /x/${name}://ann:X${password}X@lake/db. Check the path.`);
        expect(shown).toBe(`no file at /x/${name}://…@lake/db. Check the path.`);
      }),
    );
  });
});

describe('schemeOfAddress', () => {
  it.each([
    ['postgres://ann:s3cret@h/db', 'postgres'],
    ['/data/x/postgres:/ann:s3cret@h/db', 'postgres'],
    ['./SC://lake:15002', 'sc'],
    ['jdbc:oracle:thin:ann/s3cret@h:1521:db', 'jdbc:oracle:thin'],
    ['s3a://bucket/people.parquet', 's3a'],
    ['file:///data/people.csv', 'file'],
  ])('knows %j', (text, scheme) => expect(schemeOfAddress(text)).toBe(scheme));

  it.each(['people.csv', '/a/b.csv', 'C:/people.csv', 'C://people.csv', 'people:2024.csv', 'a/b:c/d.csv', ''])(
    'takes %j for a path',
    (text) => expect(schemeOfAddress(text)).toBeNull(),
  );
});
