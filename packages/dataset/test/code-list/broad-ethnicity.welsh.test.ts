import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { broadEthnicity, groupsOf } from '../../src/index.ts';

/** Words of the census in Wales, with the group that the English words beside them name. */
const WELSH = [
  ['Gwyn', 'White'],
  ['Gwyddelig', 'White'],
  ['Sipsi neu Deithiwr Gwyddelig', 'White'],
  ['Cymysg', 'Mixed'],
  ['Asiaidd, Asiaidd Cymreig neu Asiaidd Prydeinig', 'Asian'],
  ['Indiaidd', 'Asian'],
  ['Pacistanaidd', 'Asian'],
  ['Bangladeshaidd', 'Asian'],
  ['Tsieineaidd', 'Asian'],
  ['DU', 'Black'],
  ['Du, Du Cymreig, Du Prydeinig, Caribïaidd neu Affricanaidd', 'Black'],
  ['Caribïaidd', 'Black'],
  ['Affricanaidd', 'Black'],
  ['Arabaidd', 'Other'],
  ['Grŵp ethnig arall', 'Other'],
] as const;

describe('Welsh words', () => {
  it('name the same groups as the English ones', () => {
    const { column } = broadEthnicity(dictionaryColumn(WELSH.map(([word]) => word)));
    expect(Array.from(column.codes, (code) => column.values[code])).toEqual(WELSH.map(([, group]) => group));
  });

  it('of no answer are declined or unknown, and not one group', () => {
    const said = ['Heb ei nodi', 'Mae\u2019n well gennyf beidio â dweud', 'Anhysbys', null];
    const { codes, values } = groupsOf(dictionaryColumn(said));
    expect(Array.from(codes, (code) => values[code])).toEqual(['Not stated', 'Not stated', 'Anhysbys', 'Not recorded']);
  });
});
