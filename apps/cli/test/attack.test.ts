import { writeFileSync } from 'node:fs';
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
