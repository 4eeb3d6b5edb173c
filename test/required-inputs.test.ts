import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeFolder, prepareKnownRun } from '@assay/notebook/run';
import { afterAll, describe, expect, it } from 'vitest';

const notebooks = fileURLToPath(new URL('../notebooks', import.meta.url));
const slugs = readdirSync(notebooks).filter((slug) => existsSync(join(notebooks, slug, 'notebook.ts')));
const folder = mkdtempSync(join(tmpdir(), 'assay-required-'));
const own = join(folder, 'own.csv');
writeFileSync(own, 'a,b\n1,2\n');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('no required input of any notebook is invented beside a file of one’s own', () => {
  it.each(slugs)(
    '%s',
    async (slug) => {
      const known = await describeFolder(join(notebooks, slug));
      const { inputs } = known.notebook;
      const all = Object.fromEntries(inputs.map(({ name }) => [name, [own]]));
      for (const absent of inputs.filter(({ optional }) => optional)) {
        const { [absent.name]: _, ...given } = all;
        const made = (await prepareKnownRun(known, { inputs: given }, async () => [own])).inputs;
        const others = made.filter(({ name }) => name !== absent.name);
        expect(
          others.map(({ source }) => source),
          absent.name,
        ).toEqual(others.map(() => 'own'));
        // Where nothing at all is given, the whole run may be an example.
        if (others.length === 0) continue;
        const none = made.find(({ name }) => name === absent.name);
        expect(none, absent.name).toMatchObject({ source: 'none', files: [] });
      }
      const required = inputs.filter(({ optional }) => !optional).map(({ name }) => name);
      for (const given of inputs.map(({ name }) => name)) {
        const missing = required.filter((name) => name !== given);
        const prepared = prepareKnownRun(known, { inputs: { [given]: [own] } }, async () => [own]);
        if (missing.length > 0)
          await expect(prepared, given).rejects.toThrow(`input ${missing[0]} is missing beside ${given}.`);
        else
          expect(
            (await prepared).inputs.filter(({ source }) => source === 'invented'),
            given,
          ).toEqual([]);
      }
    },
    60_000,
  );
});
