// The app and its server

// The store: attaching packs, backing up, restoring
export type { PanelFacts } from '@assay/report/store';
export { readPanelFacts } from '@assay/report/store';
export type { App, AppOptions } from './app.ts';
export { createApp } from './app.ts';
// A notebook that is open
export type { OpenedNotebook, OpenOptions } from './live/open-live-notebook.ts';
export { openLiveNotebook } from './live/open-live-notebook.ts';
export { isLoopback } from './security/loopback.ts';
export type { OpenIdProvider } from './security/open-id.ts';
export { discoverOpenId } from './security/open-id.ts';
// People
export type { Person, Role } from './security/person.ts';
export { localAnalyst, roles } from './security/person.ts';
export type { OpenIdSettings, SignInSettings } from './security/sign-in-settings.ts';
export { readSignIn } from './security/sign-in-settings.ts';
export type { TrustedProxy } from './security/trusted-proxy.ts';
export { trustedProxy } from './security/trusted-proxy.ts';
export type { ServedWorkbench, ServeOptions } from './serve.ts';
export { serveWorkbench } from './serve.ts';
export type { Backup } from './store/backup.ts';
export { backupStore, restoreStore } from './store/backup.ts';
// Packs
export type { CheckedPack } from './store/check-pack.ts';
export { checkPack } from './store/check-pack.ts';
export { holdStore } from './store/hold-store.ts';
export type { VerifiedPack } from './store/packs.ts';
export { attachPack, packPath } from './store/packs.ts';
export type { Store } from './store/store.ts';
export { openStore } from './store/store.ts';
export type { Attachment, Submission } from './submission/submissions.ts';
export { attachments, submission, submissions } from './submission/submissions.ts';
export type { WorkbenchContext } from './workbench-context.ts';
