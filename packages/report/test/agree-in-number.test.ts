import { describe, expect, it } from 'vitest';
import { agreeInNumber } from '../src/markdown/agree-in-number.ts';

const value = (text: string) => `<a class="value" href="#f">${text}</a>`;

describe('agreeInNumber', () => {
  it('puts into the singular what is counted, and the verb after it', () => {
    expect(agreeInNumber(`It avoids ${value('1')} wrong links.`)).toBe(`It avoids ${value('1')} wrong link.`);
    expect(agreeInNumber(`Here ${value('1')} people are mixed.`)).toBe(`Here ${value('1')} person is mixed.`);
    expect(agreeInNumber(`<b>1</b> people stay scattered`)).toBe('<b>1</b> person stays scattered');
    expect(agreeInNumber(`<b>1</b> flags that point elsewhere`)).toBe('<b>1</b> flag that points elsewhere');
  });

  it('says no and none for nought, with a capital where a sentence begins', () => {
    expect(agreeInNumber(`<p>${value('0')} rows say so.`)).toBe(`<p>${value('No')} rows say so.`);
    expect(agreeInNumber(`Done. ${value('0')} records`)).toBe(`Done. ${value('No')} records`);
    expect(agreeInNumber(`with addresses, ${value('0')} of <b>12</b> remain`)).toBe(
      `with addresses, ${value('none')} of <b>12</b> remain`,
    );
    expect(agreeInNumber(`where it must not differ, ${value('0')}.`)).toBe(
      `where it must not differ, ${value('none')}.`,
    );
    expect(agreeInNumber(`${value('none')} cells hold few`)).toBe(`${value('no')} cells hold few`);
  });

  it('says no and fewer than one of amounts and ranges', () => {
    expect(agreeInNumber(`takes ${value('0 hours')} at first`)).toBe(`takes ${value('no hours')} at first`);
    expect(agreeInNumber(`(${value('fewer than 1')} links)`)).toBe(`(${value('fewer than 1')} link)`);
    expect(agreeInNumber(`takes ${value('10 hours')}`)).toBe(`takes ${value('10 hours')}`);
  });

  it('says one alone as one, none with a capital where a sentence begins, and nothing of at most none', () => {
    expect(agreeInNumber(`no people are mixed; ${value('1')} stay scattered`)).toBe(
      `no people are mixed; ${value('1')} stays scattered`,
    );
    expect(agreeInNumber(`of four ${value('1')} are wrong`)).toBe(`of four ${value('1')} is wrong`);
    expect(agreeInNumber(`between ${value('0')} and ${value('1')} are wrong`)).toContain(`${value('1')} are`);
    expect(agreeInNumber(`look for it. ${value('none')} of the staff`)).toBe(
      `look for it. ${value('None')} of the staff`,
    );
    expect(agreeInNumber(`at most ${value('0')} recorded people`)).toBe(`${value('no')} recorded people`);
    expect(agreeInNumber(`to avoid ${value('0')} wrong ones`)).toBe(`to avoid ${value('no')} wrong ones`);
  });

  it('leaves other numbers and words as they are', () => {
    for (const text of [
      `${value('11')} links are wrong`,
      `${value('1')} of the meetings`,
      `${value('1')} in every ${value('100')} people`,
      `${value('1.0')} links`,
      `${value('none')} have a place`,
      'On 1 links nothing is said.',
    ])
      expect(agreeInNumber(text)).toBe(text);
  });
});
