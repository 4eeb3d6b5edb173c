import type { Command } from './command.ts';

/** How each command is loaded, in the order in which help shows them; only the one that is asked for is read. */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./command/start.ts')).start,
  list: async () => (await import('./command/list.ts')).list,
  open: async () => (await import('./command/open.ts')).open,
  run: async () => (await import('./command/run.ts')).run,
  words: async () => (await import('./command/words.ts')).words,
  check: async () => (await import('./command/check.ts')).check,
  test: async () => (await import('./command/test.ts')).test,
  rerun: async () => (await import('./command/rerun.ts')).rerun,
  audit: async () => (await import('./command/audit.ts')).audit,
  new: async () => (await import('./command/new.ts')).newNotebook,
  data: async () => (await import('./command/data.ts')).data,
  export: async () => (await import('./command/export.ts')).exportPack,
  attack: async () => (await import('./command/attack.ts')).attack,
  verify: async () => (await import('./command/verify.ts')).verify,
  key: async () => (await import('./command/key.ts')).key,
  sign: async () => (await import('./command/sign.ts')).sign,
  diff: async () => (await import('./command/diff.ts')).diff,
  brief: async () => (await import('./command/brief.ts')).brief,
  pdf: async () => (await import('./command/pdf.ts')).pdf,
  atrs: async () => (await import('./command/atrs.ts')).atrs,
  serve: async () => (await import('./command/serve.ts')).serve,
  attach: async () => (await import('./command/attach.ts')).attach,
  backup: async () => (await import('./command/backup.ts')).backup,
  restore: async () => (await import('./command/restore.ts')).restore,
  completions: async () => (await import('./command/completions.ts')).completions(allCommands),
};

export const commandNames: readonly string[] = Object.keys(loaders);

/** The command of a name, or `null`. */
export async function loadCommand(name: string): Promise<Command | null> {
  return Object.hasOwn(loaders, name) ? await loaders[name]!() : null;
}

export async function allCommands(): Promise<readonly Command[]> {
  return Promise.all(Object.values(loaders).map((load) => load()));
}
