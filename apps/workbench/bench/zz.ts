import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { datasetFiles } from '@assay/notebook/run';
import { openNotebook } from '../src/index.ts';
const repository = fileURLToPath(new URL('../../../', import.meta.url));
const opened = await openNotebook({ home: repository, folder: join(repository, 'notebooks/risk-model-fairness'), port: 0, now: () => new Date(), choices: {}, datasetFiles: datasetFiles(repository) });
const { session } = opened;
let start = 0; const log: string[] = [];
let done: () => void = () => {};
session.listen((news) => { const t = performance.now() - start; const bytes = JSON.stringify(news).length; log.push(`${t.toFixed(0)}ms ${Object.keys(news.parts ?? {}).length} parts ${(bytes/1024).toFixed(0)}kB${news.parts?.['report'] ? ' REPORT' + news.parts['report'].length : ''}`); if (news.parts?.['report']) done(); });
await session.live.settled();
await new Promise((r) => setTimeout(r, 1500));
const times: number[] = [];
for (let run = 0; run < 12; run++) {
  await new Promise((r) => setTimeout(r, 700));
  log.length = 0;
  const shown = new Promise<void>((r) => { done = r; });
  start = performance.now();
  session.live.setParameters({ listSize: String(2000 + 100 * run) });
  const c0 = process.cpuUsage();
  const off = session.live.listen(() => { if (session.live.state.status === 'current') { log.push(`current ${(performance.now() - start).toFixed(0)}`); off(); } });
  await shown;
  times.push(performance.now() - start);
  const c = process.cpuUsage(c0);
  if (run === 5) { console.log(log.join('\n')); console.log(session.live.state.cells.map((x) => `${x.name} ${x.value?.milliseconds.toFixed(0)}`).join(', ')); }
  if (run > 3) console.log(`run ${times.at(-1)!.toFixed(0)} ms, parent cpu ${((c.user + c.system) / 1000).toFixed(0)}`);
}
await opened.close();
process.exit(0);
