import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/read/text/clean-text.ts';

describe('cleanText(text, role)', () => {
  it('tells what it took out, and says nothing of a text that it left as it was', () => {
    expect(cleanText('Zoë', 'name')).toEqual({ text: 'Zoë', isChanged: false });
    expect(cleanText('Zo\u200bë', 'name')).toEqual({ text: 'Zoë', isChanged: true });
    expect(cleanText('Anna  Maria', 'name')).toEqual({ text: 'Anna  Maria', isChanged: false });
  });
  it('takes a break of lines or an unusual space within a name for a space, and tells; elsewhere it leaves it', () => {
    expect(cleanText('Zoë\u00a0Maria', 'name')).toEqual({ text: 'Zoë Maria', isChanged: true });
    expect(cleanText('Zoë\u00a0Maria', 'category')).toEqual({ text: 'Zoë\u00a0Maria', isChanged: false });
    expect(cleanText(' Zoë ', 'name')).toEqual({ text: 'Zoë', isChanged: false });
  });
});
