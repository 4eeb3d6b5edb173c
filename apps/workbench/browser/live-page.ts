/**
 * The live page's own script: it puts what the server sends in its place, and sends choices and searches without leaving
 * the page. Every number and every piece of markup is the server's; without this script the page is read as it came.
 */
interface News {
  /** Markup by the id of its element. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Further markup, which takes the place of all the cells. */
  readonly cells?: string;
  readonly token?: string;
}

const main = document.querySelector<HTMLElement>('[data-live]')!;
const base = main.dataset['live']!;
let token = main.dataset['token']!;
const made = new WeakMap<Node, string>();
const painted = new EventTarget();

function nodesOf(markup: string): ChildNode[] {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return [...template.content.childNodes];
}

function textOf(node: ChildNode): string {
  const known = made.get(node);
  if (known !== undefined) return known;
  return node instanceof Element ? node.outerHTML : (node.textContent ?? '');
}

/** Puts markup into an element, leaving alone every child that is the same: what is open stays open, what has focus keeps it. */
function replaceMarkup(element: Element, markup: string): void {
  const fresh = nodesOf(markup);
  const focus = document.activeElement;
  const focusId = focus !== null && element.contains(focus) ? focus.id : '';
  const old = new Map<string, ChildNode[]>();
  for (const child of [...element.childNodes]) {
    const text = textOf(child);
    old.set(text, [...(old.get(text) ?? []), child]);
  }
  const wanted = fresh.map((node) => {
    const text = textOf(node);
    const same = old.get(text)?.shift();
    if (same !== undefined) return same;
    made.set(node, text);
    return node;
  });
  const opened = new Set(
    [...element.querySelectorAll('details[open] > summary')].map((summary) => summary.textContent),
  );
  let at = element.firstChild;
  for (const node of wanted) {
    if (node === at) at = at.nextSibling;
    else element.insertBefore(node, at);
  }
  while (at !== null) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
  for (const summary of element.querySelectorAll('details:not([open]) > summary')) {
    if (opened.has(summary.textContent)) summary.parentElement!.setAttribute('open', '');
  }
  if (focusId !== '' && document.activeElement?.id !== focusId) document.getElementById(focusId)?.focus();
}

function show({ parts = {}, cells, token: fresh }: News): void {
  token = fresh ?? token;
  if (cells !== undefined) replaceMarkup(document.getElementById('cells')!, cells);
  for (const [id, markup] of Object.entries(parts)) {
    const element = document.getElementById(id);
    if (element !== null) replaceMarkup(element, markup);
  }
  painted.dispatchEvent(new Event('shown'));
}

function say(text: string): void {
  document.getElementById('live-said')!.textContent = text;
}

function listen(): void {
  const source = new EventSource(`${base}events`);
  source.addEventListener('news', (event) => show(JSON.parse((event as MessageEvent<string>).data) as News));
  source.addEventListener('open', () => say(''));
  source.addEventListener('error', () =>
    say(
      source.readyState === EventSource.CLOSED
        ? 'What showed this page has ended. Open the address that assay open printed when it was started again.'
        : 'The connection is lost; it is tried again.',
    ),
  );
}

async function post(address: string, body: unknown): Promise<{ readonly ok: boolean; readonly message: string }> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Live-Token': token },
      body: JSON.stringify(body),
    });
    const said = (await response.json()) as { readonly message?: string };
    return { ok: response.ok, message: said.message ?? '' };
  } catch {
    return { ok: false, message: 'The server does not answer. Start assay open again.' };
  }
}

/** Rows of a value come into their cell. */
async function showRows(address: string, from: Element): Promise<void> {
  const place = from.closest('.live-value');
  if (place === null) return;
  const response = await fetch(address, { headers: { 'X-Live-Rows': '1' } });
  if (!response.ok) return;
  const heading = place.querySelector('p')?.outerHTML ?? '';
  const focusId = document.activeElement?.id ?? '';
  place.innerHTML = `${heading}\n${await response.text()}`;
  if (focusId !== '') document.getElementById(focusId)?.focus();
}

document.addEventListener('click', (event) => {
  const target = event.target as Element;
  const rows = target.closest<HTMLAnchorElement>('a[data-rows]');
  if (rows !== null) {
    event.preventDefault();
    void showRows(rows.href, rows);
    return;
  }
  const edit = target.closest<HTMLAnchorElement>('a[data-edit]');
  if (edit !== null && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    void openEditor(edit.href);
  }
});

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.matches('[data-rows]')) {
    event.preventDefault();
    const query = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    void showRows(`${form.action}?${query}`, form);
  } else if (form.matches('[data-parameters]')) {
    event.preventDefault();
    void choose(form);
  } else if (form.matches('[data-store]')) {
    event.preventDefault();
    say('Running all of it anew, to store it.');
    void post(form.action, {}).then(({ message }) => say(message));
  }
});

document.addEventListener('input', (event) => {
  const form = (event.target as Element).closest<HTMLFormElement>('form[data-parameters]');
  if (form === null || !form.checkValidity()) return;
  void choose(form);
});

async function choose(form: HTMLFormElement): Promise<void> {
  const parameters = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== 'token'));
  const { message } = await post(form.action, { parameters });
  say(message);
}

/** The editor is read at first use. */
async function openEditor(address: string): Promise<void> {
  const place = document.getElementById('editor')!;
  const { editor } = (await import(main.dataset['editor']!)) as typeof import('./editor.ts');
  const url = new URL(address);
  const response = await fetch(`${base}file?name=${encodeURIComponent(url.searchParams.get('file') ?? '')}`);
  const file = (await response.json()) as { name: string; text: string; digest: string; message?: string };
  if (!response.ok) return say(file.message ?? 'The file cannot be read.');
  place.hidden = false;
  editor(place, file, Number(url.searchParams.get('line') ?? 1), async (text, digest) => {
    const answer = await fetch(`${base}file`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Live-Token': token },
      body: JSON.stringify({ name: file.name, text, digest }),
    });
    return (await answer.json()) as { digest?: string; message: string };
  });
}

listen();
