import type { BuildOptions } from 'esbuild';

export const oneFile: BuildOptions;
