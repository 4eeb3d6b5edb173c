import { spawnSync } from 'node:child_process';

/** What keeps the notebook's code in, as achieved on this machine; it stands in the run record. */
export interface Isolation {
  /** Node's permission model: no files but the bundle, no programs, no workers, no native code. */
  readonly permissions: string;
  readonly network: 'none: own network namespace' | 'modules refused; the system offers no network namespace';
  readonly processes: 'own process namespace' | 'shared';
  readonly memory: string;
  readonly time: string;
}

export interface Limits {
  readonly memoryMegabytes: number;
  readonly seconds: number;
}

export const DEFAULT_LIMITS: Limits = { memoryMegabytes: 4096, seconds: 600 };

/** Flag that switches the permission model on in this Node. */
export function permissionFlag(): '--permission' | '--experimental-permission' {
  return process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
}

const OWN_PROCESSES = ['unshare', '-r', '-n', '-p', '-f', '--kill-child'] as const;

/** Programs that start the child closed in, most closed first. With setpriv it also ends when whoever started it is killed. */
const WRAPPINGS: readonly (readonly string[])[] = [
  ['setpriv', '--pdeathsig', 'KILL', ...OWN_PROCESSES],
  OWN_PROCESSES,
  ['unshare', '-r', '-n'],
];

let chosen: readonly string[] | null | undefined;

/**
 * Can this system take the network away from a child? The words that work here before the child's own; `null` where
 * none do. Asked once.
 */
export function namespaceWrapping(): readonly string[] | null {
  if (chosen !== undefined) return chosen;
  const works = ([program, ...words]: readonly string[]) =>
    process.platform === 'linux' && spawnSync(program!, [...words, 'true'], { stdio: 'ignore' }).status === 0;
  chosen = WRAPPINGS.find(works) ?? null;
  return chosen;
}

export function isolationAchieved(limits: Limits, wrapping = namespaceWrapping()): Isolation {
  return {
    permissions: permissionFlag(),
    network:
      wrapping === null ? 'modules refused; the system offers no network namespace' : 'none: own network namespace',
    processes: wrapping?.includes('-p') ? 'own process namespace' : 'shared',
    memory: `${limits.memoryMegabytes} MB`,
    time: `${limits.seconds} s`,
  };
}
