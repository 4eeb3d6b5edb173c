import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { type Project, project } from './project.ts';

function addDataset(home: string, name: string, rest: object): void {
  const folder = join(home, 'datasets', name);
  mkdirSync(folder, { recursive: true });
  const descriptor = { name, title: `The ${name}`, description: 'For a test', licenses: [{ name: 'MIT' }], ...rest };
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify(descriptor));
}

const register = (records: number) => ({
  generator: { name: 'person-register', seed: 'test', settings: { records } },
  resources: [{ name: 'people', path: 'register.csv', format: 'csv' }],
});

describe('assay data', () => {
  it('generates a synthetic dataset once, and again when its settings change', async () => {
    const { home, assay } = project();
    addDataset(home, 'small-register', register(200));
    const file = join(home, '.assay/data/small-register/register.csv');
    expect(await assay('data', 'small-register')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/generated\n$/),
    });
    const first = readFileSync(file, 'utf8');
    expect(first.trimEnd().split('\n')).toHaveLength(201);
    expect((await assay('data', 'small-register')).out).toMatch(/already there\n$/);
    addDataset(home, 'small-register', register(100));
    expect((await assay('data', 'small-register')).out).toMatch(/generated\n$/);
    addDataset(home, 'small-register', register(200));
    await assay('data', 'small-register');
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  it('is generated once where two ask for it at a time', async () => {
    const { home, assay } = project();
    addDataset(home, 'small-register', register(200));
    const said = await Promise.all([assay('data', 'small-register'), assay('data', 'small-register')]);
    expect(said.map(({ out }) => /(\w+|already there)\n$/.exec(out)?.[1])).toEqual(['generated', 'already there']);
  });

  it('looks into no mirror for what it generates', async () => {
    const { home, assay } = project();
    addDataset(home, 'small-register', register(200));
    const { code, err } = await assay('data', 'small-register', '--mirror', '.');
    expect([code, err]).toEqual([2, expect.stringMatching(/is generated, and no mirror is looked into/)]);
  });

  it('is made by a run that falls back on it', async () => {
    const { home, assay } = project();
    addDataset(home, 'toy-people', register(100));
    const { code, out } = await assay('run', 'toy');
    expect(code).toBe(0);
    expect(out).toContain('input people: 100 rows from register.csv (invented data)');
  });

  it('is published data where nobody generates it, and no report calls it invented', async () => {
    const { home, assay } = project();
    const { out } = await assay('run', 'toy', '--out', 'told');
    expect(out).toContain('input people: 4 rows from people.csv (published data)');
    const report = readFileSync(join(home, 'told/report.html'), 'utf8');
    expect(report).toContain('published data');
    expect(report).not.toContain('invented data');
  });

  function withPublicFile(): Project & { readonly mirror: string } {
    const toy = project();
    const mirror = join(toy.home, 'mirror');
    mkdirSync(mirror);
    writeFileSync(join(mirror, 'public.csv'), 'a\n1\n');
    const resource = {
      name: 'public',
      path: 'public.csv',
      address: 'https://example.invalid/public.csv',
      format: 'csv',
      hash: `sha256:${sha256Hex('a\n1\n')}`,
    };
    addDataset(toy.home, 'public', { resources: [resource] });
    return { ...toy, mirror };
  }

  it('takes a public file from a mirror where its digest is right', async () => {
    const { home, mirror, assay } = withPublicFile();
    expect((await assay('data', 'public', '--mirror', 'mirror')).out).toMatch(/copied from the mirror\n$/);
    expect(existsSync(join(home, '.assay/data/public/public.csv'))).toBe(true);
    writeFileSync(join(mirror, 'public.csv'), 'a\n2\n');
    expect((await assay('data', 'public')).out).toMatch(/already there\n$/);
  });

  it('refuses a file whose digest is wrong, and keeps nothing of it', async () => {
    const { home, mirror, assay } = withPublicFile();
    writeFileSync(join(mirror, 'public.csv'), 'a\n2\n');
    const { code, err } = await assay('data', 'public', '--mirror', 'mirror');
    expect(code).toBe(2);
    expect(err).toMatch(/has SHA-256 [0-9a-f]{64} where [0-9a-f]{64} is expected/);
    expect(existsSync(join(home, '.assay/data/public/public.csv'))).toBe(false);
  });

  it('lists the datasets, and suggests the one that was meant', async () => {
    const { assay } = withPublicFile();
    expect((await assay('data')).out).toMatch(
      /^public\s+fetched\s+The public\ntoy-people\s+kept here\s+Invented people\n$/,
    );
    expect(await assay('data', 'publik')).toMatchObject({
      code: 2,
      err: 'unknown dataset: publik. Did you mean "public"?\n',
    });
  });
});
