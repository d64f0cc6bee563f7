// What the HTTP shell needs from outside; compose.ts plugs it together.
import type { Store } from 'express-session';
import type { Logger } from 'pino';
import type { Actor } from '../../domain/actor';
import type { Route } from './route';
import type { SessionContent } from './session';
import type { TenantView } from './tenant-view';

export type AppServices = {
  readonly publicUrl: URL;
  readonly sessionStore: Store;
  /** The first signs, the others are still accepted: a secret can be changed without signing everybody out. */
  readonly sessionSecrets: readonly string[];
  readonly logger: Logger;
  readonly now: () => Date;
  readonly viewsFolder: string;
  /** Addresses of the proxies whose forwarding headers count; empty: none. */
  readonly trustedProxies: readonly string[];
  /** Other origins that a form of ours may lead to, such as an identity provider's sign-out. */
  readonly formActionOrigins: () => readonly string[];
  readonly findTenant: (slug: string) => Promise<TenantView | null>;
  readonly listTenants: () => Promise<readonly TenantView[]>;
  /** For the figure in the menu of those who decide. */
  readonly countWaitingRequests: (actor: Actor) => Promise<number>;
  /** Where the identity provider ends the session too; null where it has no such address. */
  readonly singleLogoutUrl: (person: SessionContent) => Promise<string | null>;
  readonly routes: readonly Route[];
};
