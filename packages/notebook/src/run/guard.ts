import { syncBuiltinESMExports } from 'node:module';
import { compileLate, compileLittle } from './compile-late.ts';

/**
 * What a notebook's code may not do, replaced by a sentence: in force before the first line of it is read, whoever
 * bundled it. Files, programs and native code are also refused by Node's permission model, and a pack's code has a room
 * of its own; here clock and chance are closed, and everything says why.
 */
const TIME = 'Take the time from an input or a parameter.';
const CHANCE = 'Draw from the random stream that the cell is given.';
const NETWORK = 'Declare an input and let Assay read the file.';
const COMPUTES = 'A cell only computes.';

const TELLING_MODULES: readonly (readonly [name: string, remedy: string])[] = [
  ...['net', 'tls', 'dgram', 'dns', 'http', 'https', 'http2', 'inspector'].map((name) => [name, NETWORK] as const),
  ['crypto', CHANCE],
  ...['timers', 'timers/promises', 'perf_hooks'].map((name) => [name, TIME] as const),
  ...['child_process', 'os', 'v8', 'vm', 'wasi', 'worker_threads'].map((name) => [name, COMPUTES] as const),
];

compileLate();

/** Loaded before the first is closed, since they lean on each other. */
const telling = TELLING_MODULES.flatMap(([name, remedy]) => {
  const module = process.getBuiltinModule(`node:${name}`) as object | undefined;
  return module === undefined ? [] : [{ module, what: remedy === NETWORK ? 'the network' : `node:${name}.`, remedy }];
});
// Node 22 and later read undici late, which needs the registry of finalisers that is closed below.
Reflect.get(globalThis, 'Request');
const now = performance.now.bind(performance);
const { resourceUsage } = process;
const { writeSync } = process.getBuiltinModule('node:fs');

/** What the harness of a notebook gets from outside; no cell can reach it. */
export const host = {
  say: (line: string): void => {
    const bytes = Buffer.from(line);
    for (let at = 0; at < bytes.length; ) at += writeSync(3, bytes, at);
  },
  elapsedMilliseconds: (since: number): number => now() - since,
  /** Processor time since the start, and the most memory held so far, for the log of a run. */
  used: () => {
    const { userCPUTime, systemCPUTime, maxRSS } = resourceUsage.call(process);
    return { processorMilliseconds: (userCPUTime + systemCPUTime) / 1000, memoryMegabytes: Math.round(maxRSS / 1024) };
  },
  fewRows: compileLittle,
  input: process.stdin as AsyncIterable<Uint8Array>,
};

function refusing(what: string, remedy: string): (...given: unknown[]) => never {
  return function refused(): never {
    throw new Error(`a cell may not use ${what}. ${remedy}`);
  };
}

function close(holder: object | undefined, names: readonly string[], as: string | null, remedy: string): void {
  for (const name of names) {
    const known = holder === undefined ? undefined : descriptorOf(holder, name);
    if (known === undefined || Object.getOwnPropertyDescriptor(holder, name)?.configurable === false) continue;
    const what = as === null ? name : as.endsWith('.') ? `${as}${name}` : as;
    const refuse = refusing(what, remedy);
    const isCalled = typeof known.value === 'function';
    Object.defineProperty(
      holder,
      name,
      isCalled
        ? { value: Object.assign(refuse, { bigint: refuse }), writable: false, configurable: false }
        : { get: refuse, configurable: false },
    );
  }
}

function descriptorOf(holder: object, name: string): PropertyDescriptor | undefined {
  for (let at: object | null = holder; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const own = Object.getOwnPropertyDescriptor(at, name);
    if (own !== undefined) return own;
  }
  return undefined;
}

function fix(holder: object, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const own = Object.getOwnPropertyDescriptor(holder, name);
    if (own === undefined || own.configurable) Object.defineProperty(holder, name, { value, writable: false });
  }
}

// Clock
const RealDate = Date;
const refuseNow = refusing('the present time', TIME);
const GuardedDate = new Proxy<DateConstructor>(RealDate, {
  construct(target, given, newTarget) {
    if (given.length === 0) refuseNow();
    return Reflect.construct(target as new () => Date, given as [], newTarget as new () => Date);
  },
  apply: refuseNow,
});
close(RealDate, ['now'], 'Date.', TIME);
Object.defineProperty(RealDate.prototype, 'constructor', { value: GuardedDate, writable: false });
Object.defineProperty(globalThis, 'Date', { value: GuardedDate, writable: false, configurable: false });
closeUndatedFormats(Intl.DateTimeFormat.prototype);
const Temporal = (globalThis as { Temporal?: { Now?: object } }).Temporal;
close(Temporal?.Now, Object.getOwnPropertyNames(Temporal?.Now ?? {}), 'Temporal.Now.', TIME);
const clocks = ['now', 'timeOrigin', 'mark', 'measure', 'timerify', 'eventLoopUtilization', 'toJSON', 'nodeTiming'];
close(performance, clocks, 'performance.', TIME);
close(Object.getPrototypeOf(performance) as object, clocks, 'performance.', TIME);
close(process, ['hrtime', 'uptime', 'cpuUsage', 'resourceUsage', 'threadCpuUsage'], 'process.', TIME);
close(globalThis, ['setTimeout', 'setInterval'], null, TIME);
close(AbortSignal, ['timeout'], 'AbortSignal.', TIME);
close(Atomics, ['wait', 'waitAsync'], 'Atomics.', TIME);
close(Event.prototype, ['timeStamp'], 'Event.', TIME);
close((globalThis as { File?: { prototype: object } }).File?.prototype, ['lastModified'], 'File.', TIME);
close(console, ['time', 'timeEnd', 'timeLog', 'timeStamp'], 'console.', TIME);

// Chance, and what differs from machine to machine and from run to run
close(Math, ['random'], 'Math.', CHANCE);
close(crypto, ['getRandomValues', 'randomUUID'], 'crypto.', CHANCE);
close(Object.getPrototypeOf(crypto) as object, ['getRandomValues', 'randomUUID'], 'crypto.', CHANCE);
const subtle = Object.getPrototypeOf(crypto.subtle) as object;
close(
  subtle,
  ['generateKey', 'sign', 'encrypt', 'wrapKey', 'encapsulateBits', 'encapsulateKey'],
  'crypto.subtle.',
  CHANCE,
);
close(globalThis, ['WeakRef', 'FinalizationRegistry', 'navigator', 'localStorage', 'sessionStorage'], null, COMPUTES);
close(
  process,
  ['memoryUsage', 'constrainedMemory', 'availableMemory', 'getActiveResourcesInfo', 'report'],
  'process.',
  COMPUTES,
);
fix(process, { pid: 1, argv: ['node'], argv0: 'node', execPath: 'node', execArgv: [], cwd: () => '/' });
fix(process, { env: Object.freeze({ TZ: 'UTC', LANG: 'C.UTF-8' }) });

// The machine and the network
close(
  process,
  [
    'kill',
    'abort',
    'binding',
    '_linkedBinding',
    'dlopen',
    'chdir',
    'umask',
    'loadEnvFile',
    '_debugProcess',
    '_rawDebug',
  ],
  'process.',
  COMPUTES,
);
close(globalThis, ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'BroadcastChannel'], null, NETWORK);
closeNetwork();
closeModules();

/** A format of no date formats the present one. */
function closeUndatedFormats(formats: Intl.DateTimeFormat): void {
  const refuse = refusing('the present time, as a format of no date gives it', TIME);
  const format = Object.getOwnPropertyDescriptor(formats, 'format')!.get! as () => (date?: Date | number) => string;
  Object.defineProperty(formats, 'format', {
    get(this: Intl.DateTimeFormat) {
      const real = format.call(this);
      return (date?: Date | number) => (date === undefined ? refuse() : real(date));
    },
    configurable: false,
  });
  const toParts = formats.formatToParts;
  Object.defineProperty(formats, 'formatToParts', {
    value(this: Intl.DateTimeFormat, date?: Date | number) {
      return date === undefined ? refuse() : toParts.call(this, date);
    },
    writable: false,
    configurable: false,
  });
}

/** Whatever way a module is come by, its sockets are these. */
function closeNetwork(): void {
  const net = process.getBuiltinModule('node:net');
  const dgram = process.getBuiltinModule('node:dgram');
  const dns = process.getBuiltinModule('node:dns');
  close(net.Socket.prototype, ['connect'], 'the network', NETWORK);
  close(net.Server.prototype, ['listen'], 'the network', NETWORK);
  close(dgram.Socket.prototype, ['bind', 'connect', 'send'], 'the network', NETWORK);
  for (const holder of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    const asking = Object.getOwnPropertyNames(holder).filter((each) => /^(?:lookup|resolve|reverse)/.test(each));
    close(holder, asking, 'the network', NETWORK);
  }
}

/**
 * Every function and class of a module that tells of the machine, its clock or its chance: bundling refuses them by name,
 * this by whatever way.
 */
function closeModules(): void {
  for (const { module, what, remedy } of telling) {
    for (const holder of [module, (module as { promises?: object }).promises]) {
      const functions = Object.entries(Object.getOwnPropertyDescriptors(holder ?? {})).flatMap(([key, { value }]) =>
        typeof value === 'function' ? [key] : [],
      );
      close(holder, functions, what, remedy);
    }
  }
  // The rest of node:fs reads the bundle; the permission model refuses it any other file.
  const fs = process.getBuiltinModule('node:fs');
  const dated = ['stat', 'lstat', 'fstat', 'statSync', 'lstatSync', 'fstatSync', 'watch', 'watchFile', 'openAsBlob'];
  for (const holder of [fs, fs.promises]) close(holder, dated, 'node:fs.', TIME);
  const module = process.getBuiltinModule('node:module');
  close(module, ['createRequire', 'register', 'registerHooks', '_load', 'runMain'], 'node:module.', COMPUTES);
  syncBuiltinESMExports();
}
