import { appendFileSync, readFileSync } from 'node:fs';

/** What one of the two took, and what it answered. */
export interface Side {
  readonly name: string;
  readonly seconds: number;
  readonly processorSeconds?: number;
  readonly megabytes?: number;
  /** In a few words, so that speed is not bought with another answer. */
  readonly answer?: string;
}

/** One piece of work by Assay and by another, on the same data in the same run. */
export interface Beside {
  readonly kind: 'beside';
  readonly work: string;
  readonly own: Side;
  readonly peer: Side;
}

export interface Goal {
  readonly claim: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
  /** `at-most`: the measured value must not pass the limit; `at-least`: it must reach it. */
  readonly direction: 'at-most' | 'at-least';
}

type BenchNote = Beside | (Goal & { readonly kind: 'goal' });

/** Names the file to which benches add what they measured, a line of JSON each; without it they only print. */
export const NOTES_FILE = 'ASSAY_BENCH_NOTES';

/** Keeps what a bench measured for the table of all benches. */
export function note(each: BenchNote): void {
  const file = process.env[NOTES_FILE];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(each)}\n`);
}

export function readNotes(file: string): BenchNote[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BenchNote);
}

/** Keeps two sides of one piece of work, and says them in one line. */
export function beside(work: string, own: Side, peer: Side): string {
  note({ kind: 'beside', work, own, peer });
  return `${work}: ${shown(own)}; ${shown(peer)}; ${ratio(peer.seconds / own.seconds)} times as long`;
}

function shown({ name, seconds, processorSeconds, megabytes, answer }: Side): string {
  const parts = [
    `${ratio(seconds)} s`,
    ...(processorSeconds === undefined ? [] : [`${ratio(processorSeconds)} s of processor`]),
    ...(megabytes === undefined ? [] : [`${Math.round(megabytes)} MB`]),
    ...(answer === undefined ? [] : [answer]),
  ];
  return `${name} ${parts.join(', ')}`;
}

/** Three digits that count. */
export function ratio(value: number): string {
  return value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}

/** A row for each piece of work and peer. */
export function besideTable(rows: readonly Beside[]): string {
  const seconds = ({ seconds: wall, processorSeconds }: Side): string =>
    processorSeconds === undefined ? ratio(wall) : `${ratio(wall)} (${ratio(processorSeconds)})`;
  const megabytes = ({ megabytes: held }: Side): string => (held === undefined ? '' : `${Math.round(held)}`);
  return markdown(
    ['work', 'peer', 'Assay, s (of processor)', 'peer, s', 'peer ÷ Assay', 'MB', 'peer, MB', 'answers'],
    rows.map(({ work, own, peer }) => [
      work,
      peer.name,
      seconds(own),
      seconds(peer),
      ratio(peer.seconds / own.seconds),
      megabytes(own),
      megabytes(peer),
      own.answer === undefined ? '' : own.answer === peer.answer ? own.answer : `${own.answer}; peer ${peer.answer}`,
    ]),
  );
}

/** A row for each goal, with by how much it is missed. */
export function goalTable(goals: readonly Goal[]): string {
  return markdown(
    ['what', 'measured', 'goal', ''],
    goals.map(({ claim, measured, limit, unit, direction }) => {
      const isAtMost = direction === 'at-most';
      const missed = isAtMost ? measured / limit : limit / measured;
      return [
        claim,
        `${ratio(measured)} ${unit}`,
        `${isAtMost ? '≤' : '≥'} ${limit} ${unit}`,
        missed <= 1 ? 'holds' : `falls short by ${missed.toFixed(2)}×`,
      ];
    }),
  );
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
