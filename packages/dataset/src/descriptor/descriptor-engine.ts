import { schemeOfAddress, withoutSecrets } from '@assay/statistics';

/** Where a table lies that is counted in its place: which engine, and which of its tables. No password stands here. */
export interface DescriptorEngine {
  readonly engine: 'postgres' | 'connect' | 'sqlserver' | 'oracle';
  readonly address: string;
  readonly user?: string;
  readonly table?: string;
  readonly query?: string;
  /** `env:NAME`, or the path of a file that only its owner may read: from `/`, or from the entry's folder by `./`. */
  readonly credential?: string;
  readonly tls?: boolean;
  /** How Node is called beside the rows, where the engine runs programs: `node` unless stated. */
  readonly node?: string;
  /** An archive that holds Node, where the engine reaches it: it goes to the rows, and `node` says where Node lies in it, from `./`. */
  readonly archive?: string;
  /** The cluster on which Databricks is asked to count, by the id that it gives it. */
  readonly cluster?: string;
}

const SCHEMES = {
  postgres: ['postgres', 'postgresql'],
  connect: ['sc'],
  sqlserver: ['sqlserver'],
  oracle: ['oracle'],
} as const;

/** Reads the entry of an engine; faults are added to those of the descriptor. */
export function descriptorEngine(
  json: Readonly<Record<string, unknown>>,
  faults: string[],
  text: (value: unknown, name: string, needed?: boolean) => string,
): DescriptorEngine {
  const engine = text(json['engine'], 'engine') as DescriptorEngine['engine'];
  if (!Object.hasOwn(SCHEMES, engine))
    faults.push(
      `engine "${engine}" must be one of ${Object.keys(SCHEMES).join(', ')}; of a table elsewhere, write a Parquet file and count that: --input name=@path/to/file.parquet`,
    );
  const address = text(json['address'], 'address');
  const schemes: readonly string[] = SCHEMES[engine] ?? [];
  if (address !== '' && schemes.length > 0 && !schemes.includes(schemeOfAddress(address) ?? '')) {
    faults.push(`address must begin with ${schemes[0]}://, without a user or a password`);
  }
  const table = text(json['table'], 'table', false);
  const query = text(json['query'], 'query', false);
  if ((table === '') === (query === '')) faults.push('one of table and query must say what is counted');
  // A query is told wherever its counts are.
  if (withoutSecrets(query) !== query)
    faults.push('query holds what may be a password: make a view of it in the engine');
  if (table !== '' && !/^[^\s.;]+(\.[^\s.;]+){0,2}$/.test(table)) faults.push(`table "${table}" must be schema.table`);
  const user = text(json['user'], 'user', false);
  const credential = text(json['credential'], 'credential', false);
  if (credential !== '' && !/^env:[A-Za-z_][A-Za-z0-9_]*$/.test(credential) && !/^\.{0,2}\//.test(credential)) {
    faults.push('credential must be env:NAME or the path of a file, /… or ./…, never the secret itself');
  }
  const node = text(json['node'], 'node', false);
  if (node !== '' && !/^[\w./-]+$/.test(node)) faults.push('node must be a plain path');
  const archive = text(json['archive'], 'archive', false);
  if (archive !== '') {
    if (engine !== 'connect' || !/^[\w.:/@-]+\.(tgz|tar\.gz|tar|zip)$/.test(archive))
      faults.push('archive must be the path of a .tgz, .tar.gz, .tar or .zip, of an entry whose engine is connect');
    const name = archive.slice(archive.lastIndexOf('/') + 1);
    if (!node.startsWith(`./${name}/`)) faults.push(`node must say where Node lies in the archive: ./${name}/bin/node`);
  }
  const cluster = text(json['cluster'], 'cluster', false);
  if (cluster !== '' && (engine !== 'connect' || !/^[\w-]+$/.test(cluster)))
    faults.push('cluster must be the id that Databricks gives a cluster, of an entry whose engine is connect');
  const tls = json['tls'];
  if (tls !== undefined && typeof tls !== 'boolean') faults.push('tls must be true or false');
  return {
    engine,
    address,
    ...(table === '' ? { query } : { table }),
    ...(user === '' ? {} : { user }),
    ...(credential === '' ? {} : { credential }),
    ...(typeof tls === 'boolean' ? { tls } : {}),
    ...(node === '' ? {} : { node }),
    ...(archive === '' ? {} : { archive }),
    ...(cluster === '' ? {} : { cluster }),
  };
}
