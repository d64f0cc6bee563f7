// Somebody who has signed in; known by one pinned, stable key of the identity provider, never by mail.
import type { IdentityRef, PersonId, TenantId } from './ids';

export type Person = {
  readonly id: PersonId;
  readonly tenantId: TenantId;
  readonly ref: IdentityRef;
  readonly displayName: string;
  readonly mail: string | null;
  readonly department: string | null;
  /** Address of whoever they answer to, as the identity provider said at their last sign-in. */
  readonly supervisor: string | null;
  readonly createdAt: Date;
};

/** (tenant, identity provider, attribute or NameID, value): what makes two sign-ins the same person. */
export type PersonKey = {
  readonly issuer: string;
  /** Name of the pinned attribute, or `NameID`. */
  readonly keyName: string;
  readonly keyValue: string;
};

/** Somebody whose key belongs to another person by now: nobody can sign in as them any more. */
export function releasedKey({ id }: Pick<Person, 'id'>): PersonKey {
  return { issuer: '', keyName: 'released', keyValue: id };
}

/** No identity provider has an empty name, so no sign-in can bring such a key. */
export function isReleased({ issuer }: PersonKey): boolean {
  return issuer === '';
}
