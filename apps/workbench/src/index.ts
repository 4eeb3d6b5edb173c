// The app and its server
export type { AppOptions } from './app.ts';
export { createApp } from './app.ts';
// People
export type { Person, Role } from './people/person.ts';
export { localAnalyst, roles } from './people/person.ts';
export type { ServedWorkbench, ServeOptions } from './serve.ts';
export { isLoopback, serveWorkbench } from './serve.ts';
