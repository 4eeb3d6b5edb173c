import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { temporaryFolder } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { entryCode } from './bundle-notebook.ts';
import { type Enclosure, enclosure } from './enclosure.ts';
import { type Limits, permissionFlag } from './isolation.ts';
import { processMegabytes } from './process-memory.ts';

const MOST_SAID_BYTES = 256 * 2 ** 20;
/** Of one line: what reads it holds it whole. */
const MOST_LINE_BYTES = 32 * 2 ** 20;
/** How long reading what a child says may keep everything else waiting. */
const TURN_MILLISECONDS = 10;
const WATCH_MILLISECONDS = 200;
const SETTLING_MILLISECONDS = 300;

/** A run that was ended from outside, by a limit or by whoever started it: nothing is wrong with what it computed. */
export class RunStopped extends InputError {
  /** What is kept of it, as a sentence; `null` where nothing is. */
  readonly kept: string | null;

  constructor(message: string, options: ErrorOptions & { readonly kept?: string } = {}) {
    super(message, options);
    this.kept = options.kept ?? null;
  }
}

/** A process that can compute and nothing else, and what passes between it and us. */
export interface ClosedProcess {
  readonly input: Writable;
  /** Each line it says, until it ends. Throws where it was stopped, or ended by a fault of its own. */
  lines(): AsyncGenerator<string>;
  /** Puts another module beside its code, for it to import by that name. */
  add(name: string, code: string): void;
  /** Stops it; `reason` is what whoever reads its lines is told. */
  stop(reason: string): void;
  /** What it said to its standard error, as far as it is kept. */
  complaint(): string;
  /** Megabytes that it holds; 0 where the system does not say. */
  residentMegabytes(): number;
  /** The most that it held so far, where it says `said` of itself: behind nothing that closes it in, that starts with our own peak. */
  peakMegabytes(said: number): number;
}

/**
 * Starts the bundle in a process that can compute and nothing else: it reads no file but itself, starts no program,
 * loads no native code, reaches no network, and is stopped at its limits. Where the system can, it has a root of its own
 * with nothing in it but Node.
 */
export async function closedProcess(
  code: string,
  limits: Limits,
  signal?: AbortSignal,
  asked?: Enclosure | null,
  mostSaidBytes = MOST_SAID_BYTES,
): Promise<ClosedProcess> {
  const closedIn = asked === undefined ? await enclosure() : asked;
  const place = realpathSync(temporaryFolder('run'));
  const folder = join(place, 'code');
  mkdirSync(folder);
  writeFileSync(join(folder, 'notebook.mjs'), code);
  writeFileSync(join(folder, 'entry.mjs'), await entryCode());
  const node = (at: string) => [
    permissionFlag(),
    `--allow-fs-read=${at}/*`,
    '--no-warnings',
    `--max-old-space-size=${limits.memoryMegabytes}`,
    `${at}/entry.mjs`,
  ];
  const [command, ...words] = (
    closedIn === null ? [process.execPath, ...node(folder)] : closedIn.command(folder, node)
  ) as [string, ...string[]];
  const child = spawn(command, words, {
    cwd: folder,
    env: { TZ: 'UTC', LANG: 'C.UTF-8', PATH: process.env['PATH'] },
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  let stoppedBecause: string | null = null;
  const spawned = performance.now();
  const stop = (reason: string) => {
    stoppedBecause ??= reason;
    // A program that closes a child in must have tied it to itself before it is killed.
    const early = SETTLING_MILLISECONDS - (performance.now() - spawned);
    if (closedIn === null || early <= 0) killAll(child);
    else setTimeout(() => killAll(child), early);
  };
  const onAbort = () => stop('the run was cancelled. Start it again when ready.');
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  const deadline = setTimeout(
    () => stop(`the run passed its limit of ${limits.seconds} seconds. Use fewer rows or a longer --time-limit.`),
    limits.seconds * 1000,
  );
  let peak = 0;
  const seen = () => {
    peak = megabytesOf(child, 'peak') ?? peak;
    return peak;
  };
  const watch = setInterval(() => {
    if (closedIn === null) seen();
    const megabytes = megabytesOf(child, 'now') ?? 0;
    if (megabytes > limits.memoryMegabytes) {
      stop(
        `the run passed its limit of ${limits.memoryMegabytes} MB of memory. Use fewer rows or a larger --memory-limit.`,
      );
    }
  }, WATCH_MILLISECONDS);
  let complaint = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    if (complaint.length < 10_000) complaint += text;
  });
  // A child that ends early leaves the pipe broken; how it ended says why.
  child.stdin!.on('error', () => {});
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  }).finally(() => {
    clearTimeout(deadline);
    clearInterval(watch);
    signal?.removeEventListener('abort', onAbort);
    rmSync(place, { recursive: true, force: true });
  });
  ended.catch(() => {});

  return {
    input: child.stdin!,
    async *lines() {
      try {
        yield* linesOfProcess(child.stdio[3] as Readable, { said: mostSaidBytes, line: MOST_LINE_BYTES }, (most) =>
          stop(
            `the notebook said more than ${most / 2 ** 20} MB${most < mostSaidBytes ? ' at once' : ''}. State fewer or smaller tables.`,
          ),
        );
        await ended;
        if (stoppedBecause !== null) throw new RunStopped(stoppedBecause);
        if (child.exitCode !== 0) throw endedEarly(complaint);
      } finally {
        killAll(child);
        await ended;
      }
    },
    add: (name, code) => writeFileSync(join(folder, name), code),
    stop,
    complaint: () => complaint,
    residentMegabytes: () => megabytesOf(child, 'now') ?? 0,
    peakMegabytes: (said) => (closedIn === null ? Math.round(Math.min(said, seen() || said)) : said),
  };
}

/** Why a process ended that was not done, from what it complained of. */
export function endedEarly(complaint: string): InputError {
  if (/heap out of memory|Allocation failed/.test(complaint)) {
    return new RunStopped('the run ran out of memory. Use fewer rows or a larger --memory-limit.');
  }
  const reason = complaint.split('\n').find((line) => /^\w*Error\b/.test(line));
  const why = reason === undefined ? '' : `: ${reason.replace(/\.$/, '')}`;
  return new InputError(`the notebook ended before it was done${why}. Mend the notebook.`);
}

async function* linesOfProcess(
  stream: Readable,
  most: { readonly said: number; readonly line: number },
  tooMuch: (most: number) => void,
): AsyncGenerator<string> {
  const pieces: Buffer[] = [];
  let said = 0;
  let held = 0;
  let began = performance.now();
  for await (const piece of stream as AsyncIterable<Buffer>) {
    said += piece.length;
    held += piece.length;
    const end = piece.indexOf(10);
    if (said > most.said || (end < 0 && held > most.line)) {
      tooMuch(said > most.said ? most.said : most.line);
      return;
    }
    if (end >= 0) held = piece.length - 1 - piece.lastIndexOf(10);
    let from = 0;
    for (let at = end; at >= 0; at = piece.indexOf(10, from)) {
      pieces.push(piece.subarray(from, at));
      yield Buffer.concat(pieces.splice(0)).toString('utf8');
      from = at + 1;
      if (performance.now() - began < TURN_MILLISECONDS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      began = performance.now();
    }
    if (from < piece.length) pieces.push(piece.subarray(from));
  }
}

/** The child and what it started, the innermost first. */
function killAll(child: ChildProcess): void {
  for (const pid of descendants(child.pid).reverse()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Ended meanwhile.
    }
  }
  child.kill('SIGKILL');
}

/** The processes behind the one that closes the child in, the innermost last; none where the system does not say. */
function descendants(pid: number | undefined): number[] {
  const found: number[] = [];
  try {
    for (let at = pid; at !== undefined; ) {
      const children = `/proc/${at}/task/${at}/children`;
      const next = existsSync(children) ? readFileSync(children, 'utf8').trim().split(' ')[0]! : '';
      if (next === '') break;
      at = Number(next);
      found.push(at);
    }
  } catch {
    // Ended meanwhile.
  }
  return found;
}

/** Memory of the child behind the programs that close it in; `null` where the system does not say. */
function megabytesOf({ pid }: ChildProcess, what: 'now' | 'peak'): number | null {
  return pid === undefined ? null : processMegabytes(what, descendants(pid).at(-1) ?? pid);
}
