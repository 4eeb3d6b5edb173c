import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { codeEntry, codeList, codeLists, codeOf, mapCode, tableSchema, textColumn } from '../../src/index.ts';
import { readTable } from '../../src/read/index.ts';

const sixteen = codeList('self-defined-ethnicity-16+1');
const eighteen = codeList('self-defined-ethnicity-18+1');

describe('code lists', () => {
  it('have as many codes as their names say', () => {
    expect(sixteen.entries).toHaveLength(17);
    expect(eighteen.entries).toHaveLength(19);
    expect(codeList('ethnicity-census-2021').entries).toHaveLength(20);
    expect(codeList('officer-defined-ethnicity-6+1').entries).toHaveLength(7);
    expect(codeList('local-policing-area-west-midlands').entries).toHaveLength(7);
    expect(codeList('local-policing-unit-west-midlands-2010').entries).toHaveLength(10);
  });

  it.each(codeLists.map((list) => [list.name, list] as const))(
    '%s names each code once and reads each text as one code',
    (_, list) => {
      const texts = list.entries.flatMap(({ code, label, aliases = [] }) =>
        [code, label, ...aliases].map((text) => [text, code]),
      );
      for (const [text, code] of texts) expect(codeOf(list, text!)).toBe(code);
      expect(new Set(list.entries.map(({ code }) => code)).size).toBe(list.entries.length);
    },
  );

  it('keeps officer-defined apart from self-defined', () => {
    expect(() => mapCode(codeList('officer-defined-ethnicity-6+1'), eighteen, 'IC3')).toThrow(/no mapping from/);
  });

  it('rolls the historic units up to areas of today', () => {
    const areas = codeList('local-policing-area-west-midlands').entries.map(({ label }) => label);
    for (const unit of codeList('local-policing-unit-west-midlands-2010').entries) expect(areas).toContain(unit.group);
  });

  it('takes an empty, null or false outcome as missing and not as no further action', () => {
    const outcomes = codeList('stop-search-outcome');
    expect(['', 'null', 'false', 'False'].map((text) => codeOf(outcomes, text))).toEqual([null, null, null, null]);
    expect(codeOf(outcomes, 'Nothing found - no further action')).toBe('no-further-action');
    expect(codeOf(outcomes, 'something else')).toBeUndefined();
  });

  it('says which lists and codes there are', () => {
    expect(() => codeList('ethnicity')).toThrow(/no code list "ethnicity". There are self-defined-ethnicity-16\+1, /);
    expect(() => codeEntry(eighteen, 'O1')).toThrow(
      '"O1" is no code of self-defined-ethnicity-18+1. Its codes are W1, W2,',
    );
  });
});

describe('mapCode', () => {
  it('moves Chinese from O1 to A4 and says so', () => {
    expect(mapCode(sixteen, eighteen, 'O1')).toEqual({
      code: 'A4',
      from: 'O1',
      provenance:
        'self-defined-ethnicity-16+1 to self-defined-ethnicity-18+1: Chinese stood under Other (O1) in 16+1 and stands under Asian (A4) in 18+1',
    });
  });

  it('refuses O1 in 18+1 and A4 in 16+1', () => {
    expect(() => mapCode(eighteen, sixteen, 'O1')).toThrow(/"O1" is no code of self-defined-ethnicity-18\+1/);
    expect(() => mapCode(sixteen, eighteen, 'A4')).toThrow(/"A4" is no code of self-defined-ethnicity-16\+1/);
  });

  it('maps every code of every defined pair, and back again where nothing was lost', () => {
    for (const { code } of sixteen.entries)
      expect(mapCode(eighteen, sixteen, mapCode(sixteen, eighteen, code).code).code).toBe(code);
    const lost = eighteen.entries.filter(({ code }) =>
      mapCode(eighteen, sixteen, code).provenance.includes('no longer be seen'),
    );
    expect(lost.map(({ code }) => code).sort()).toEqual(['O2', 'W3']);
  });
});

describeWithReferenceData('published stops', ['fairness/uk/gmp-stop-and-search.csv'], (path) => {
  it('uses no ethnicity and no outcome that the lists do not have', async () => {
    const field = { description: '', title: '', type: 'text', role: 'category', required: true } as const;
    const schema = tableSchema({
      name: 'stops',
      title: '',
      fields: [
        { ...field, name: 'self_defined_ethnicity' },
        { ...field, name: 'outcome' },
      ],
    });
    const { table } = await readTable({ paths: [path], schema });
    const unknown = (name: string, lists: readonly string[]) =>
      textColumn(table, name).values.filter((text) =>
        lists.every((list) => codeOf(codeList(list), text) === undefined),
      );
    expect(unknown('outcome', ['stop-search-outcome'])).toEqual([]);
    expect(unknown('self_defined_ethnicity', [sixteen.name, eighteen.name])).toEqual([]);
  });
});
