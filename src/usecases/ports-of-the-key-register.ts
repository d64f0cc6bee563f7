// The records of the key register: the keys of all devices, whatever became of them.
import type { VpnProtocol } from '../domain/access-profile';
import type { CredentialState } from '../domain/credential';
import type { DeviceKey, KeyNumber } from '../domain/key-register';
import type { Page, PageRequest } from '../domain/paging';

/** What is null does not matter. */
export type KeyRegisterFilter = {
  readonly number: KeyNumber | null;
  readonly protocol: VpnProtocol | null;
  readonly state: CredentialState | null;
  /** Certificates that are in use and end in (after, until]. */
  readonly ending: { readonly after: Date; readonly until: Date } | null;
};

export type KeyRegisterRecords = {
  /** Newest first; those that end soon, soonest first. */
  readonly list: (filter: KeyRegisterFilter, page: PageRequest) => Promise<Page<DeviceKey>>;
  /** Stops at `limit` + 1. */
  readonly countUpTo: (filter: KeyRegisterFilter, limit: number) => Promise<number>;
};
