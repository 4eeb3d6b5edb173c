import type { MiddlewareHandler } from 'hono';
import type { WorkbenchEnvironment } from '../workbench-context.ts';

/** One line per request for whoever has to account for access: when, who, what, how it ended. No query, no body. */
export function accessLog(write: (line: string) => void, now: () => number): MiddlewareHandler<WorkbenchEnvironment> {
  return async (c, next) => {
    const start = now();
    await next();
    const person = c.get('person');
    write(
      `${JSON.stringify({
        at: new Date(start).toISOString(),
        person: person?.id ?? null,
        role: person?.role ?? null,
        method: c.req.method,
        path: c.req.path.slice(0, 300),
        status: c.res.status,
        milliseconds: now() - start,
      })}\n`,
    );
  };
}
