import { lstatSync, readFileSync } from 'node:fs';
import type { DescriptorEngine } from '@assay/dataset';
import { InputError } from '@assay/statistics';
import type { EngineLimits, TableName } from './engine.ts';

/** A table elsewhere, as the entry of a data set describes it. No password stands in it. */
export type EngineEntry = DescriptorEngine;

/** What opens an engine: the entry, the secrets of this machine, and when to give up. */
export interface OpenOptions extends EngineLimits {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that the path of a credential starts from. */
  readonly folder: string;
  /** How far an engine that tells it is, in its own tasks. */
  readonly onProgress?: (text: string) => void;
}

/**
 * What an entry's counts are of: its table, or its query.
 *
 * @example
 * engineTableName({ engine: 'connect', address: 'sc://lake:15002', table: 'force.person' }) // { table: 'force.person' }
 */
export function engineTableName({ table, query }: EngineEntry): TableName {
  return table === undefined ? { query: query! } : { table };
}

/** How an address of each engine begins, the port where none is named, and one to copy. */
const SERVERS = {
  postgres: { scheme: /^postgres(ql)?:$/, port: 5432, example: 'postgres://host:5432/database, the user as "user"' },
  connect: { scheme: /^sc:$/, port: 15_002, example: 'sc://host:15002' },
  sqlserver: { scheme: /^sqlserver:$/, port: 1433, example: 'sqlserver://host:1433/database, the user as "user"' },
  oracle: { scheme: /^oracle:$/, port: 1521, example: 'oracle://host:1521/service, the user as "user"' },
} as const;

/** The address in parts; a scheme that the engine does not speak, and settings that would not be heeded, are refused. */
export function engineAddress({ engine, address }: EngineEntry): { host: string; port: number; path: string } {
  const { scheme, port } = SERVERS[engine];
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    // Of what is no address nobody knows which part is the secret.
    throw new InputError(`the address of the ${engine} entry cannot be read as one. Write ${example(engine)}.`);
  }
  if (!scheme.test(url.protocol) || url.username !== '' || url.password !== '' || url.hostname === '') {
    throw new InputError(`the address of the ${engine} entry is ${url.protocol}//… Write ${example(engine)}.`);
  }
  if (!/^([a-z0-9._-]+|\[[0-9a-f:.]+\])$/i.test(url.hostname)) {
    throw new InputError(`the address of the ${engine} entry names no host. Write ${example(engine)}.`);
  }
  const path = url.pathname.slice(1);
  if (!/^[\p{L}\p{N}_.$ -]*$/u.test(decoded(path))) {
    throw new InputError(`the address of the ${engine} entry ends in no name of a database. Write ${example(engine)}.`);
  }
  if (engine === 'oracle' && path === '') {
    throw new InputError(`the address of the oracle entry names no service. Write ${example(engine)}.`);
  }
  if (url.search !== '' || url.hash !== '' || (engine === 'connect' && path !== '')) {
    throw new InputError(
      `the address of the ${engine} entry says more than where the server is, and that is not read. Write ${example(engine)}, and user, credential and tls as fields of the entry.`,
    );
  }
  return { host: url.hostname, port: Number(url.port || port), path: decoded(path) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '%';
  }
}

function example(engine: EngineEntry['engine']): string {
  return SERVERS[engine].example;
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
}

/**
 * Whether the server is reached by TLS: elsewhere always, unless the entry says no.
 *
 * @throws InputError where a credential would go to another machine in the open.
 */
export function isEncrypted({ tls }: EngineEntry, place: string, host: string, credential: string | null): boolean {
  const encrypted = tls ?? !isLoopback(host);
  if (credential !== null && !encrypted && !isLoopback(host)) {
    throw new InputError(`${place}: a credential is not sent without encryption. Leave out "tls": false.`);
  }
  return encrypted;
}

/**
 * The secret by its name: never part of the entry, an address or a message.
 *
 * @throws InputError where the variable is not set, or the file may be read by others.
 */
export function engineCredential({ credential }: EngineEntry, { env, folder }: OpenOptions): string | null {
  if (credential === undefined) return null;
  if (credential.startsWith('env:')) {
    const name = credential.slice(4);
    const value = env[name]?.trim();
    // A name that is not written as one may be the secret itself.
    const told = /^[A-Z][A-Z0-9_]*$/.test(name) ? `the variable ${name}` : 'the variable that the entry names';
    if (value === undefined || value === '') throw new InputError(`${told} holds no credential. Set it.`);
    return oneLine(value, told);
  }
  const path = credential.startsWith('/') ? credential : `${folder}/${credential}`;
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) {
    // What is no file may be the secret itself.
    throw new InputError(
      'the credential of the entry is no file that is there. Put the secret into a file of its own, with mode 0600.',
    );
  }
  if ((found.mode & 0o077) !== 0) {
    throw new InputError(
      `${path} may be read by others (mode ${(found.mode & 0o777).toString(8)}). Do: chmod 600 ${path}`,
    );
  }
  const value = readFileSync(path, 'utf8').trim();
  if (value === '') throw new InputError(`${path} holds no credential: it is empty. Put the secret into it.`);
  return oneLine(value, path);
}

/** A client would quote a secret that it cannot send. */
function oneLine(value: string, place: string): string {
  if (!/[^\x20-\x7e]/.test(value)) return value;
  throw new InputError(`${place} holds more than one line, or signs beyond ASCII, which are no credential. Mend it.`);
}
