import { randomStream, shorterFirst } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { inOrderOfValues, type Table, tableSchema, textColumn } from '../../src/index.ts';
import { codesKernels } from '../../src/read/codes-kernel.ts';
import { readTable } from '../../src/read/index.ts';
import { KernelTextCodes } from '../../src/read/kernel-text-codes.ts';
import { endToEnd, WrittenTexts } from '../../src/read/written-texts.ts';
import { heldTexts } from '../../src/table/held-texts.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { textVector } from './text-vector.ts';

const folder = temporaryFolder();
const TEXTS = Array.from(
  { length: 40_000 },
  (_, at) => `${at % 7 === 0 ? 'a "so\\called" reference ' : 'R'}${(at * 7919) % 40_009}`,
);

function written(texts: readonly string[]): WrittenTexts {
  let end = 0;
  const ends = Uint32Array.from(texts, (text) => {
    end += text.length;
    return end;
  });
  return new WrittenTexts(endToEnd(Buffer.from(texts.join('')), ends), new Uint8Array(texts.length));
}

/** The same where the kernel keeps them, whose memory then grows for others. */
function keptByKernel(texts: readonly string[]): WrittenTexts {
  const kernel = codesKernels()!();
  const [kept, other] = [new KernelTextCodes(kernel, 0, 0), new KernelTextCodes(kernel, 0)];
  for (let from = 0; from < texts.length; from += 2000) kept.add(textVector(texts.slice(from, from + 2000)));
  const found = kept.finish().texts;
  expect(found.at(1)).toBe(texts[1]);
  for (let from = 0; from < texts.length; from += 2000)
    other.add(textVector(texts.slice(from, from + 2000).map((text) => `another ${text}`)));
  return found;
}

describe('texts that are held as bytes', () => {
  it.each([
    ['end to end', written],
    ['in the kernel', keptByKernel],
  ])('compare, and travel, as their strings do: %s', (_, heldBy) => {
    const held = heldBy(TEXTS);
    const random = randomStream(1, 'pairs');
    const pairs = Array.from({ length: 20_000 }, (_, at) => {
      const one = at < 5 ? 0 : random.integer(TEXTS.length);
      return [one, at % 5 === 0 ? one : random.integer(TEXTS.length)] as const;
    });
    expect(held.areHeld).toBe(true);
    const wrong = pairs.filter(
      ([one, other]) => Math.sign(held.compare(one, other)) !== Math.sign(shorterFirst(TEXTS[one]!, TEXTS[other]!)),
    );
    expect(wrong).toEqual([]);
    for (const [from, to] of [
      [0, TEXTS.length],
      [0, 1],
      [39_990, 40_000],
    ] as const) {
      expect(Buffer.from(held.json(from, to)).toString()).toBe(JSON.stringify(TEXTS.slice(from, to)));
    }
    expect(held.at(8)).toBe(TEXTS[8]);
    expect(held.all()).toEqual(TEXTS);
    expect(held.areHeld).toBe(false);
    expect(Math.sign(held.compare(3, 9))).toBe(Math.sign(shorterFirst(TEXTS[3]!, TEXTS[9]!)));
  });

  it('stand in a table as strings do, and are made when somebody asks', async () => {
    const field = { title: '', description: '', type: 'text', role: 'identifier', required: true } as const;
    const schema = tableSchema({
      name: 'references',
      title: '',
      fields: [
        { ...field, name: 'reference' },
        { ...field, name: 'part' },
      ],
    });
    const lines = TEXTS.map((text, at) => `"${text.replaceAll('"', '""')}",p${at % 3}`);
    const { table } = await readTable({
      paths: [folder.file('held.csv', `reference,part\n${lines.join('\n')}\n`)],
      schema,
    });
    const plain: Table = {
      rowCount: table.rowCount,
      columns: {
        reference: { kind: 'text', codes: Int32Array.from(TEXTS, (_, at) => at), values: TEXTS },
        part: { kind: 'text', codes: Int32Array.from(TEXTS, (_, at) => at % 3), values: ['p0', 'p1', 'p2'] },
      },
    };
    expect(heldTexts(textColumn(table, 'reference'))?.length).toBe(TEXTS.length);
    expect(inOrderOfValues(table, ['part', 'reference'])).toEqual(inOrderOfValues(plain, ['part', 'reference']));
    expect(inOrderOfValues(table, ['reference'])).toEqual(inOrderOfValues(plain, ['reference']));
    expect(table).toEqual(plain);
  });
});
