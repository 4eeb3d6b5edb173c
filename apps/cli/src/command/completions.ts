import { nearestNameSuggestion } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';

type Writer = (commands: readonly Pick<Command, 'name' | 'summary' | 'options'>[]) => string;

const optionWords = ({ options }: Pick<Command, 'options'>) =>
  [...Object.keys(options), 'help'].map((name) => `--${name}`).join(' ');

/** Text between single quotes, as every shell here reads it. */
const quoted = (text: string) => `'${text.replaceAll("'", '’')}'`;

const bash: Writer = (commands) => `_assay() {
  local word=\${COMP_WORDS[COMP_CWORD]} words
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=${quoted(commands.map(({ name }) => name).join(' '))}
  else
    case \${COMP_WORDS[1]} in
${commands.map((command) => `      ${command.name}) words=${quoted(optionWords(command))} ;;\n`).join('')}    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _assay assay
`;

const zsh: Writer = (commands) => `#compdef assay
_assay() {
  local -a names
  names=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(':', '\\:')}`)}\n`).join('')}  )
  if (( CURRENT == 2 )); then
    _describe 'command' names
    return
  fi
  case $words[2] in
${commands.map((command) => `    ${command.name}) compadd -- ${optionWords(command)} ;;\n`).join('')}  esac
  _files
}
compdef _assay assay
`;

const fish: Writer = (commands) =>
  commands
    .map(({ name, summary, options }) => {
      const lines = Object.entries(options).map(
        ([option, { help, takes }]) =>
          `complete -c assay -n '__fish_seen_subcommand_from ${name}' -l ${option} -d ${quoted(help)}${takes === 'nothing' ? '' : ' -r'}\n`,
      );
      return `complete -c assay -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}\n${lines.join('')}`;
    })
    .join('');

const writers: Readonly<Record<string, Writer>> = { bash, zsh, fish };

export const completions = (allCommands: () => Promise<readonly Command[]>): Command => ({
  name: 'completions',
  summary: 'Writes what a shell needs to complete commands and options',
  usage: '<bash|zsh|fish>',
  options: {},
  examples: [
    'source <(assay completions bash)',
    'assay completions zsh > ~/.zfunc/_assay',
    'assay completions fish > ~/.config/fish/completions/assay.fish',
  ],
  words: { least: 1, most: 1 },
  async run(given, { stdout }) {
    const shell = given.words[0]!;
    const writer = Object.hasOwn(writers, shell) ? writers[shell]! : null;
    if (writer === null)
      throw new InputError(`unknown shell: ${shell}. ${nearestNameSuggestion(shell, Object.keys(writers))}`);
    stdout.write(writer(await allCommands()));
    return 0;
  },
});
