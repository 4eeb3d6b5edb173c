import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kernelModule } from './kernel.ts';

const [source, module] = process.argv.slice(2) as [string, string];
writeFileSync(resolve(module), await kernelModule(pathToFileURL(resolve(source))));
