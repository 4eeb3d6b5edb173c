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

const NAMESPACES = [
  ['-r', '-n', '-p', '-f', '--kill-child'],
  ['-r', '-n'],
] as const;

let chosen: readonly string[] | null | undefined;

/** Arguments for `unshare` that work here, most closed first; `null` where none does. Asked once. */
export function namespaceArguments(): readonly string[] | null {
  if (chosen !== undefined) return chosen;
  const works = (given: readonly string[]) =>
    process.platform === 'linux' && spawnSync('unshare', [...given, 'true'], { stdio: 'ignore' }).status === 0;
  chosen = NAMESPACES.find(works) ?? null;
  return chosen;
}

export function isolationAchieved(limits: Limits, namespaces = namespaceArguments()): Isolation {
  return {
    permissions: permissionFlag(),
    network:
      namespaces === null ? 'modules refused; the system offers no network namespace' : 'none: own network namespace',
    processes: namespaces?.includes('-p') ? 'own process namespace' : 'shared',
    memory: `${limits.memoryMegabytes} MB`,
    time: `${limits.seconds} s`,
  };
}
