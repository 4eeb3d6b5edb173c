import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTable } from '@assay/dataset/read';
import { counterNamed, countFiles } from '@assay/engine';
import { canonicalJson } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { stopAndSearch } from '@assay/synthetic';
import { afterAll, describe, expect, it } from 'vitest';
import { searches } from '../inputs.ts';
import notebook from '../notebook.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-counted-searches-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Findings that times of day, halves of the file or whole rows make, which no table of counts tells. */
const NEED_ROWS = ['capture.repeated', 'finds.over-time', 'finds.stand-out', 'veil.by-group', 'veil.place'];

describe('searches that were counted where they lie', async () => {
  const made = stopAndSearch({ seed: 'counted', residents: 60_000 });
  const path = join(folder, 'searches.csv');
  await writeTable(made.searches, path);
  const { passes } = await countFiles([path], {
    input: 'searches',
    schema: searches.schema,
    passes: searches.counted!.map(({ name, counter, fields }) => ({
      name,
      counter: counterNamed(counter.name, Object.keys(fields)),
      fields,
      options: {},
    })),
    rowsPerSlice: 700,
  });
  const counts = { searches: Object.fromEntries(passes.map((pass) => [pass.name, pass.counts])) };
  const { population } = made;
  const ofRows = await computeFindings(notebook, { searches: made.searches, population });
  const ofCounts = await computeFindings(notebook, { population }, {}, 1, counts);

  it('give every finding that counts can give, equal to the last digit', () => {
    expect([...ofCounts.keys()]).toEqual([...ofRows.keys()]);
    const equal = [...ofRows].filter(([id]) => !NEED_ROWS.includes(id));
    expect(equal.length).toBeGreaterThan(15);
    for (const [id, finding] of equal) expect(canonicalJson(ofCounts.get(id)), id).toBe(canonicalJson(finding));
    const computed = equal.filter(([, { notComputed }]) => notComputed === undefined);
    expect(computed.length).toBeGreaterThan(15);
  });

  it('say of the others that they need the rows', () => {
    for (const id of NEED_ROWS) {
      expect(ofCounts.get(id)?.notComputed?.reason, id).toBe(
        'it needs the rows of searches, which were counted where they lie',
      );
    }
  });
});
