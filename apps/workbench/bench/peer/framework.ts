import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measuredIn, type Peer } from './peer.ts';

/** Read without its CSV reader, which is fetched from another computer. */
const page = (title: string, prose: string) => `# A page

\`\`\`js
const [head, ...lines] = (await FileAttachment("cohort.csv").text()).trim().split("\\n");
const at = head.split(",").indexOf("recharged");
const charged = lines.filter((line) => line.split(",")[at] === "yes").length;
display(${JSON.stringify(title)} + " " + charged / lines.length);
\`\`\`

${prose}
`;

/** Observable Framework's preview, from a folder in which it is installed: ASSAY_BENCH_FRAMEWORK. */
export const framework: Peer = async (browserPage, file, timeShown) => {
  const installed = process.env['ASSAY_BENCH_FRAMEWORK'];
  const program = installed === undefined ? '' : join(installed, 'node_modules', '.bin', 'observable');
  if (!existsSync(program))
    return { skipped: 'not installed. Set ASSAY_BENCH_FRAMEWORK to a folder with @observablehq/framework.' };
  const folder = mkdtempSync(join(tmpdir(), 'assay-framework-'));
  mkdirSync(join(folder, 'src'));
  symlinkSync(join(installed!, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  writeFileSync(join(folder, 'observablehq.config.js'), 'export default { root: "src", search: false };\n');
  copyFileSync(file, join(folder, 'src', 'cohort.csv'));
  const path = join(folder, 'src', 'index.md');
  writeFileSync(path, page('first', 'prose'));
  const server = spawn(program, ['preview', '--no-open', '--port', '4390'], {
    cwd: folder,
    env: { ...process.env, OBSERVABLE_TELEMETRY_DISABLE: '1' },
  });
  return measuredIn(browserPage, server, folder, async () => [
    await timeShown(
      browserPage,
      'Observable Framework, a cell on 20,000 records',
      (text) => writeFileSync(path, page(text, 'prose')),
      { end: ' 0.' },
    ),
    await timeShown(browserPage, 'Observable Framework, prose', (text) => writeFileSync(path, page('last', text))),
  ]);
};
