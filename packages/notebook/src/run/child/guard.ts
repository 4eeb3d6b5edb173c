/**
 * What a cell may not do, replaced by a sentence. Installed before the notebook's modules are read, so that no module
 * can keep the real thing; in force while cells run. Files, programs and native code are refused by Node's permission
 * model, not here.
 */
let isInForce = false;

const now = performance.now.bind(performance);

/** Milliseconds for the log of a run; no cell can reach it. */
export function elapsedMilliseconds(since: number): number {
  return now() - since;
}

export function forbidWhileCellsRun(): void {
  isInForce = true;
}

type AnyFunction = (this: unknown, ...given: never[]) => unknown;

function refusing(what: string, remedy: string, real: AnyFunction | undefined): AnyFunction {
  return function refused(this: unknown, ...given: never[]) {
    if (isInForce || real === undefined) throw new Error(`a cell may not use ${what}. ${remedy}`);
    return real.apply(this, given);
  };
}

const TIME = 'Take the time from an input or a parameter.';
const CHANCE = 'Draw from the random stream that the cell is given.';
const NETWORK = 'Declare an input and let Assay read the file.';

function replace(holder: object, name: string, what: string, remedy: string): void {
  const record = holder as Record<string, unknown>;
  const real = record[name] as AnyFunction | undefined;
  if (real === undefined) return;
  Object.defineProperty(holder, name, { value: refusing(what, remedy, real), writable: false, configurable: false });
}

replace(Math, 'random', 'Math.random', CHANCE);
replace(crypto, 'getRandomValues', 'crypto.getRandomValues', CHANCE);
replace(crypto, 'randomUUID', 'crypto.randomUUID', CHANCE);
replace(performance, 'now', 'performance.now', TIME);
replace(process, 'hrtime', 'process.hrtime', TIME);
replace(process, 'kill', 'process.kill', 'A cell only computes.');
replace(process, 'binding', 'process.binding', 'A cell only computes.');
replace(process, 'dlopen', 'process.dlopen', 'A cell only computes.');
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
  replace(globalThis, name, name, NETWORK);
}

// The network. Where the system gives the process no network of its own, these are what keeps a cell from it: whatever
// way a module is come by, it is this module.
const net = process.getBuiltinModule('node:net');
const dgram = process.getBuiltinModule('node:dgram');
const dns = process.getBuiltinModule('node:dns');
replace(net.Socket.prototype, 'connect', 'the network', NETWORK);
replace(net.Server.prototype, 'listen', 'the network', NETWORK);
for (const name of ['bind', 'connect', 'send']) replace(dgram.Socket.prototype, name, 'the network', NETWORK);
for (const holder of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of Object.getOwnPropertyNames(holder).filter((each) => /^(lookup|resolve|reverse)/.test(each))) {
    replace(holder, name, 'the network', NETWORK);
  }
}

const RealDate = Date;
const refuseNow = refusing('the present time', TIME, () => undefined);
const GuardedDate = new Proxy(RealDate, {
  construct(target, given, newTarget) {
    if (given.length === 0) refuseNow.call(undefined);
    return Reflect.construct(target, given, newTarget) as object;
  },
  apply() {
    refuseNow.call(undefined);
    return RealDate();
  },
});
Object.defineProperty(RealDate, 'now', { value: refusing('Date.now', TIME, RealDate.now), writable: false });
Object.defineProperty(RealDate.prototype, 'constructor', { value: GuardedDate, writable: false });
Object.defineProperty(globalThis, 'Date', { value: GuardedDate, writable: false, configurable: false });
Object.defineProperty(process, 'env', { value: Object.freeze({ TZ: 'UTC', LANG: 'C.UTF-8' }), writable: false });
