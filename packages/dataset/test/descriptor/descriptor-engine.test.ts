import { describe, expect, it } from 'vitest';
import { datasetDescriptor } from '../../src/index.ts';

const read = (engine: Readonly<Record<string, unknown>>) =>
  datasetDescriptor(
    { name: 'stops', title: 'Stops', description: 'Invented stops.', licenses: [{ name: 'MIT' }], ...engine },
    'here',
  ).engine;
const postgres = { engine: 'postgres', address: 'postgresql://db.example:5432/stops', table: 'public.stops' };

describe('an entry of a table elsewhere', () => {
  it('is read as it is written, and holds nothing that is not', () => {
    expect(read(postgres)).toEqual(postgres);
    const whole = { ...postgres, user: 'panel', credential: 'env:STOPS_PASSWORD', tls: false, node: '/usr/bin/node' };
    expect(read(whole)).toEqual(whole);
    const { table: _, ...bare } = postgres;
    expect(read({ ...bare, query: 'select * from stops' })).toEqual({ ...bare, query: 'select * from stops' });
    const connect = { engine: 'connect', address: 'sc://spark.example:15002', table: 'lake.police.stops' };
    const databricks = { ...connect, credential: './token', tls: true, cluster: '0123-456789-ab12cd34' };
    expect(read(databricks)).toEqual(databricks);
    const packed = {
      ...connect,
      archive: 'hdfs://lake.example:8020/tools/node-v20.tgz',
      node: './node-v20.tgz/bin/node',
    };
    expect(read(packed)).toEqual(packed);
  });

  it.each<[Readonly<Record<string, unknown>>, RegExp]>([
    [{ engine: 'mysql' }, /engine "mysql" must be one of postgres, connect, sqlserver, oracle; of a table elsewhere/],
    [{ engine: 'toString' }, /engine "toString" must be one of/],
    [{ address: 'sc://spark.example' }, /address must begin with postgres:\/\/, without a user or a password/],
    [{ address: 'db.example' }, /address must begin with postgres:\/\//],
    [{ query: 'select 1' }, /one of table and query must say what is counted/],
    [{ table: undefined }, /one of table and query must say what is counted/],
    [{ table: 'a.b.c.d' }, /table "a\.b\.c\.d" must be schema\.table/],
    [{ table: 'stops; drop table stops' }, /must be schema\.table/],
    [{ credential: 'hunter2' }, /credential must be env:NAME or the path of a file/],
    [{ credential: 'env:1PASSWORD' }, /credential must be env:NAME/],
    [{ node: 'node -e 1' }, /node must be a plain path/],
    [{ cluster: '0123-456789-ab12cd34' }, /cluster must be the id .* of an entry whose engine is connect/],
    [{ engine: 'connect', address: 'sc://h', cluster: 'a;token=b' }, /cluster must be the id that Databricks gives/],
    [
      { archive: '/tools/node.tgz', node: './node.tgz/bin/node' },
      /archive must be .* of an entry whose engine is connect/,
    ],
    [
      { engine: 'connect', address: 'sc://h', archive: '/tools/node.exe', node: './node.exe/n' },
      /archive must be the path/,
    ],
    [{ engine: 'connect', address: 'sc://h', archive: "/a b';DROP.tgz", node: './x/n' }, /archive must be the path/],
    [
      { engine: 'connect', address: 'sc://h', archive: '/tools/node.tgz' },
      /node must say where .*: \.\/node\.tgz\/bin\/node/,
    ],
    [{ tls: 'yes' }, /tls must be true or false/],
    [{ user: 7 }, /user must be a text/],
  ])('is refused with %o', (change, message) => {
    expect(() => read({ ...postgres, ...change })).toThrow(message);
  });

  it('is refused where its query holds what may be a password', () => {
    const { table: _, ...bare } = postgres;
    expect(() => read({ ...bare, query: "select * from dblink('password=hunter2', 'stops')" })).toThrow(
      /query holds what may be a password: make a view of it in the engine/,
    );
  });
});
