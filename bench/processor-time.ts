import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LOOK_MILLISECONDS = 10;
/** The clock in which Linux tells processor time to programs. */
const TICKS_PER_SECOND = 100;

/**
 * Seconds of wall and of processor that a command takes with everything that it starts. The processes are looked at while they
 * run: a closed process that has said all it had to say is killed, not waited for, and what nobody waited for is in no sum that the
 * shell or the system tells afterwards. Needs Linux.
 */
export async function timeOfCommand(
  command: string,
  words: readonly string[],
  cwd: string,
): Promise<{ readonly seconds: number; readonly processorSeconds: number }> {
  const start = performance.now();
  const child = spawn(command, words, { cwd, stdio: 'ignore' });
  const ticks = new Map<number, number>();
  const look = () => {
    for (const pid of familyOf(child.pid!)) ticks.set(pid, Math.max(ticks.get(pid) ?? 0, ticksOf(pid)));
  };
  const looking = setInterval(look, LOOK_MILLISECONDS);
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  }).finally(() => clearInterval(looking));
  const seconds = (performance.now() - start) / 1000;
  return { seconds, processorSeconds: [...ticks.values()].reduce((sum, each) => sum + each, 0) / TICKS_PER_SECOND };
}

function familyOf(pid: number): readonly number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return [
      pid,
      ...children
        .split(' ')
        .filter(Boolean)
        .flatMap((child) => familyOf(Number(child))),
    ];
  } catch {
    // Ended meanwhile.
    return [pid];
  }
}

/** User and system time of a process itself, in ticks; 0 where it has ended. */
function ticksOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces; the times are the twelfth and thirteenth field behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}
