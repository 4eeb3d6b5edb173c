import { notebookMemory, rememberedNotebooks } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { notebookFolder, notebookSlugs } from '../home/notebook-folders.ts';
import { printedColumns } from '../show/columns.ts';

export const list: Command = {
  name: 'list',
  summary: 'What can be run: notebooks with their questions and inputs',
  usage: '[--json]',
  options: { json: { takes: 'nothing', help: 'for machines' } },
  words: { least: 0, most: 0 },
  async run(given, { home, stdout, stderr }) {
    const folders = notebookSlugs(home).map((slug) => notebookFolder(home, slug));
    const described = await Promise.all(
      rememberedNotebooks(folders, notebookMemory(home)).map(async (known) => {
        try {
          return (await known).notebook;
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          stderr.write(`${error.message}\n`);
          return null;
        }
      }),
    );
    const notebooks = described
      .filter((notebook) => notebook !== null)
      .map(({ id, title, system, summary, questions, inputs, parameters }) => ({
        id,
        title,
        system,
        summary,
        questions,
        inputs: inputs.map(({ name, optional, dataset }) => ({ name, optional, dataset })),
        parameters,
      }));
    if (given.has('json')) stdout.write(`${JSON.stringify(notebooks, null, 2)}\n`);
    else if (described.length === 0)
      stdout.write(`no notebooks in ${home}. Make one: assay new <slug> --from <slug>\n`);
    else {
      stdout.write(
        printedColumns(
          notebooks.map(({ id, title, questions, inputs }) => [
            id,
            questions.join(' '),
            inputs.map(({ name }) => name).join(' '),
            title,
          ]),
        ),
      );
    }
    return described.includes(null) ? 2 : 0;
  },
};
