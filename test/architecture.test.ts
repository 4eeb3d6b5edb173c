import { describe, expect, it } from 'vitest';
import { analyses, mayImport } from './may-import.ts';
import { importedModules, readRepositoryFile, repositoryFiles } from './source-files.ts';

const allPackages = Object.keys(mayImport);

/** Modules from outside, and who alone may import them. */
const reserved: readonly { readonly module: RegExp; readonly owners: RegExp; readonly why: string }[] = [
  { module: /^@duckdb\//, owners: /^packages\/dataset\//, why: 'only dataset reads files' },
  {
    module: /^arquero$/,
    owners: /^(packages\/dataset|notebooks\/[^/]+)\//,
    why: 'tables come through dataset',
  },
  { module: /^danfojs-node$/, owners: /^adapters\/danfo\//, why: 'Danfo is not in the default install' },
  {
    module: /^(@observablehq\/plot|linkedom|playwright-core|@sparticuz\/chromium)$/,
    owners: /^packages\/report\//,
    why: 'only report draws',
  },
  {
    module: /^(@grpc\/|protobufjs|pg$|pg-)/,
    owners: /^packages\/engine\//,
    why: 'only engine speaks to databases and clusters',
  },
  { module: /^(hono|@hono\/)/, owners: /^apps\//, why: 'only apps serve' },
  {
    module: /^node:crypto$/,
    owners: /^packages\/evidence\/|^apps\/cli\/bin\/compiled-main\.mjs$/,
    why: 'hashes and signatures have one room',
  },
];

interface SourceImport {
  readonly file: string;
  readonly room: string;
  readonly module: string;
}

const sourceFiles = repositoryFiles(
  /^(packages|apps|adapters)\/[^/]+\/(src|bin|example)\/.*\.(ts|mjs)$|^notebooks\/[^/]+\/(?!test\/|vitest\.config).*\.ts$/,
);
const imports: SourceImport[] = sourceFiles.flatMap((file) =>
  importedModules(readRepositoryFile(file)).map((module) => ({
    file,
    room: file.split('/').slice(0, 2).join('/'),
    module,
  })),
);

function breaches(isBreach: (each: SourceImport) => boolean): string[] {
  return imports.filter(isBreach).map(({ file, module }) => `${file} imports ${module}`);
}

describe('architecture', () => {
  it('finds the imports it judges', () => {
    expect(imports.length).toBeGreaterThan(50);
    expect(importedModules("import a from 'b';\nexport * from \"c\";\nawait import('d');\nimport 'e';")).toEqual([
      'b',
      'c',
      'd',
      'e',
    ]);
    expect(importedModules("// import a from 'b'\n/* import 'c' */\nconst x = 'import';")).toEqual([]);
  });

  it('lets a package import only the packages below it', () => {
    expect(
      breaches(({ room, module }) => {
        const [folder, name] = room.split('/') as [string, string];
        const imported = /^@assay\/([^/]+)/.exec(module)?.[1];
        if (imported === undefined || imported === name) return false;
        if (imported === 'testing') return true;
        if (folder === 'packages') return !(mayImport[name] ?? []).includes(imported);
        if (folder === 'adapters') return !allPackages.includes(imported);
        if (folder === 'notebooks') return !allPackages.includes(imported) && !imported.startsWith('dataset-');
        return imported === 'cli' || (imported === 'workbench' && name !== 'cli');
      }),
    ).toEqual([]);
  });

  it('lets what every test and bench uses rest on none of them', () => {
    const used = repositoryFiles(/^testing\/src\/.*\.ts$/);
    expect(used.length).toBeGreaterThan(10);
    const restsOnAnother = (name: string): boolean => name.startsWith('@assay/') || name.startsWith('../');
    expect(used.filter((file) => importedModules(readRepositoryFile(file)).some(restsOnAnother))).toEqual([]);
  });

  it.each(reserved)('keeps $module to its owners: $why', ({ module, owners }) => {
    expect(breaches((each) => module.test(each.module) && !owners.test(each.file))).toEqual([]);
  });

  it('keeps files and hashes out of the analysis packages', () => {
    expect(
      breaches(
        ({ room, module }) =>
          /^node:/.test(module) && ['statistics', ...analyses].includes(room.replace('packages/', '')),
      ),
    ).toEqual([]);
  });

  it('imports no package by its insides', () => {
    expect(breaches(({ module }) => /^@assay\/[^/]+\/(src|test|bench)\b/.test(module))).toEqual([]);
    expect(
      breaches(
        ({ module, file }) =>
          module.startsWith('../../') &&
          new URL(module, `file:///${file}`).pathname.split('/')[2] !== file.split('/')[1],
      ),
    ).toEqual([]);
  });

  it('writes no page where routes stand: they read what was asked, ask whether it may be, and call', () => {
    const routes = sourceFiles.filter((file) => file.startsWith('apps/workbench/src/route/'));
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((file) => /(?<![.\w])html(?:`|\()|<\/\w+>/.test(readRepositoryFile(file)))).toEqual([]);
  });

  it('exports nothing by default but a notebook', () => {
    const defaulting = sourceFiles.filter(
      (file) => /^export default /m.test(readRepositoryFile(file)) && !/^notebooks\/[^/]+\/notebook\.ts$/.test(file),
    );
    expect(defaulting).toEqual([]);
  });

  it('has no cycle among packages', () => {
    const visiting = new Set<string>();
    const visit = (name: string, path: readonly string[]): void => {
      expect(visiting.has(name), [...path, name].join(' → ')).toBe(false);
      visiting.add(name);
      for (const below of mayImport[name] ?? []) visit(below, [...path, name]);
      visiting.delete(name);
    };
    for (const name of allPackages) visit(name, []);
  });

  it('has no circle of files that import each other', () => {
    const below = new Map(
      sourceFiles.map((file) => [
        file,
        imports
          .filter((each) => each.file === file && each.module.startsWith('.'))
          .map(({ module }) => new URL(module, `file:///${file}`).pathname.slice(1)),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const next of below.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of sourceFiles) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('draws chance and time from arguments, never from the machine', () => {
    // A caller that forgets the present moment must not let a signature from the future count; nothing is computed of it.
    const failsClosed = 'packages/evidence/src/pack/verify-pack.ts';
    const judged = sourceFiles.filter((file) => /^(packages|notebooks)\//.test(file) && file !== failsClosed);
    const guilty = judged.filter((file) => {
      const code = readRepositoryFile(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return /\bMath\.random\(\)|\bDate\.now\(\)|\bnew Date\(\)/.test(code);
    });
    expect(guilty).toEqual([]);
  });

  it('keeps every file short enough to hold one idea', () => {
    const long = sourceFiles.filter((file) => readRepositoryFile(file).split('\n').length > 400);
    expect(long).toEqual([]);
  });

  it('gives no room a name that says nothing', () => {
    expect(repositoryFiles(/(^|\/)(utils?|helpers?|common|misc)(\.ts$|\/)/)).toEqual([]);
  });

  it('gives every suite the same time limits, which end only what hangs', () => {
    const configs = repositoryFiles(/(^|\/)vitest\.config\.ts$/);
    expect(configs.length).toBeGreaterThan(25);
    // The root's own tests say where they lie, since they are started from elsewhere.
    const isShared =
      /^export \{ default \} from '(\.\.\/)+vitest\.shared\.ts';\n$|\nexport default mergeConfig\(shared, \{ test: \{ dir: fileURLToPath\(new URL\('\.', import\.meta\.url\)\) \} \}\);\n$/;
    expect(configs.filter((file) => !isShared.test(readRepositoryFile(file)))).toEqual([]);
  });

  it('lets no test replace a module for those that share its process', () => {
    const tests = repositoryFiles(/\.test\.ts$/);
    expect(tests.length).toBeGreaterThan(250);
    expect(tests.filter((file) => /\bvi\.mock\(['"]/.test(readRepositoryFile(file)))).toEqual([]);
  });
});
