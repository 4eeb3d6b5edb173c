import { fileURLToPath } from 'node:url';
import { runNotebook } from '../../src/run/index.ts';
import { fixture, noDatasets, peopleFile, prepareToy, temporaryFolder } from './toy.ts';

/** What the examples of running a notebook lean on: a toy notebook, a file for it, its run, a folder that goes away. */
export const toy = fixture('toy');
export const folder = temporaryFolder();
export const people = peopleFile(folder, ['Ash', 'Birch', 'Cedar', 'Elm']);
export const choices = { inputs: { people: [people] } };
export const prepared = await prepareToy(choices);
export const finished = await runNotebook(prepared, {});
export const project = fileURLToPath(new URL('../../../..', import.meta.url));
export { noDatasets };
