import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { leanHtml } from '../src/page/lean-html.ts';

describe('leanHtml', () => {
  it('leaves out the end tags that HTML does not need', () => {
    expect(leanHtml('<ul><li>one</li>\n<li>two</li></ul>')).toBe('<ul><li>one<li>two</ul>');
    expect(leanHtml('<tr><th scope="row">a</th><td>1</td></tr>\n<tr>')).toBe('<tr><th scope=row>a<td>1<tr>');
    expect(leanHtml('<table><caption id="c">Who</caption>\n<thead><tr>')).toBe('<table><caption id="c">Who<thead><tr>');
    expect(leanHtml('<dl class="summary-list"><dd class="quiet">none</dd></dl>')).toBe(
      '<dl class=summary-list><dd class=quiet>none</dl>',
    );
    expect(leanHtml('<th scope="col" class="n">Share &quot;a&quot;</th>')).toBe(
      '<th scope=col class=n>Share &quot;a&quot;',
    );
  });
  it('keeps every other tag and all text', () => {
    expect(leanHtml('<p>a</p>\n<div>b</div>\nc <b>d</b>\n<i>e</i>')).toBe('<p>a</p><div>b</div>\nc <b>d</b>\n<i>e</i>');
    const text = '<p>a</p><div>b &lt;/td&gt; c</div>';
    expect(leanHtml(text)).toBe(text);
    expect(
      parseHTML(leanHtml('<dl><div><dt>term</dt>\n<dd>said</dd></div></dl>')).document.querySelector('dl')?.textContent,
    ).toMatch(/^termsaid/);
  });
});
