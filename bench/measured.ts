import type { Budget } from './budgets.ts';

/** One step of a run: an input that is read, or a cell. */
export interface Step {
  readonly name: string;
  readonly seconds: number;
  /** Not known of reading, which is done by the process that also waits. */
  readonly processorSeconds: number | null;
  /** The most that the closed process held until the step ended. */
  readonly megabytes: number | null;
}

export interface Measured {
  readonly budget: Budget;
  /** Wall time of the whole command, starting and reports included. */
  readonly seconds: number;
  readonly failure: string | null;
  readonly steps: readonly Step[];
  readonly processorSeconds: number;
  readonly megabytes: number;
  /** Pairs that the run says it compared; `null` where it says nothing of pairs. */
  readonly pairs: number | null;
}

/** Pairs that the cells of a run say they compared. */
export function pairsOf(log: string): number | null {
  const told = /"text":"(\d+) pairs compared/.exec(log);
  return told === null ? null : Number(told[1]);
}

/** The steps of a run, from its log. */
export function cellsOf(log: string): Step[] {
  const steps = new Map<string, Step>();
  for (const step of finishedSteps(log)) {
    // A cell that two processes both computed took what both took.
    const before = steps.get(step.name);
    steps.set(
      step.name,
      before === undefined
        ? step
        : {
            ...step,
            seconds: before.seconds + step.seconds,
            processorSeconds: (before.processorSeconds ?? 0) + (step.processorSeconds ?? 0),
          },
    );
  }
  return [...steps.values()];
}

function finishedSteps(log: string): Step[] {
  return log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .flatMap((event): Step[] => {
      const seconds = Number(event['milliseconds']) / 1000;
      if (event['type'] === 'input-read') {
        return [{ name: `reading ${event['input']}`, seconds, processorSeconds: null, megabytes: null }];
      }
      if (event['type'] !== 'cell-finished') return [];
      const { processorMilliseconds, memoryMegabytes } = event;
      return [
        {
          name: String(event['cell']),
          seconds,
          processorSeconds: processorMilliseconds === undefined ? null : Number(processorMilliseconds) / 1000,
          megabytes: memoryMegabytes === undefined ? null : Number(memoryMegabytes),
        },
      ];
    });
}

/** The middle of two runs of one budget, step by step; a run that failed stands for both. */
export function middleOf(runs: readonly Measured[]): Measured {
  const [one, other] = runs;
  if (other === undefined || one!.failure !== null) return one!;
  if (other.failure !== null) return other;
  const middle = (a: number | null, b: number | null) => (a === null || b === null ? a : (a + b) / 2);
  return {
    ...one!,
    seconds: (one!.seconds + other.seconds) / 2,
    processorSeconds: (one!.processorSeconds + other.processorSeconds) / 2,
    megabytes: Math.max(one!.megabytes, other.megabytes),
    // Two processes may share cells out otherwise the second time.
    steps: one!.steps.map((step) => {
      const again = other.steps.find(({ name }) => name === step.name) ?? step;
      return {
        ...step,
        seconds: (step.seconds + again.seconds) / 2,
        processorSeconds: middle(step.processorSeconds, again.processorSeconds),
      };
    }),
  };
}

const shown = (value: number | null, digits = 2): string => (value === null ? '' : value.toFixed(digits));

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Every step that takes a twentieth of a second. */
export function cellTable({ steps }: Measured): string {
  return markdown(
    ['step', 'seconds', 'of processor', 'MB held'],
    steps
      .filter(({ seconds }) => seconds >= 0.05)
      .map(({ name, seconds, processorSeconds, megabytes }) => [
        name,
        shown(seconds),
        shown(processorSeconds),
        megabytes === null ? '' : `${megabytes}`,
      ]),
  );
}

/** A row for each notebook: what it took beside what it may take, and its two longest steps. */
export function summaryTable(measured: readonly Measured[]): string {
  return markdown(
    ['notebook', 'size', 'seconds', 'budget', 'cells, of processor', 'MB', 'longest steps'],
    measured.map(({ budget, seconds, failure, steps, processorSeconds, megabytes }) => [
      budget.slug,
      budget.size,
      failure ?? `${shown(seconds, 1)}${seconds > budget.seconds ? ' **over**' : ''}`,
      `${budget.seconds}`,
      shown(processorSeconds, 1),
      `${megabytes}${megabytes > budget.megabytes ? ' **over**' : ''}`,
      [...steps]
        .sort((a, b) => b.seconds - a.seconds)
        .slice(0, 2)
        .map(({ name, seconds: each }) => `${name} ${shown(each, 1)}`)
        .join(', '),
    ]),
  );
}

/** Beyond this a step takes more for each record than at the size before: pairs, not records, are what it grows with. */
const LINEAR = 1.2;
const MOST_NANOSECONDS_A_PAIR = 10;
/** Steps below this are within what a machine does besides. */
const LEAST_SECONDS = 0.5;

/** A row for each step and a column for each size; how the last step up in size grew, by records and where need be by pairs. */
export function growthTable(measured: readonly Measured[]): string {
  const names = [...new Set(measured.flatMap(({ steps }) => steps.map(({ name }) => name)))];
  const secondsOf = ({ steps }: Measured, name: string): number | null => {
    const step = steps.find((each) => each.name === name);
    return step === undefined ? null : (step.processorSeconds ?? step.seconds);
  };
  const [before, last] = measured.slice(-2);
  const recordsOf = ({ budget }: Measured) => Number.parseInt(budget.size.replaceAll(',', ''), 10);
  const grew = (name: string): string => {
    if (before === undefined || last === undefined) return '';
    const [some, more] = [secondsOf(before, name), secondsOf(last, name)];
    if (some === null || more === null || more < LEAST_SECONDS) return '';
    const perRecord = more / recordsOf(last) / (some / recordsOf(before));
    if (perRecord <= LINEAR) return `linear (${perRecord.toFixed(2)} a record)`;
    if (before.pairs === null || last.pairs === null) return `${perRecord.toFixed(2)} a record`;
    const nanoseconds = ((more - some) * 1e9) / (last.pairs - before.pairs);
    const over = nanoseconds > MOST_NANOSECONDS_A_PAIR ? ' **over**' : '';
    return `${nanoseconds.toFixed(1)} ns a pair${over}`;
  };
  return markdown(
    ['step, seconds of processor', ...measured.map(({ budget }) => budget.size), 'growth to the last size'],
    [
      ...names.map((name) => [
        name,
        ...measured.map((one) => {
          const seconds = secondsOf(one, name);
          return seconds === null ? 'not reached' : shown(seconds);
        }),
        grew(name),
      ]),
      ['pairs that the model compared', ...measured.map(({ pairs }) => pairs?.toLocaleString('en-GB') ?? ''), ''],
      ['whole command, wall', ...measured.map(({ seconds, failure }) => failure ?? shown(seconds, 1)), ''],
      ['most memory of the cells, MB', ...measured.map(({ megabytes }) => `${megabytes}`), ''],
    ],
  );
}
