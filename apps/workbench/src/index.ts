// The app and its server

// The store: attaching packs, backing up, restoring
export type { PanelFacts } from '@assay/report/store';
export { readPanelFacts } from '@assay/report/store';
export type { App, AppOptions } from './app.ts';
export { createApp } from './app.ts';
// A notebook that is open
export type { OpenedNotebook, OpenOptions } from './live/open-notebook.ts';
export { openNotebook } from './live/open-notebook.ts';
// Packs
export type { CheckedPack } from './pack/check-pack.ts';
export { checkPack } from './pack/check-pack.ts';
export type { OpenIdProvider } from './people/open-id.ts';
export { discoverOpenId } from './people/open-id.ts';
// People
export type { Person, Role } from './people/person.ts';
export { localAnalyst, roles } from './people/person.ts';
export type { OpenIdSettings, SignInSettings } from './people/sign-in-settings.ts';
export { readSignIn } from './people/sign-in-settings.ts';
export type { TrustedProxy } from './people/trusted-proxy.ts';
export { trustedProxy } from './people/trusted-proxy.ts';
export { isLoopback } from './security/loopback.ts';
export type { ServedWorkbench, ServeOptions } from './serve.ts';
export { serveWorkbench } from './serve.ts';
export type { Backup } from './store/backup.ts';
export { backupStore, restoreStore } from './store/backup.ts';
export { holdStore } from './store/hold-store.ts';
export type { VerifiedPack } from './store/packs.ts';
export { attachPack, packPath } from './store/packs.ts';
export type { Store } from './store/store.ts';
export { openStore } from './store/store.ts';
export type { Attachment, Submission } from './store/submissions.ts';
export { attachments, submission, submissions } from './store/submissions.ts';
export type { WorkbenchContext } from './workbench-context.ts';
