import type { Enclosure } from './enclosure.ts';

/** What keeps the notebook's code in, as achieved on this machine; it stands in the run record. */
export interface Isolation {
  /** Node's permission model: no files but the bundle, no programs, no workers, no native code. */
  readonly permissions: string;
  readonly network: 'none: own network namespace' | 'modules refused; the system offers no network namespace';
  readonly files: 'none: a root of its own' | 'refused by permissions; the system offers no root of its own';
  readonly processes: 'own process namespace' | 'shared';
  readonly memory: string;
  readonly time: string;
}

export interface Limits {
  readonly memoryMegabytes: number;
  readonly seconds: number;
}

export const DEFAULT_LIMITS: Limits = { memoryMegabytes: 4096, seconds: 600 };

const ROWS = 1_000_000;
const SECONDS_PER_FURTHER_MILLION = 300;

/** Seconds that a run of so many rows may take unless it is told otherwise: more for each million beyond the first. */
export function defaultSeconds(rows: number): number {
  return DEFAULT_LIMITS.seconds + SECONDS_PER_FURTHER_MILLION * Math.max(0, Math.ceil(rows / ROWS) - 1);
}

/** Flag that switches the permission model on in this Node. */
export function permissionFlag(): '--permission' | '--experimental-permission' {
  return process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
}

export function isolationAchieved(limits: Limits, closedIn: Enclosure | null): Isolation {
  return {
    permissions: permissionFlag(),
    network:
      closedIn === null ? 'modules refused; the system offers no network namespace' : 'none: own network namespace',
    files:
      closedIn?.hasOwnFiles === true
        ? 'none: a root of its own'
        : 'refused by permissions; the system offers no root of its own',
    processes: closedIn?.hasOwnProcesses === true ? 'own process namespace' : 'shared',
    memory: `${limits.memoryMegabytes} MB`,
    time: `${limits.seconds} s`,
  };
}
