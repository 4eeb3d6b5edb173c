// A notebook that is computed while it is written

export type { CellPlace } from './cell-place.ts';
export type { CellLine, CellValue, ValueRows, ValueView } from './live-message.ts';
export { LiveNotebook } from './live-notebook.ts';
export type { LiveOptions } from './live-options.ts';
export type { LiveCell, LiveInput, LiveProblem, LiveState } from './live-state.ts';
