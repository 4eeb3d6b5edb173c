import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
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

/** Measures in the page that a peer's server shows, then ends the server and takes its folder away. */
export async function measuredIn(
  page: Page,
  server: ChildProcess,
  folder: string,
  measure: () => Promise<readonly Timing[]>,
): Promise<Measured> {
  try {
    await answering(await addressOf(server)).then((address) => page.goto(address));
    await page.waitForSelector('text=first 0.', { timeout: 60_000 });
    return { timings: await measure() };
  } catch (error) {
    return { skipped: String(error).split('\n')[0]! };
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Some print their address before they listen. */
async function answering(address: string): Promise<string> {
  for (let tries = 0; tries < 60; tries++) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return address;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${address} does not answer`);
}

/** Resolves with the first address that a program prints. */
function addressOf(program: ChildProcess): Promise<string> {
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
