/** Everything a command touches outside itself, so that a test can stand in for a terminal. */
export interface Effects {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Set when the user interrupts. */
  readonly signal?: AbortSignal;
  /** The present moment, for logs; results never hold it. */
  readonly now: () => Date;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}
