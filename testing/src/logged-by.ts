import { vi } from 'vitest';

interface Logging {
  // biome-ignore lint/suspicious/noExplicitAny: of any cell
  compute(given: any, context: any): unknown;
}

/**
 * What a cell of a notebook says in the log while something runs: `loggedBy(register, () => computeFindings(notebook, tables))`.
 */
export async function loggedBy(cell: Logging, run: () => Promise<unknown>): Promise<readonly string[]> {
  const said: string[] = [];
  const { compute } = cell;
  const spied = vi
    .spyOn(cell, 'compute')
    .mockImplementation((given, context) =>
      compute(given, { ...context, log: (line: string) => void said.push(line) }),
    );
  try {
    await run();
  } finally {
    spied.mockRestore();
  }
  return said;
}
