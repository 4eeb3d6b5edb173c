import { describe, expect, it } from 'vitest';
import { describeFolder, prepareKnownRun } from '../../src/run/index.ts';
import { fixture, peopleFile, temporaryFolder } from './toy.ts';

/** The toy notebook with a second, optional input, both with a dataset of the project to fall back on. */
async function withOptionalInput() {
  const known = await describeFolder(fixture('toy'));
  const [people] = known.notebook.inputs;
  const own = { ...people!, dataset: 'invented' };
  return { ...known, notebook: { ...known.notebook, inputs: [own, { ...own, name: 'extra', optional: true }] } };
}

describe('an optional input that was not given', () => {
  it('falls back on its dataset only where no input was given', async () => {
    const stored = peopleFile(temporaryFolder(), ['Oak'], 'stored.csv');
    const datasets = async () => [stored];
    const byDefault = await prepareKnownRun(await withOptionalInput(), {}, datasets);
    expect(byDefault.inputs.map(({ dataset, files }) => [dataset, files.length])).toEqual([
      ['invented', 1],
      ['invented', 1],
    ]);
    const real = peopleFile(temporaryFolder(), ['Ash'], 'real.csv');
    const given = await prepareKnownRun(await withOptionalInput(), { inputs: { people: [real] } }, datasets);
    expect(given.inputs.map(({ dataset, files }) => [dataset, files.length])).toEqual([
      [null, 1],
      [null, 0],
    ]);
  });
});
