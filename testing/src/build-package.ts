import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { packageReference, referenceMarkdown } from '@assay/report/reference';
import ts from 'typescript';

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
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  rmSync(out, { recursive: true, force: true });
  compile(
    folder,
    files.filter((file) => file.endsWith('.ts')),
    out,
  );
  for (const file of files.filter((each) => !each.endsWith('.ts'))) copyInto(file, join(out, relative(folder, file)));
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

function compile(folder: string, files: readonly string[], out: string): void {
  const { config } = ts.readConfigFile(join(folder, '../../tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, folder);
  const program = ts.createProgram(files, {
    ...options,
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    rootDir: join(folder, '../..'),
    outDir: out,
  });
  const own = new Set(files);
  const faults: ts.Diagnostic[] = [];
  for (const file of program.getSourceFiles().filter(({ fileName }) => own.has(fileName))) {
    faults.push(...program.getSyntacticDiagnostics(file));
    const target = join(out, relative(folder, file.fileName)).replace(/\.ts$/, '');
    const written = program.emit(file, (path, text) => {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target + (path.endsWith('.d.ts') ? '.d.ts' : '.js'), withCompiledNames(path, text));
    });
    faults.push(...written.diagnostics);
  }
  if (faults.length > 0)
    throw new Error(`${folder} does not compile: ${ts.flattenDiagnosticMessageText(faults[0]!.messageText, ' ')}`);
}

/** The compiler renames what JavaScript imports, and leaves the types' relative imports as they stand. */
function withCompiledNames(path: string, text: string): string {
  return path.endsWith('.d.ts') ? text.replaceAll(/(from |import\()(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2') : text;
}

function copyInto(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
