import { loadDescriptor } from '@assay/dataset/fetch';
import type { Command } from '../command.ts';
import { datasetFolder, datasetNames } from '../place/dataset-folders.ts';
import { makeDataset } from '../place/make-datasets.ts';
import { inColumns } from '../show/columns.ts';
import { shortPath } from '../show/short-path.ts';
import { filePath } from '../words/file-path.ts';

export const data: Command = {
  name: 'data',
  summary: 'Generates or fetches a dataset and checks its digest; without a name, lists them',
  usage: '[name] [--mirror folder] [--json]',
  options: {
    mirror: { takes: 'one', help: 'folder that holds the files already, under the same names' },
    json: { takes: 'nothing', help: 'for machines' },
  },
  words: { least: 0, most: 1 },
  async run(given, context) {
    const { home, cwd, stdout } = context;
    const [name] = given.words;
    if (name === undefined) {
      const descriptors = datasetNames(home).map((each) => loadDescriptor(datasetFolder(home, each)));
      if (given.has('json')) stdout.write(`${JSON.stringify(descriptors, null, 2)}\n`);
      else stdout.write(inColumns(descriptors.map((each) => [each.name, originOf(each), each.title])));
      return 0;
    }
    const mirror = given.one('mirror');
    const files = await makeDataset(context, name, mirror === null ? null : filePath(cwd, mirror));
    if (given.has('json')) stdout.write(`${JSON.stringify(files)}\n`);
    else stdout.write(inColumns(files.map(({ path, how }) => [shortPath(cwd, path), how])));
    return 0;
  },
};

function originOf({ generator, resources, obtain }: ReturnType<typeof loadDescriptor>): string {
  if (generator !== undefined) return 'generated';
  if (resources.some(({ address }) => address !== undefined)) return 'fetched';
  return obtain === undefined ? 'kept here' : 'put here by hand';
}
