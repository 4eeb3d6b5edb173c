import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';

describe('the credential of an entry', () => {
  it.each(['connect', 'postgres'] as const)('goes to no other machine in the open (%s)', async (engine) => {
    const address = `${engine === 'connect' ? 'sc' : 'postgres'}://192.0.2.1:443`;
    const entry = { engine, address, table: 'force.person', credential: 'env:TOKEN', tls: false };
    const opened = openEngine(entry, { env: { TOKEN: 's3cret-token' }, folder: '/', seconds: 2 });
    const message = await refusal(opened);
    expect(message).toMatch(/192\.0\.2\.1:443: a credential is not sent without encryption\. Leave out "tls": false/);
    expect(message).not.toContain('s3cret');
  });

  it.each([
    ['connect', 'sc://192.0.2.1:443/;use_ssl=true;user_id=ann'],
    ['connect', 'sc://192.0.2.1:443/;token=s3cret-token'],
    ['postgres', 'postgres://192.0.2.1/db?sslmode=require'],
    ['postgres', 'postgres://192.0.2.1/db#s3cret-token'],
  ] as const)('stands in no address, nor does anything that would not be heeded (%s, %s)', async (engine, address) => {
    const opened = openEngine({ engine, address, table: 'force.person' }, { env: {}, folder: '/', seconds: 2 });
    const message = await refusal(opened);
    expect(message).toMatch(/ Write (sc|postgres):\/\/host/);
    expect(message).not.toMatch(/s3cret|ann|192/);
  });

  it.each([
    ['connect', 'sc://ann%3As3cret%40lake:15002'],
    ['connect', 'sc://%61nn:s3cret%40lake'],
    ['connect', 'sc://ann：s3cret＠lake'],
    ['connect', 'sc://lake;token=s3cret:15002'],
    ['connect', 'sc://lake:15002\ns3cret'],
    ['postgres', 'postgres://ann%3As3cret%40lake/db'],
    ['postgres', 'postgres://ann:s3cret'],
    ['postgres', 'postgres://[::1]:s3cret/db'],
    ['postgres', 'postgres://lake/db%zz'],
    ['postgres', 'postgres://lake/db%3Fpassword%3Ds3cret'],
    ['postgres', 'postgres://lake/db;password=s3cret'],
    ['postgres', 'postgres:ann:s3cret@lake/db'],
    ['postgres', 'host=lake user=ann password=s3cret'],
  ] as const)('is not told of an address that holds it in another way (%s, %s)', async (engine, address) => {
    const opened = openEngine({ engine, address, table: 'force.person' }, { env: {}, folder: '/', seconds: 2 });
    const said = await refusal(opened);
    expect(said).toMatch(/^the address of the (connect|postgres) entry .* Write (sc|postgres):\/\/host/);
    expect(said).not.toMatch(/s3cret|\bann\b|lake|\n/);
  });

  it.each([
    ['of two lines', 's3cret\nof two lines'],
    ['beyond ASCII', 's3crèt'],
    ['with a null', 's3cret\0'],
  ])('%s is refused before a client quotes it', async (_, value) => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-credential-'));
    writeFileSync(join(folder, 'token'), value, { mode: 0o600 });
    const entry = { engine: 'connect', address: 'sc://127.0.0.1:1', table: 'force.person' } as const;
    for (const credential of ['env:TOKEN', './token']) {
      const opened = openEngine({ ...entry, credential }, { env: { TOKEN: value }, folder, seconds: 2 });
      const said = await refusal(opened);
      expect(said).toMatch(/holds more than one line, or signs beyond ASCII, which are no credential/);
      expect(said).not.toMatch(/s3cr|\n/);
    }
    rmSync(folder, { recursive: true });
  });

  it('is read from no empty file, no folder, no link, no file that others may read, and no variable named by itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-credential-'));
    const write = (name: string, value: string, mode: number) => {
      writeFileSync(join(folder, name), value);
      chmodSync(join(folder, name), mode);
    };
    write('empty', ' \n', 0o600);
    write('group', 's3cret', 0o640);
    write('all', 's3cret', 0o604);
    write('own', 's3cret', 0o600);
    symlinkSync(join(folder, 'own'), join(folder, 'link'));
    mkdirSync(join(folder, 'inner'));
    const open = (credential: string) =>
      refusal(
        openEngine(
          { engine: 'connect', address: 'sc://127.0.0.1:1', table: 'force.person', credential },
          { env: {}, folder, seconds: 2 },
        ),
      );
    expect(await open('./empty')).toMatch(/holds no credential: it is empty/);
    expect(await open('./group')).toMatch(/may be read by others \(mode 640\)/);
    expect(await open('./all')).toMatch(/may be read by others \(mode 604\)/);
    expect(await open('./link')).toMatch(/is no file that is there/);
    expect(await open('./inner')).toMatch(/is no file that is there/);
    expect(await open('env:ASSAY_LAKE')).toMatch(/the variable ASSAY_LAKE holds no credential/);
    expect(await open('env:eyJhbGciOiJIUzI1NiJ9')).toBe(
      'the variable that the entry names holds no credential. Set it.',
    );
    rmSync(folder, { recursive: true });
  });

  it('is not told where it is the secret itself instead of a file', async () => {
    const message = await refusal(
      openEngine(
        { engine: 'connect', address: 'sc://127.0.0.1:1', table: 'force.person', credential: './s3cret.token' },
        { env: {}, folder: '/', seconds: 2 },
      ),
    );
    expect(message).toMatch(/is no file that is there\. Put the secret into a file of its own, with mode 0600/);
    expect(message).not.toContain('s3cret');
  });
});
