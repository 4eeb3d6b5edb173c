import type { ChildProcess } from 'node:child_process';
import type { launchBrowser } from '@assay/report/browser';
import type { Timing } from '@assay/testing/stopwatch';

export type Page = Awaited<ReturnType<Awaited<ReturnType<typeof launchBrowser>>['newPage']>>;
export type TimeShown = (
  page: Page,
  name: string,
  change: (mark: string) => void | Promise<void>,
  shown?: { readonly within?: string; readonly end?: string },
) => Promise<Timing>;
export type Measured = { readonly timings: readonly Timing[] } | { readonly skipped: string };
/** The same kind of edit in another notebook: a cell on the same 20,000 records, and prose. */
export type Peer = (page: Page, file: string, timeShown: TimeShown) => Promise<Measured>;

/** Resolves with the first address that a program prints. */
export function addressOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: string) => {
      said += text;
      const found = /https?:\/\/(?:127\.0\.0\.1|localhost):\d+\S*/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    for (const stream of [program.stdout!, program.stderr!]) stream.setEncoding('utf8').on('data', hear);
    program.on('exit', () => reject(new Error(said.slice(0, 400))));
    setTimeout(() => reject(new Error(`no address in 60 seconds: ${said.slice(0, 400)}`)), 60_000).unref();
  });
}
