import { audit } from './command/audit.ts';
import { check } from './command/check.ts';
import { list } from './command/list.ts';
import { newNotebook } from './command/new.ts';
import { rerun } from './command/rerun.ts';
import { run } from './command/run.ts';
import type { Command } from './command.ts';

/** In the order in which help shows them. */
export const commands: readonly Command[] = [list, run, check, rerun, audit, newNotebook];
