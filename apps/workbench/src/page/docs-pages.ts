import { html } from '@assay/report';
import { packageNames, type packageReference, referenceBody } from '@assay/report/reference';
import type { Page } from './layout.ts';

/** The list of packages. */
export function packagesPage(): Page {
  return {
    title: 'The packages',
    main: html`<h1>The packages</h1>
<p class="lead">What each can be asked, in words, with an example that the tests run.</p>
<ul>${packageNames().map((name) => html`<li><a href="/docs/${name}">${name}</a></li>`)}</ul>`,
  };
}

/** One package: signatures, docstrings and tested examples. */
export function packagePage(reference: ReturnType<typeof packageReference>): Page {
  return {
    title: reference.name,
    above: [{ href: '/docs', text: 'The packages' }],
    main: html`<h1>${reference.name}</h1>
${referenceBody(reference)}`,
  };
}
