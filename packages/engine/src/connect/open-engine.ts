import type { Engine } from './engine.ts';
import type { EngineEntry, OpenOptions } from './entry.ts';

/**
 * Connects to the engine of an entry; its client is loaded only now.
 *
 * @throws InputError where nobody answers, or nobody is let in.
 *
 * @example
 * const entry = { engine: 'postgres', address: 'sc://lake:15002', table: 'person' };
 * openEngine(entry, { env: {}, folder, seconds: 1 }).catch((error) => error.name) // 'InputError'
 */
export async function openEngine(entry: EngineEntry, options: OpenOptions): Promise<Engine> {
  if (entry.engine === 'connect') {
    const { openConnect } = await import('./connect-engine.ts');
    return openConnect(entry, options);
  }
  if (entry.engine === 'sqlserver') {
    const { openSqlServer } = await import('./sql-server.ts');
    return openSqlServer(entry, options);
  }
  if (entry.engine === 'oracle') {
    const { openOracle } = await import('./oracle.ts');
    return openOracle(entry, options);
  }
  const { openPostgres } = await import('./postgres-engine.ts');
  return openPostgres(entry, options);
}
