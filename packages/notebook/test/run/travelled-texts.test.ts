import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TravelledTexts } from '../../src/run/travelled-texts.ts';

const encoded = (texts: readonly string[]): ArrayBuffer =>
  Uint8Array.from(new TextEncoder().encode(JSON.stringify(texts))).buffer;
const made = (parts: readonly (readonly string[])[]) => new TravelledTexts(parts.map(encoded));
const awkward = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', '\\"', '', '[",]', 'Zoë', '💡'));

describe('texts as they travelled', () => {
  it('are counted, and each is itself, in whatever order they are asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.array(awkward, { maxLength: 200 }), { maxLength: 4 }), fc.nat(), (parts, start) => {
        const all = parts.flat();
        const texts = made(parts);
        expect(texts.length).toBe(all.length);
        for (let few = 0; few < all.length / 16 - 1; few++) {
          const code = (start + few * 97) % all.length;
          expect(texts.at(code)).toBe(all[code]);
        }
        // None of these made the others.
        expect(texts.unread()).not.toBeNull();
        expect(texts.all()).toEqual(all);
        expect(texts.length).toBe(all.length);
      }),
    );
  });

  it('are found behind parts that hold none, and none is beyond the last', () => {
    const names = Array.from({ length: 40 }, (_, code) => `name ${code}`);
    const texts = made([[], names.slice(0, 20), [], [], names.slice(20), []]);
    expect([texts.at(39), texts.at(20)]).toEqual(['name 39', 'name 20']);
    expect(texts.unread()).not.toBeNull();
    expect(texts.at(40)).toBeUndefined();
  });

  it('are all made where many are asked for, and are the same', () => {
    const all = Array.from({ length: 1000 }, (_, code) => `name ${code}`);
    const texts = made([all.slice(0, 300), all.slice(300)]);
    expect(all.map((_, code) => texts.at(code))).toEqual(all);
    expect(texts.unread()).toBeNull();
  });
});
