// Danfo frames in and out
export type { DanfoFrame } from './danfo-frame.ts';
export { fromDanfo, toDanfo } from './danfo-frame.ts';
