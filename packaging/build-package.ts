import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { packageReference, referenceMarkdown } from '@assay/report/reference';

const COMPILER = createRequire(import.meta.url)
  .resolve('typescript-native/package.json')
  .replace(/package\.json$/, 'bin/tsc');

/** What a package says of itself, as far as building reads it. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Compiles one package to what plain Node can import and `npm pack` can take: JavaScript and types beside each other, the
 * files that its code reads, its reference, the sources of its WebAssembly kernels (whose digests stand in the modules made of them), its
 * README and the licence.
 *
 * @param folder the package's folder
 * @param out the folder to write, emptied first
 * @throws Error with the compiler's words where the package does not compile.
 */
export function buildPackage(folder: string, out: string): void {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const source = join(folder, 'src');
  rmSync(out, { recursive: true, force: true });
  compile(folder, out);
  for (const file of filesIn(source).filter((each) => !each.endsWith('.ts')))
    copyInto(file, join(out, relative(folder, file)));
  if (existsSync(join(folder, 'kernel'))) cpSync(join(folder, 'kernel'), join(out, 'kernel'), { recursive: true });
  copyInto(join(folder, 'README.md'), join(out, 'README.md'));
  copyInto(join(folder, '../../LICENSE'), join(out, 'LICENSE'));
  writeFileSync(join(out, 'API.md'), referenceMarkdown(packageReference(basename(folder))));
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(publishable(manifest), null, 2)}\n`);
}

/** The manifest of what is published: compiled faces, and packages of the house at this very version. */
function publishable({ name, version, license, exports, dependencies = {} }: Manifest): object {
  const faces = Object.entries(exports).map(([face, file]) => [
    face,
    { types: file.replace(/\.ts$/, '.d.ts'), default: file.replace(/\.ts$/, '.js') },
  ]);
  const needed = Object.entries(dependencies).map(([each, range]) => [each, range === '*' ? version : range]);
  return {
    name,
    version,
    license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20.19' },
    exports: Object.fromEntries(faces),
    dependencies: Object.fromEntries(needed),
  };
}

/** Compiles a package in a folder of its own, beside the packages that it reads, and takes what is made of its sources. */
function compile(folder: string, out: string): void {
  const made = mkdtempSync(join(tmpdir(), 'assay-compiled-'));
  try {
    const settings = join(made, 'tsconfig.json');
    const compilerOptions = { noEmit: false, declaration: true, rewriteRelativeImportExtensions: true };
    const extended = {
      extends: join(folder, '../../tsconfig.base.json'),
      compilerOptions: {
        ...compilerOptions,
        rootDir: join(folder, '../..'),
        outDir: made,
        typeRoots: [join(folder, '../../node_modules/@types')],
      },
      include: [join(folder, 'src')],
    };
    writeFileSync(settings, JSON.stringify(extended));
    const { status, stdout } = spawnSync(
      process.execPath,
      [COMPILER, '-p', settings, '--pretty', 'false', '--noCheck'],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`${folder} does not compile: ${stdout.trim()}`);
    const own = join(made, relative(join(folder, '../..'), folder), 'src');
    for (const file of filesIn(own)) {
      const target = join(out, 'src', relative(own, file));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, withCompiledNames(file, readFileSync(file, 'utf8')));
    }
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The compiler renames what JavaScript imports, and leaves the types' relative imports as they stand. */
function withCompiledNames(path: string, text: string): string {
  return path.endsWith('.d.ts') ? text.replaceAll(/(from |import\()(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2') : text;
}

function copyInto(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
