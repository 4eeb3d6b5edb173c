import { diskProblem, tidyTemporaryFolders } from '@assay/evidence';
import { nearestNameSuggestion } from '@assay/notebook';
import { compileLate } from '@assay/notebook/compile-late';
import { InputError, withoutSecrets } from '@assay/statistics';
import type { CommandFace, ExitCode } from './command.ts';
import { allCommands, commandNames, loadCommand } from './commands.ts';
import type { Effects } from './effects.ts';
import { findHome } from './home/find-home.ts';
import { printedColumns } from './show/columns.ts';
import { plainOutput } from './show/plain-output.ts';
import { readWords } from './words/read-words.ts';

/**
 * The whole command line: reads the words, runs the command, and says in one line what went wrong, with the value and
 * the remedy. Returns the exit code: 0 holds, 1 a check failed, 2 could not run.
 *
 * @param faces What every command says of itself, where it is known without loading them all.
 */
export async function main(
  words: readonly string[],
  given: Effects,
  faces: readonly CommandFace[] | null = null,
): Promise<ExitCode> {
  compileLate();
  const effects = { ...given, stdout: plainOutput(given.stdout), stderr: plainOutput(given.stderr) };
  try {
    const [name, ...rest] = words;
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      effects.stdout.write(help(faces ?? (await allCommands())));
      return name === undefined ? 2 : 0;
    }
    const command = faces?.find((face) => face.name === name) ?? (await loadCommand(name));
    if (command === null)
      throw new InputError(`unknown command: ${name}. ${nearestNameSuggestion(name, commandNames)}`);
    if (rest.includes('--help') || rest.includes('-h')) {
      effects.stdout.write(commandHelp(command));
      return 0;
    }
    const read = readWords(rest, command.options);
    const { least, most } = command.words;
    if (read.words.length < least)
      throw new InputError(`${name} needs more words. Write: assay ${name} ${command.usage}`);
    if (read.words.length > most) {
      throw new InputError(
        `${name} does not know what to do with ${read.words[most]}. Write: assay ${name} ${command.usage}`,
      );
    }
    tidyTemporaryFolders();
    return await (await loadCommand(name))!.run(read, { ...effects, home: findHome(effects.cwd, effects.env) });
  } catch (error) {
    effects.stderr.write(`${oneLine(error)}\n`);
    if (effects.env['ASSAY_DEBUG'] && error instanceof Error)
      effects.stderr.write(`${withoutSecrets(error.stack ?? '')}\n`);
    return 2;
  }
}

function oneLine(error: unknown): string {
  const given = diskProblem(error) ?? error;
  const text = (given instanceof Error ? given.message : String(given)).replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (given instanceof InputError) return text;
  return `Assay itself failed: ${withoutSecrets(text)}. Set ASSAY_DEBUG=1 for the place, and report it.`;
}

function help(commands: readonly CommandFace[]): string {
  const rows = commands.map(({ name, usage, summary }) => [
    `assay ${name}${/^[<[][^-]/.test(usage) ? ` ${usage.split(/ \[?--/)[0]}` : ''}`,
    summary,
  ]);
  return [
    'Assay: from a panel’s question to a number that anyone can check.\n\n',
    printedColumns(rows, '  '),
    '\nassay <command> --help tells more. Exit code 0: holds; 1: a check failed; 2: could not run.\n',
  ].join('');
}

function commandHelp({ name, usage, summary, options, examples = [] }: CommandFace): string {
  const rows = Object.entries(options).map(([option, { help }]) => [`--${option}`, help]);
  return `assay ${name} ${usage}\n\n${summary}\n${rows.length === 0 ? '' : `\n${printedColumns(rows, '  ')}`}${
    examples.length === 0 ? '' : `\nFor example:\n${examples.map((line) => `  ${line}\n`).join('')}`
  }`;
}
