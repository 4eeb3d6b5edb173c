// Compiles letters.ts to WebAssembly and writes it as text to ../src/sweep/letters-module.ts. Run with `npm run kernel`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = new Map();
const { error, stderr } = await asc.main(
  [
    'letters.ts',
    '--outFile',
    'letters.wasm',
    '-O3',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--noAssert',
    '--baseDir',
    folder,
  ],
  { writeFile: (name, contents) => files.set(name, contents) },
);
if (error) throw new Error(`kernel does not compile: ${stderr.toString()}`);
const text = Buffer.from(files.get('letters.wasm')).toString('base64');
const lines = text.match(/.{1,110}/g).map((line) => `  '${line}',`);
writeFileSync(
  new URL('../src/sweep/letters-module.ts', import.meta.url),
  `/** WebAssembly of kernel/letters.ts in base64; rebuilt by \`npm run kernel\`. */\nexport const LETTERS_MODULE = [\n${lines.join('\n')}\n].join('');\n`,
);
