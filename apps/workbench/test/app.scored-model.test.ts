import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { formFields } from './fixture/form-fields.ts';
import { makeHome } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
const notebooks = fileURLToPath(new URL('../../../notebooks', import.meta.url));
let opened: App;

beforeAll(() => {
  cpSync(join(notebooks, 'scored-model'), join(home, 'notebooks/scored-model'), {
    recursive: true,
    filter: (path) => !/node_modules|baseline\.json|\/test/.test(path.slice(notebooks.length)),
  });
  opened = createApp({ home, datasetFiles: async () => null });
});
afterAll(async () => {
  await opened.close();
  remove();
});

/** Larson and others (2016), by race: true negatives, false positives, false negatives, true positives. */
const PUBLISHED = {
  'African-American': [990, 805, 532, 1369],
  Caucasian: [1139, 349, 461, 505],
  Hispanic: [318, 87, 129, 103],
  Other: [208, 36, 90, 43],
  Asian: [21, 2, 3, 6],
  'Native American': [5, 3, 1, 9],
};

/** The published counts, a row for each person, under headings of nobody's schema, in Windows-1252, separated by semicolons. */
function oddFile(): File {
  const rows = Object.entries(PUBLISHED).flatMap(([race, counts]) =>
    counts.flatMap((count, slot) =>
      Array.from(
        { length: count },
        () => `${race};${slot & 1 ? 'hoch' : 'mäßig'};${slot >> 1 ? 'rückfällig' : 'nicht'}`,
      ),
    ),
  );
  return new File([Buffer.from(`Herkunft;Einstufung;Rückfall (2 Jahre)\n${rows.join('\n')}\n`, 'latin1')], 'akte.csv');
}

it('audits a model of which it knows nothing, by menus alone, and gives the published rates with the intervals of R', async () => {
  const analyst = visitor(opened.app);
  const form = '/notebooks/scored-model/run';
  const shown = await analyst.send(form, '/notebooks/scored-model/runs', { 'input:scored': oddFile(), step: 'look' });
  expect(shown.text).toContain('Rückfall (2 Jahre)');
  const started = await analyst.post('/notebooks/scored-model/runs', {
    ...formFields(shown.text),
    'column:scored:group': '=Herkunft',
    'column:scored:decision': '=Einstufung',
    'column:scored:outcome': '=Rückfall (2 Jahre)',
    'parameter:flaggedWords': 'hoch',
    'parameter:happenedWords': 'rückfällig',
    'parameter:reference': 'Caucasian',
  });
  expect(started.status, started.text).toBe(303);
  let page = '';
  for (let tries = 0; tries < 600 && !/Finished|Failed/.test(page); tries++) {
    page = (await analyst.read(started.headers.get('location')!)).text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(page)?.[1];
  expect(report, page).toBeDefined();
  const { findings } = JSON.parse((await analyst.read(`${report}/results.json`)).text) as {
    findings: { id: string; table: { columns: { name: string }[]; rows: (string | number)[][] } }[];
  };
  const cell = (id: string, column: string, ...keys: string[]) => {
    const { table } = findings.find((finding) => finding.id === id)!;
    const row = table.rows.find((each) => keys.every((key, at) => each[at] === key))!;
    return row[table.columns.findIndex(({ name }) => name === column)];
  };
  for (const [race, [tn, fp, fn, tp]] of Object.entries(PUBLISHED)) {
    expect(cell('errors.by-group', 'rate', race)).toBeCloseTo(fp! / (fp! + tn!), 12);
    expect(cell('errors.by-group', 'missed', race)).toBeCloseTo(fn! / (fn! + tp!), 12);
    expect(cell('rates.by-group', 'accuracy', race)).toBeCloseTo((tn! + tp!) / (tn! + fp! + fn! + tp!), 12);
  }
  const ratio = (column: string) =>
    cell('errors.gaps', column, 'flagged, of people to whom it did not happen', 'African-American');
  expect(ratio('ratio')).toBeCloseTo(1.91209264831472, 12);
  expect(ratio('ratioLow')).toBeCloseTo(1.7225683087, 9);
  expect(ratio('ratioHigh')).toBeCloseTo(2.1255502622, 9);
  expect((await analyst.read(report!)).text).toContain('because the file has no scores');
});
