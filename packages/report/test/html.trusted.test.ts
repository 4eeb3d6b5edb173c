import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { html } from '../src/index.ts';

const source = fileURLToPath(new URL('../src/', import.meta.url));

it('only the stylesheet, drawn charts, rendered Markdown and a page that was kept by its digest or stands in a bundle skip escaping', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const trusting = files.filter((file) => /trustedHtml\(|new Html\(/.test(readFileSync(join(source, file), 'utf8')));
  expect(trusting.sort()).toEqual([
    'markdown/render-markdown.ts',
    'page/document-page.ts',
    'page/html.ts',
    'page/render-bundle.ts',
    'release/released-report.ts',
    'section/figure-section.ts',
  ]);
});

it('escapes every value, in text and in attributes', () => {
  expect(html`<a title="${'"><b>'}">${"<i>&'"}${null}${false}${[1, html`<b>`]}</a>`.toString()).toBe(
    '<a title="&quot;&gt;&lt;b&gt;">&lt;i&gt;&amp;&#39;1<b></a>',
  );
});
