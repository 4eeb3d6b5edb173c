/** Parses the command line and dispatches; returns the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  process.stderr.write(`unknown command: ${words[0] ?? '(none)'}. Try assay --help.\n`);
  return 2;
}
