import type { Effects } from './effects.ts';
import type { Given, OptionRules } from './words/read-words.ts';

/** 0: it holds; 1: a check failed; 2: it could not run. */
export type ExitCode = 0 | 1 | 2;

export interface Context extends Effects {
  /** Folder that holds notebooks, datasets and the stored runs. */
  readonly home: string;
  /** True while a workbench is served from this process, which nothing may keep waiting. */
  readonly isServing?: boolean;
}

/** What a command is called, takes and says of itself. */
export interface CommandFace {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The words after the command's name, as help shows them. */
  readonly usage: string;
  readonly options: OptionRules;
  /** Whole lines that a reader can copy; help shows them last. */
  readonly examples?: readonly string[];
  /** How many words may stand without an option's name. */
  readonly words: { readonly least: number; readonly most: number };
}

export interface Command extends CommandFace {
  run(given: Given, context: Context): Promise<ExitCode>;
}
