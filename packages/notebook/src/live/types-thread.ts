import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type TypeScript from 'typescript';
import type { LiveProblem } from './live-state.ts';

const { folder, typescript } = workerData as { readonly folder: string; readonly typescript: string };
const ts = createRequire(typescript)(typescript) as typeof TypeScript;
const MOST_PROBLEMS = 30;
/** TypeScript's number of a module that is not there; one that is missing indeed is told by whoever bundles. */
const NO_MODULE = 2307;
const entry = join(folder, 'notebook.ts');

/** A notebook that has no settings of its own is read strictly, as those of the project are. */
const strict: TypeScript.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

function settings(): TypeScript.CompilerOptions {
  const path = ts.findConfigFile(folder, ts.sys.fileExists);
  if (path === undefined) return strict;
  const read = ts.getParsedCommandLineOfConfigFile(
    path,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  return read === undefined || read.errors.length > 0 ? strict : read.options;
}

const service = ts.createLanguageService(
  {
    getScriptFileNames: () => [entry],
    getScriptVersion: (file) => String(statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0),
    getScriptSnapshot(file) {
      const text = ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getCompilationSettings: settings,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    ...(ts.sys.realpath === undefined ? {} : { realpath: ts.sys.realpath }),
  },
  ts.createDocumentRegistry(),
);

/** What is wrong in the notebook's own files; what cannot be parsed is told by whoever bundles it. */
function problems(): readonly LiveProblem[] {
  const own = (service.getProgram()?.getSourceFiles() ?? [])
    .map(({ fileName }) => fileName)
    .filter((file) => file.startsWith(`${folder}${sep}`) && !file.includes('node_modules'));
  const found = own.flatMap((file) => service.getSemanticDiagnostics(file));
  const away = found.find(({ code, messageText }) => code === NO_MODULE && /'@assay\//.test(textOf(messageText)));
  if (away !== undefined) {
    const message = `Types are not checked: ${textOf(away.messageText)} Run npm install in the project.`;
    return [{ message, file: null, line: null }];
  }
  return found
    .filter(({ category }) => category === ts.DiagnosticCategory.Error)
    .slice(0, MOST_PROBLEMS)
    .map(({ file, start, messageText, code }) => ({
      message: `${textOf(messageText)} (TypeScript ${code})`,
      file: file === undefined ? null : relative(folder, file.fileName).split(sep).join('/'),
      line: file === undefined || start === undefined ? null : file.getLineAndCharacterOfPosition(start).line + 1,
    }));
}

function textOf(message: string | TypeScript.DiagnosticMessageChain): string {
  return ts.flattenDiagnosticMessageText(message, '\n').split('\n')[0]!;
}

parentPort!.on('message', () => parentPort!.postMessage(problems()));
