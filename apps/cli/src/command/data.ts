import { loadDescriptor } from '@assay/dataset/fetch';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { checkEngine } from '../engine/check-engine.ts';
import { datasetFolder, datasetNames } from '../home/dataset-folders.ts';
import { makeDataset } from '../home/make-datasets.ts';
import { printedColumns } from '../show/columns.ts';
import { shortPath } from '../show/short-path.ts';
import { filePath } from '../words/file-path.ts';
import { readColumns } from '../words/read-pairs.ts';

export const data: Command = {
  name: 'data',
  summary: 'Generates or fetches a dataset and checks its digest; without a name, lists them',
  usage: '[name] [--mirror folder] [--check [--for notebook] [--columns input:field=column,...]] [--json]',
  options: {
    check: { takes: 'nothing', help: 'connects to the engine of the data set, and says what is there' },
    for: {
      takes: 'one',
      needs: 'check',
      help: 'notebook whose input the table is to be: shows how its columns would be mapped',
    },
    columns: { takes: 'many', needs: 'for', help: 'with --check --for: input:field=column,...' },
    mirror: { takes: 'one', not: ['check'], help: 'folder that holds the files already, under the same names' },
    json: { takes: 'nothing', not: ['check'], help: 'for machines' },
  },
  words: { least: 0, most: 1 },
  async run(given, context) {
    const { home, cwd, stdout } = context;
    const [name] = given.words;
    if (name === undefined) {
      const option = ['check', 'mirror'].find((each) => given.has(each));
      if (option !== undefined) throw new InputError(`--${option} is about one data set. Name it: assay data <name> …`);
      const descriptors = datasetNames(home).map((each) => loadDescriptor(datasetFolder(home, each)));
      if (given.has('json')) stdout.write(`${JSON.stringify(descriptors, null, 2)}\n`);
      else stdout.write(printedColumns(descriptors.map((each) => [each.name, originOf(each), each.title])));
      return 0;
    }
    if (given.has('check')) return checkEngine(context, name, given.one('for'), readColumns(given.many('columns')));
    const mirror = given.one('mirror');
    const files = await makeDataset(context, name, mirror === null ? null : filePath(cwd, mirror));
    if (given.has('json')) stdout.write(`${JSON.stringify(files)}\n`);
    else stdout.write(printedColumns(files.map(({ path, how }) => [shortPath(cwd, path), how])));
    return 0;
  },
};

function originOf({ generator, engine, resources, obtain }: ReturnType<typeof loadDescriptor>): string {
  if (engine !== undefined) return 'counted where it lies';
  if (generator !== undefined) return 'generated';
  if (resources.some(({ address }) => address !== undefined)) return 'fetched';
  return obtain === undefined ? 'kept here' : 'put here by hand';
}
