import { list } from './command/list.ts';
import { run } from './command/run.ts';
import type { Command } from './command.ts';

/** In the order in which help shows them. */
export const commands: readonly Command[] = [list, run];
