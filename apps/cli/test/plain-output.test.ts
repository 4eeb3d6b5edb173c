import { describe, expect, it } from 'vitest';
import { ERASE_LINE, plainOutput } from '../src/show/plain-output.ts';

describe('what reaches a terminal', () => {
  const said = (text: string) => {
    let out = '';
    plainOutput({ write: (part) => (out += part) }).write(text);
    return out;
  };

  it.each([
    ['a colour', '\u001b[31mred\u001b[0m', ' [31mred [0m'],
    ['a title of the window', 'x\u001b]0;title\u0007y', 'x ]0;title y'],
    ['an eight-bit sequence', 'x\u009b2Jy', 'x 2Jy'],
    ['a cursor taken back', 'fair\rfoul', 'fair foul'],
    ['a cursor taken back by steps', 'fair\b\b\b\bfoul', 'fair foul'],
    ['a line turned round', 'a\u202Etxt.exe', 'a txt.exe'],
    ['a line erased within a text', `x${ERASE_LINE}y`, 'x [Ky'],
    ['lines and tabs', 'one\ttwo\n', 'one\ttwo\n'],
    ['a joined letter', 'क\u200Dष', 'क\u200Dष'],
    ['a progress line', `${ERASE_LINE}half`, `${ERASE_LINE}half`],
  ])('holds no %s that moves it', (_, text, plain) => {
    expect(said(text)).toBe(plain);
  });
});
