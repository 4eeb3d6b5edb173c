import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { accessLog } from '../src/security/access-log.ts';
import type { WorkbenchEnvironment } from '../src/workbench-context.ts';

const lines: string[] = [];
let now = Date.parse('2025-03-05T10:00:00Z');
const app = new Hono<WorkbenchEnvironment>();
app.use(
  accessLog(
    (line) => lines.push(line),
    () => now,
  ),
);
app.get('/open', (c) => c.text('open'));
app.use((c, next) => {
  now += 25;
  c.set('person', { id: 'ada', name: 'Ada', role: 'analyst' });
  return next();
});
app.post('/runs', (c) => c.text('kept', 201));

it('has a line of each request: when it came, who, what, how it ended and how long it took; no query and no body', async () => {
  await app.request('/runs?name=Ida', { method: 'POST', body: 'forename=Ida' });
  await app.request(`/${'x'.repeat(400)}`);
  await app.request('/open?name=Ida');
  expect(lines.every((line) => line.endsWith('\n') && !line.includes('Ida'))).toBe(true);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      ...{ at: '2025-03-05T10:00:00.000Z', person: 'ada', role: 'analyst' },
      ...{ method: 'POST', path: '/runs', status: 201, milliseconds: 25 },
    },
    {
      ...{ at: '2025-03-05T10:00:00.025Z', person: 'ada', role: 'analyst' },
      ...{ method: 'GET', path: `/${'x'.repeat(299)}`, status: 404, milliseconds: 25 },
    },
    {
      ...{ at: '2025-03-05T10:00:00.050Z', person: null, role: null },
      ...{ method: 'GET', path: '/open', status: 200, milliseconds: 0 },
    },
  ]);
});
