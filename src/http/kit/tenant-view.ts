// What pages know of a municipality.
import type { TenantId } from '../../domain/ids';
import type { TenantKind } from '../../domain/tenant';
import type { TenantFace } from '../../usecases/read-tenant-face';

export type Hotline = { readonly phone: string; readonly hours: string; readonly mail: string };

/** As in the list to choose from. */
export type TenantName = { readonly slug: string; readonly name: string };

export type TenantView = TenantName & {
  readonly id: TenantId;
  readonly kind: TenantKind;
  readonly timeZone: string;
  /** Null until the municipality has entered one; empty strings inside for what it left out. */
  readonly hotline: Hotline | null;
  /** Set when it has left: nobody signs in any more. */
  readonly closedAt: Date | null;
  /** Asked for by those who print a page: most forms lead to none. */
  readonly face: () => Promise<TenantFace>;
};
