import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@assay/evidence';
import { liveStyles } from '@assay/report/live';
import { build } from 'esbuild';

interface Asset {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** What the live page alone loads, each under a name made of its content. */
interface LiveAssets {
  readonly styles: Asset;
  readonly script: Asset;
  readonly editor: Asset;
}

let made: Promise<LiveAssets> | undefined;

/** Bundled at first use and kept: nobody but an analyst who opens a notebook needs them. */
export function liveAssets(): Promise<LiveAssets> {
  made ??= makeAssets();
  return made;
}

async function makeAssets(): Promise<LiveAssets> {
  const [script, editor] = await Promise.all([bundled('live-page.ts'), bundled('editor.ts')]);
  const javascript = 'text/javascript; charset=UTF-8';
  return {
    styles: asset('css', 'text/css; charset=UTF-8', liveStyles),
    script: asset('js', javascript, script),
    editor: asset('js', javascript, editor),
  };
}

function asset(end: string, type: string, text: string): Asset {
  return { name: `live-${sha256Hex(text).slice(0, 16)}.${end}`, type, text };
}

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../../browser/${file}`, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    // The page's script reads the editor by its address.
    external: ['./editor.ts'],
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}
