// Arquero tables in and out
export { fromArquero } from './from-arquero.ts';
export { toArquero } from './to-arquero.ts';
