import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { prepareRun, runNotebook } from '../../src/run/index.ts';
import { fixture, noDatasets } from './toy.ts';

/** Nodes of another version that stand on this machine: named in ASSAY_OTHER_NODES, or on the path. */
function otherNodes(): readonly { readonly path: string; readonly version: string }[] {
  const own = realpathSync(process.execPath);
  const named = (process.env['ASSAY_OTHER_NODES'] ?? '').split(delimiter);
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  const found = [...named, ...onPath]
    .filter((path) => path !== '' && existsSync(path))
    .map((path) => realpathSync(path));
  const versions = new Map<string, string>();
  for (const path of new Set(found)) {
    if (path === own) continue;
    const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
    if (version !== process.version && !versions.has(version)) versions.set(version, path);
  }
  return [...versions].map(([version, path]) => ({ version, path }));
}

const own = process.execPath;
const others = otherNodes();
const flags = process.allowedNodeEnvironmentFlags;
afterEach(() => {
  process.execPath = own;
  Object.assign(process, { allowedNodeEnvironmentFlags: flags });
});

describe.skipIf(others.length === 0)(
  `on another Node${others.length === 0 ? ' (skipped: there is none; name some in ASSAY_OTHER_NODES)' : ''}`,
  () => {
    it.each(others)('$version a cell computes and reaches nothing', async ({ path, version }) => {
      const prepared = await prepareRun(fixture('intruder'), {}, noDatasets);
      const outcome = async (attempt: string): Promise<string> => {
        // Its permission model has its plain name from 22.13 on.
        const plain = Number(/^v(\d+)/.exec(version)![1]) >= 22;
        Object.assign(process, {
          execPath: path,
          allowedNodeEnvironmentFlags: new Set(plain ? ['--permission'] : []),
        });
        const identity = { ...prepared.identity, parameters: { attempt } };
        try {
          const { results } = await runNotebook({ ...prepared, identity }, {});
          return results.findings.find(({ fault }) => fault !== undefined)?.fault ?? 'the run succeeded';
        } catch (error) {
          return (error as Error).message;
        }
      };
      // Whatever a Node reads only when it is first asked for must have been read before the guard closed its ways.
      expect(await outcome('tell the version')).toContain(version);
      expect(await outcome('read every global')).toContain('each is read or refused');
      for (const attempt of ['read a file', 'start a worker', 'tell the time', 'draw by crypto', 'fetch a page'])
        expect(await outcome(attempt), attempt).toMatch(/may not use/);
    });
  },
);
