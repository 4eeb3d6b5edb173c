import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { people, peopleProject } from './people-project.ts';

it('assay attack tries a pack with the earlier ones, and says that nothing is recovered', async () => {
  const toy = peopleProject({ 4: 41, 5: 60, 6: 200, 9: 3 });
  await toy.assay('run', 'toy', '--out', 'one');
  expect((await toy.assay('export', 'one', '--out', 'march.zip')).code).toBe(0);
  writeFileSync(toy.people, people({ 4: 41, 5: 60, 6: 201, 9: 4 }));
  await toy.assay('run', 'toy', '--out', 'two');
  expect((await toy.assay('export', 'two', '--out', 'april.zip')).code).toBe(0);
  const tried = await toy.assay('attack', 'april.zip', 'march.zip');
  expect(tried.out).toMatch(/^nothing is recovered of \d+ hidden counts\n$/);
  expect(tried.code).toBe(0);
  const { isCheckedAgainstTruth, recovered, ranges } = JSON.parse(
    (await toy.assay('attack', 'april.zip', '--json')).out,
  );
  // Whoever attacks a pack alone has no truth to hold a guess against.
  expect(isCheckedAgainstTruth).toBe(false);
  expect(recovered).toEqual([]);
  expect(ranges.length).toBeGreaterThan(0);
});

it('assay attack takes packs of several notebooks about the same people together, and of others apart', async () => {
  const toy = peopleProject({ 4: 41, 5: 60, 6: 200, 9: 3 });
  const copy = join(toy.home, 'notebooks/toy-two');
  cpSync(join(toy.home, 'notebooks/toy'), copy, { recursive: true });
  const code = readFileSync(join(copy, 'notebook.ts'), 'utf8');
  writeFileSync(join(copy, 'notebook.ts'), code.replace("id: 'toy'", "id: 'toy-two'"));
  writeFileSync(join(copy, 'package.json'), '{ "name": "@assay/notebook-toy-two" }\n');
  const packed = async (slug: string, name: string) => {
    expect((await toy.assay('run', slug, '--out', name)).code).toBe(0);
    expect(await toy.assay('export', name, '--out', `${name}.zip`)).toMatchObject({ code: 0 });
  };
  await packed('toy', 'one');
  await packed('toy-two', 'two');
  const alone = await toy.assay('attack', 'two.zip', '--json');
  const both = await toy.assay('attack', 'two.zip', 'one.zip', '--json');
  const hidden = ({ out }: { readonly out: string }) =>
    (JSON.parse(out) as { ranges: readonly unknown[] }).ranges.length;
  expect([both.code, hidden(both)]).toEqual([0, 2 * hidden(alone)]);
  writeFileSync(toy.people, people({ 4: 44, 5: 60, 6: 201, 9: 4 }));
  await packed('toy', 'other');
  expect(await toy.assay('attack', 'two.zip', 'other.zip')).toMatchObject({
    code: 2,
    err: expect.stringContaining(
      'other.zip and two.zip are of two notebooks that read no file in common: nothing ties the one to the other. Attack them apart.',
    ),
  });
});
