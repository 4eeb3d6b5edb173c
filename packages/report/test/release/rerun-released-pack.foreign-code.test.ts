import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPack } from '@assay/evidence';
import { enclosure } from '@assay/notebook/run';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  exportRun,
  type PackContent,
  type RerunOrder,
  readReleasedPack,
  rerunReleasedPack,
} from '../../src/release/index.ts';
import { generatedHashes, home, inputs, noDatasets, order, target } from './example-values.ts';

const out = join(home, 'foreign.zip');
await exportRun({ home, runFolder: target, out, at: '2025-03-06T09:00:00Z', ledger: order.ledger, generatedHashes });
const closedIn = await enclosure();
const genuine = readReleasedPack(openPack(new Uint8Array(readFileSync(out))).files);

/** The pack with other code: of one piece, as its maker would see to. */
function withCode(change: (bundle: string) => string): PackContent {
  const bundle = change(genuine.bundle);
  const code = createHash('sha256').update(bundle).digest('hex');
  return { ...genuine, bundle, record: { ...genuine.record, run: { ...genuine.record.run, code } } };
}

const rerun = (content: PackContent, more: Partial<RerunOrder> = {}) =>
  rerunReleasedPack(content, { current: null, inputs, datasetFiles: noDatasets, seeds: 0, options: {}, ...more });

describe("a pack's own code", () => {
  const place = mkdtempSync(join(realpathSync(tmpdir()), 'assay-foreign-'));
  const socket = join(place, 'host.sock');
  let received = '';
  const server = createServer((connection) => connection.on('data', (bytes) => (received += bytes.toString())));
  beforeAll(() => new Promise<void>((resolve) => server.listen(socket, resolve)));
  afterAll(() => {
    server.close();
    rmSync(place, { recursive: true });
  });

  /** Sends whatever the cells read to a socket of the host, by modules that no bundling refused. */
  const sending = withCode(
    (bundle) => `import { connect } from 'node:net';
const send = (text) => new Promise((resolve, reject) => { connect(${JSON.stringify(socket)}, function () { this.end(text, resolve); }).on('error', reject); });
await send('a person');
${bundle}`,
  );

  it.runIf(closedIn?.hasOwnFiles)('is run where the system closes it in, and agrees', async () => {
    expect((await rerun(genuine)).drift.holds).toBe(true);
  });

  it.runIf(closedIn?.hasOwnFiles)('reaches no socket of the host', async () => {
    await expect(rerun(sending)).rejects.toThrow(/may not use the network|ENOENT/);
    expect(received).toBe('');
  });

  it('is refused where the system cannot close it in, unless its digest is trusted', async () => {
    const options = { enclosure: null };
    await expect(rerun(genuine, { options })).rejects.toThrow(/cannot close a pack's code in.*--trust digest/);
    expect((await rerun(genuine, { options, isTrusted: true })).drift.holds).toBe(true);
    await expect(rerun(sending, { options, isTrusted: true })).rejects.toThrow(/may not use the network/);
    expect(received).toBe('');
  });

  it('runs under the guard of the Assay that runs it, whatever its bundle left out', async () => {
    const timed = withCode((bundle) => `const began = Date.now();\n${bundle}`);
    await expect(rerun(timed)).rejects.toThrow(/a cell may not use Date.now/);
  });

  it.each([
    ['no JSON', "process.getBuiltinModule('node:fs').writeSync(3, 'hello\\n');"],
    ['an unknown message', 'process.getBuiltinModule(\'node:fs\').writeSync(3, \'{"type":"shout"}\\n\');'],
    [
      'a message without its parts',
      'process.getBuiltinModule(\'node:fs\').writeSync(3, \'{"type":"notebook","notebook":{}}\\n\');',
    ],
    [
      'findings that are none',
      'process.getBuiltinModule(\'node:fs\').writeSync(3, \'{"type":"findings","cell":"a","drafts":[null]}\\n\');',
    ],
  ])('that says %s is not listened to', async (_, line) => {
    await expect(rerun(withCode((bundle) => `${line}\n${bundle}`))).rejects.toThrow(
      /said what is no message of a run: /,
    );
  });

  it('that is no bundle of this version is told so', async () => {
    await expect(rerun(withCode(() => 'export const answer = 42;\n'))).rejects.toThrow(/is no bundle of this version/);
  });
});
