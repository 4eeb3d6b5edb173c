import { afterAll, describe, expect, it } from 'vitest';
import { createApp } from '../src/index.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const opened = createApp({ home });
afterAll(async () => {
  await opened.close();
  remove();
});

/** Sends a body to where papers are started, whose length is said by nobody. */
async function send(chunks: readonly string[], type: string) {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const response = await opened.app.request('http://localhost/submissions', {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { Origin: 'http://localhost', 'Content-Type': type },
  } as RequestInit);
  return [response.status, /<h1>([^<]+)<\/h1>/.exec(await response.text())?.[1]];
}
const written = 'application/x-www-form-urlencoded';

describe('the body of a form without a file', () => {
  it('is read up to 64 KB, though it does not say how long it is', async () => {
    const kilobyte = 'x'.repeat(1024);
    const of = (count: number, more: string) => ['text=', ...Array.from({ length: count }, () => kilobyte), more];
    // Read whole, it is refused for its token alone.
    expect(await send(of(63, 'x'.repeat(1024 - 'text='.length)), written)).toEqual([403, 'This form is out of date']);
    expect(await send(of(63, 'x'.repeat(1025 - 'text='.length)), written)).toEqual([413, 'That is too large']);
  });

  it('that breaks off is told apart from one that is too large', async () => {
    const broken = ['--x\r\nContent-Disposition: form-data; name="token"\r\n\r\nhalf'];
    expect(await send(broken, 'multipart/form-data; boundary=x')).toEqual([400, 'The form did not arrive whole']);
  });
});
