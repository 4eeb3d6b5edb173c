import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresBinaries, temporaryPostgres } from '../../../packages/engine/test/temporary-postgres.ts';
import { type App, createApp } from '../src/index.ts';
import { formFields } from './fixture/form-fields.ts';
import { makeHome } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
const notebook = join(home, 'notebooks', 'sample', 'notebook.ts');
const changed = [
  ['cell, defineNotebook', 'cell, countedBy, countedFields, defineNotebook'],
  ["dataset: 'sample-people',", "dataset: 'sample-people',\n  counted: [countedFields('by-area', ['area'])],"],
  ['needs: { people },', "needs: { people: countedBy(people, 'by-area') },"],
  [
    'for (const code of codes) if (code >= 0) tally[code] += 1;',
    'for (const [row, code] of codes.entries()) if (code >= 0) tally[code] += people.counts[row];',
  ],
  ['rows: people.rowCount', 'rows: people.total'],
] as const;
writeFileSync(
  notebook,
  changed.reduce(
    (text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    },
    readFileSync(notebook, 'utf8'),
  ),
);

function entry(name: string, more: object): void {
  const folder = join(home, 'datasets', name);
  mkdirSync(folder, { recursive: true });
  const stated = { name, title: `Register ${name}`, description: 'A table elsewhere.', licenses: [{ name: 'none' }] };
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify({ ...stated, ...more }));
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

let opened: App;
const analyst = () => visitor(opened.app);
const send = (fields: Record<string, string | File>) =>
  analyst().send('/notebooks/sample/run', '/notebooks/sample/runs', fields);

async function overAt(page: string): Promise<string> {
  while (true) {
    const { text } = await analyst().read(page);
    if (!text.includes('http-equiv="refresh"')) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

beforeAll(async () => {
  entry('lake', {
    engine: 'postgres',
    address: `postgres://127.0.0.1:${await freePort()}/db`,
    user: 'ann-of-it',
    table: 'force.person',
  });
  entry('files', { resources: [{ name: 'people', path: 'people.csv', schema: { fields: [] } }] });
  entry('damaged', { engine: 'hive' });
  opened = createApp({ home, isRunBeside: true, datasetFiles: async () => [join(home, 'people.csv')] });
});
afterAll(async () => {
  await opened.close();
  remove();
});

describe('a table that is counted where it lies', () => {
  it('is offered by its title, and nothing of where it lies', async () => {
    const { text } = await analyst().read('/notebooks/sample/run');
    const offered = /<select[^>]*name="table:people"[\s\S]*?<\/select>/.exec(text)![0];
    expect([...offered.matchAll(/value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['', 'lake']);
    expect(offered).toContain('Register lake');
    for (const hidden of ['127.0.0.1', 'ann-of-it', 'force.person']) expect(text).not.toContain(hidden);
  });

  it.each([
    'files',
    'damaged',
    '../lake',
    'lake/../lake',
    '@lake',
    'postgres://ann:s3cret@127.0.0.1/db',
    '/etc/passwd',
  ])('cannot be typed: %s', async (name) => {
    const { status, text } = await send({ 'table:people': name });
    expect(status).toBe(422);
    expect(text).toContain('no such table is offered for input Person records. Choose one of the list.');
    expect(text).not.toContain('s3cret');
  });

  it('takes no file beside it', async () => {
    const file = new File(['forename,area\nAda,North\n'], 'people.csv');
    const { status, text } = await send({ 'table:people': 'lake', 'input:people': file });
    expect([status, text]).toEqual([422, expect.stringContaining('has a file and a table')]);
  });

  it('ends in one line where nobody answers, and never tells its user', async () => {
    const { status, headers, text } = await send({ 'table:people': 'lake' });
    expect(status, text).toBe(303);
    const page = await overAt(headers.get('location')!);
    expect(page).toMatch(/nobody answers at 127\.0\.0\.1:\d+ as Postgres/);
    expect(page).not.toContain('ann-of-it');
  });

  it('is let go of when the run is stopped while it is counted, and nothing is stored', async () => {
    const told: Record<'reached' | 'left', () => void> = { reached: () => {}, left: () => {} };
    const when = (event: keyof typeof told) =>
      new Promise<void>((resolve) => {
        told[event] = resolve;
      });
    const [reached, left] = [when('reached'), when('left')];
    const mute = createServer((socket) => {
      told.reached();
      socket.on('error', () => {});
      socket.on('close', () => told.left());
      socket.resume();
    });
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as { port: number };
    entry('mute', { engine: 'postgres', address: `postgres://127.0.0.1:${port}/db`, table: 'force.person' });
    const page = (await send({ 'table:people': 'mute' })).headers.get('location')!;
    await reached;
    expect((await analyst().send(page, `${page}/cancel`, {})).status).toBe(303);
    const over = await overAt(page);
    expect(over).toContain('Cancelled');
    expect(over).not.toContain('/reports/');
    await left;
    await new Promise((resolve) => mute.close(resolve));
  });

  it('is kept by a look at how files are read, and run from there', async () => {
    const shown = await send({ 'table:people': 'lake', step: 'look' });
    expect([shown.status, shown.text]).toEqual([200, expect.stringContaining('It is counted where it lies.')]);
    const { status, headers, text } = await analyst().post('/notebooks/sample/runs', formFields(shown.text));
    expect(status, text).toBe(303);
    expect(await overAt(headers.get('location')!)).toMatch(/nobody answers at 127\.0\.0\.1/);
  });

  const postgres = postgresBinaries();
  it.skipIf('missing' in postgres)(
    `gives the findings of its rows${'missing' in postgres ? `: skipped, ${postgres.missing}` : ''}`,
    async () => {
      const server = await temporaryPostgres('folder' in postgres ? postgres.folder : '');
      try {
        server.psql(
          "CREATE TABLE person (forename text, area text); INSERT INTO person VALUES ('Ada', 'North'), ('Ben', 'North'), ('Cleo', 'South'), ('Dev', null)",
        );
        const address = `postgres://127.0.0.1:${server.port}/postgres`;
        entry('register', { engine: 'postgres', address, user: 'owner', table: 'person' });
        const { headers } = await send({ 'table:people': 'register' });
        const page = await overAt(headers.get('location')!);
        expect(page).toContain('Finished');
        expect(page).toContain('Read 4 rows of people');
        expect(page).not.toContain('127.0.0.1');
        const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(page)![1]!;
        const { text } = await analyst().read(`${report}/tables/area.records.csv`);
        expect(text).toBe('area,n\r\nNorth,2\r\nSouth,1\r\n');
      } finally {
        await server.remove();
      }
    },
  );
});
