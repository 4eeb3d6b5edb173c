import { nearestNameSuggestion } from '@assay/notebook';
import { InputError } from '@assay/statistics';

interface OptionRule {
  readonly takes: 'nothing' | 'one' | 'many';
  readonly help: string;
  /** The option without which this one says nothing. */
  readonly needs?: string;
  /** Options beside which this one would not be heeded. */
  readonly not?: readonly string[];
}

export type OptionRules = Readonly<Record<string, OptionRule>>;

/** The words of a command line, sorted: those that stand alone and those that belong to an option. */
export class Given {
  readonly words: readonly string[];
  readonly #options: ReadonlyMap<string, readonly string[]>;

  constructor(words: readonly string[], options: ReadonlyMap<string, readonly string[]>) {
    this.words = words;
    this.#options = options;
  }

  has(option: string): boolean {
    return this.#options.has(option);
  }

  one(option: string): string | null {
    return this.#options.get(option)?.at(-1) ?? null;
  }

  many(option: string): readonly string[] {
    return this.#options.get(option) ?? [];
  }
}

/** Sorts the words after a command's name by the options it knows: `--name value`, `--name=value`, and after `--` only words. */
export function readWords(words: readonly string[], rules: OptionRules): Given {
  const alone: string[] = [];
  const options = new Map<string, string[]>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '--') {
      alone.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('--')) {
      if (word.startsWith('-') && word.length > 1)
        throw new InputError(`unknown option: ${word}. Options start with --.`);
      alone.push(word);
      continue;
    }
    const [name, inline] = splitCommandWord(word.slice(2), '=');
    const rule = Object.hasOwn(rules, name) ? rules[name]! : null;
    if (rule === null)
      throw new InputError(
        `unknown option: --${name}. ${nearestNameSuggestion(
          `--${name}`,
          Object.keys(rules).map((each) => `--${each}`),
        )}`,
      );
    if (rule.takes === 'nothing') {
      if (inline !== null) throw new InputError(`option --${name} takes no value: ${inline}. Leave it out.`);
      options.set(name, []);
      continue;
    }
    const value = inline ?? words[++at];
    // The next option is no value of this one: `--out --json` would name a folder.
    if (value === undefined || (inline === null && isOption(value, rules)))
      throw new InputError(`option --${name} has no value. Write --${name} ${rule.help}`);
    if (rule.takes === 'one' && options.has(name)) {
      throw new InputError(`option --${name} stands twice: ${options.get(name)![0]} and ${value}. Keep one.`);
    }
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  for (const name of options.keys()) refuseUnheeded(name, rules[name]!, options);
  return new Given(alone, options);
}

function isOption(word: string, rules: OptionRules): boolean {
  return word === '--' || (word.startsWith('--') && Object.hasOwn(rules, splitCommandWord(word.slice(2), '=')[0]));
}

/** What was said and would not be heeded is refused: it would be thought to have been. */
function refuseUnheeded(name: string, { needs, not = [] }: OptionRule, given: ReadonlyMap<string, unknown>): void {
  if (needs !== undefined && !given.has(needs)) {
    throw new InputError(`--${name} is about --${needs}, which is not given. Leave it out, or give both.`);
  }
  const other = not.find((each) => given.has(each));
  if (other !== undefined) throw new InputError(`--${name} would not be heeded beside --${other}. Keep one.`);
}

/** Text before and after the first separator; `null` after where there is none. */
export function splitCommandWord(text: string, separator: string): [string, string | null] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + separator.length)];
}
