import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Asks whether a source of the tree would still compile if this were its text; keeps what it read of all others. */
export function compilingIn(folder: string): (file: string, text: string) => boolean {
  const texts = new Map<string, { readonly version: number; readonly text: string }>();
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: (path) => String(texts.get(path)?.version ?? 0),
    getScriptSnapshot: (path) => {
      const text = texts.get(path)?.text ?? ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    realpath: ts.sys.realpath!,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return (file, text) => {
    const path = join(folder, file);
    const version = (texts.get(path)?.version ?? 0) + 1;
    texts.set(path, { version, text });
    const faults = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
    texts.set(path, { version: version + 1, text: readFileSync(path, 'utf8') });
    return faults.length === 0;
  };
}
