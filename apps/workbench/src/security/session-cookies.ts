import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { WorkbenchContext } from '../workbench-context.ts';
import { longestMilliseconds } from './sessions.ts';

/** A cookie that no script reads and that only comes along when somebody goes to this workbench. */
export interface SessionCookie {
  read(c: WorkbenchContext): string | null;
  write(c: WorkbenchContext, key: string): void;
  clear(c: WorkbenchContext): void;
}

/** On https the name starts with `__Host-`: browsers then take it from this very host alone, and only encrypted. */
export function sessionCookie(
  name: string,
  address: string,
  maxAgeSeconds = longestMilliseconds / 1000,
): SessionCookie {
  const secure = new URL(address).protocol === 'https:';
  const fullName = secure ? `__Host-${name}` : name;
  return {
    read(c) {
      const value = getCookie(c, fullName);
      return value !== undefined && /^[0-9a-f]{64}$/.test(value) ? value : null;
    },
    write: (c, key) =>
      setCookie(c, fullName, key, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: maxAgeSeconds }),
    clear: (c) => void deleteCookie(c, fullName, { path: '/', secure }),
  };
}
