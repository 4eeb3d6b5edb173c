// The command line
export type { Context, ExitCode } from './command.ts';
export type { Effects, Output } from './effects.ts';
export { main } from './main.ts';
