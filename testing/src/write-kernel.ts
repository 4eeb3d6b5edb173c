import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kernelCompiler, kernelModule } from './kernel.ts';

const [source, module] = process.argv.slice(2) as [string, string];
const compiler = await kernelCompiler();
if (compiler.asc === null) {
  process.stderr.write(`The kernel was not compiled: ${compiler.reason}.\n`);
  process.exitCode = 1;
} else {
  writeFileSync(resolve(module), await kernelModule(pathToFileURL(resolve(source)), compiler.asc));
}
