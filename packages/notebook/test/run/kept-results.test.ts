import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsText, sha256Hex } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { keepResults, keptResults, type PreparedRun, type RunChoices, runNotebook } from '../../src/run/index.ts';
import { runRecordText } from '../../src/run/run-record.ts';
import { peopleFile, prepareToy, temporaryFolder } from './toy.ts';

const folder = temporaryFolder();
const people = peopleFile(folder, ['Ash', 'Birch', 'Cedar', 'Elm']);
/** Of the toy notebook, on a copy of an invented data set unless somebody's own file is asked for. */
const prepare = (choices: RunChoices = {}) =>
  prepareToy({
    inputs: { people: [people] },
    copies: { people: { dataset: 'toy-people', source: 'invented' } },
    ...choices,
  });
const prepared = await prepare();
const finished = await runNotebook(prepared, {});
let files = 0;
const keptIn = () => {
  const file = join(folder, `kept-${files++}`, 'toy.json');
  keepResults(file, prepared, finished, 'this Assay');
  return file;
};

describe('keptResults', () => {
  it('are the results and the record of the same run, to the byte', () => {
    const kept = keptResults(keptIn(), prepared, 'this Assay');
    if (kept === null || kept === 'damaged') throw new Error(`found ${kept}`);
    expect(resultsText(kept.results)).toBe(resultsText(finished.results));
    expect(runRecordText(kept.record)).toBe(runRecordText(finished.record));
    expect(kept.computedIn).toBe(prepared.identity.id);
  });

  it('are those that computing gives where only the report’s text is another', async () => {
    const reworded: PreparedRun = {
      ...prepared,
      identity: { ...prepared.identity, id: 'another', report: 'reworded' },
    };
    const kept = keptResults(keptIn(), reworded, 'this Assay');
    if (kept === null || kept === 'damaged') throw new Error(`found ${kept}`);
    const computed = await runNotebook(reworded, {});
    expect(resultsText(kept.results)).toBe(resultsText(computed.results));
    expect(runRecordText(kept.record)).toBe(runRecordText(computed.record));
    expect(kept.computedIn).toBe(prepared.identity.id);
  });

  it('are nobody’s where anything that they are made of is another', async () => {
    const file = keptIn();
    const more = peopleFile(folder, ['Ash', 'Birch', 'Cedar', 'Oak'], 'more.csv');
    const same = peopleFile(folder, ['Ash', 'Birch', 'Cedar', 'Elm'], 'same.csv');
    const { identity, bundle, notebook } = prepared;
    const others: Readonly<Record<string, PreparedRun>> = {
      parameter: await prepare({ parameters: { limit: 5 } }),
      seed: await prepare({ seed: 1 }),
      data: await prepare({ inputs: { people: [more] } }),
      'same data in a file of another name': await prepare({ inputs: { people: [same] } }),
      columns: await prepare({ columns: { people: { born: '' } } }),
      'how it is read': await prepare({ readings: { people: { missing: { '*': ['Ash'] } } } }),
      'whose data it is': await prepare({ copies: {} }),
      'what is copied': await prepare({ copies: { people: { dataset: 'toy-people', source: 'published' } } }),
      code: { ...prepared, identity: { ...identity, code: sha256Hex('other code') } },
      machine: { ...prepared, identity: { ...identity, environment: { ...identity.environment, v8: '0' } } },
      'where a cell stands': { ...prepared, bundle: { ...bundle, files: [] }, notebook: { ...notebook, id: 'moved' } },
    };
    const found = Object.entries(others).filter(([, other]) => keptResults(file, other, 'this Assay') !== null);
    expect(found.map(([name]) => name)).toEqual([]);
    expect(keptResults(file, prepared, 'another Assay')).toBeNull();
    expect(keptResults(file, prepared, null)).toBeNull();
    expect(keptResults(join(folder, 'nowhere.json'), prepared, 'this Assay')).toBeNull();
  });

  it('are damaged where a digit was edited, or the file was not written to its end', () => {
    const file = keptIn();
    const text = readFileSync(file, 'utf8');
    const edited = text.replace('\\"numerator\\":2', '\\"numerator\\":3');
    expect(edited).not.toBe(text);
    const damaged = [edited, text.replace(/^./, 'x'), `${text} `, text.slice(0, 10), text.slice(0, -1), '', '{}\n{}'];
    for (const each of damaged) {
      writeFileSync(file, each);
      expect(keptResults(file, prepared, 'this Assay'), each.slice(0, 80)).toBe('damaged');
    }
    const without = JSON.stringify({ schema: 'assay-kept-results/1' });
    writeFileSync(file, `${sha256Hex(without)}\n${without}`);
    expect(keptResults(file, prepared, 'this Assay')).toBe('damaged');
  });

  it('are not kept of anybody’s own file, nor where nobody can say which Assay computed them', async () => {
    const own = join(folder, 'own.json');
    keepResults(own, await prepare({ copies: {} }), finished, 'this Assay');
    keepResults(own, prepared, finished, null);
    expect(existsSync(own)).toBe(false);
  });
});
