// What making and publishing revocation lists asks of the store and of certificates.
import type { AuthorityId, TenantId } from '../domain/ids';
import type { Page, PageRequest } from '../domain/paging';
import type { RevokedCertificate } from '../domain/revocation-list';

export type RevocationListDates = {
  /** Ever larger, each number once (RFC 5280 §5.2.3). */
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
};

/** Takes entries as they come, and signs at the end. */
export type RevocationListWriter = {
  readonly add: (revoked: readonly RevokedCertificate[]) => void;
  readonly finish: (
    dates: RevocationListDates,
  ) => Promise<{ readonly der: Uint8Array; readonly entries: number }>;
};

export type RevocationList = {
  readonly authorityId: AuthorityId;
  /** Of the authority's own certificate, decimal. */
  readonly authoritySerial: string;
  readonly authorityNotAfter: Date;
  /** Null as long as none was made. */
  readonly published: PublishedList | null;
  /** Why none could be made lately; null while all goes well. */
  readonly failure: { readonly reason: string; readonly since: Date } | null;
};

export type PublishedList = RevocationListDates & {
  readonly entries: number;
  readonly bytes: number;
  /** Of all of its bytes, hex. */
  readonly sha256: string;
};

/** Somebody's turn to make a list; `lease` shows that it is still theirs. */
export type ClaimedList = {
  readonly authorityId: AuthorityId;
  readonly lease: string;
  /** Of the present one; 0 as long as there is none. */
  readonly number: number;
  readonly thisUpdate: Date | null;
};

export type MadeList = RevocationListDates & {
  readonly der: Uint8Array;
  readonly entries: number;
  readonly renewAt: Date;
  /** Before this, changes alone are no reason for another one. */
  readonly restsUntil: Date;
};

export type RevocationListRecords = {
  readonly list: () => Promise<readonly RevocationList[]>;
  /**
   * Null when it is not due, or another process is at it; `always`: due or not. What is committed before is part of the list that is made now,
   * what is committed later asks for another one.
   */
  readonly claim: (
    authorityId: AuthorityId,
    terms: {
      readonly now: Date;
      readonly until: Date;
      readonly lease: string;
      readonly always: boolean;
    },
  ) => Promise<ClaimedList | null>;
  /** What the authority no longer stands for, as far as it is valid at this moment or later; piece by piece. */
  readonly entries: (authorityId: AuthorityId, validAt: Date) => AsyncIterable<readonly RevokedCertificate[]>;
  /** False when another process has taken over meanwhile: then nothing has changed. */
  readonly publish: (claimed: ClaimedList, made: MadeList) => Promise<boolean>;
  readonly fail: (
    claimed: ClaimedList,
    failure: { readonly reason: string; readonly now: Date; readonly restsUntil: Date },
  ) => Promise<void>;
  /** Of a gateway or an authority; those of devices are found by themselves. Once is enough. */
  readonly revoke: (authorityId: AuthorityId, certificates: readonly OtherRevoked[]) => Promise<void>;
};

export type OtherRevoked = RevokedCertificate & { readonly notAfter: Date };

export type ListOfTenant = RevocationList & {
  readonly tenant: { readonly slug: string; readonly name: string; readonly isClosed: boolean };
};

export type RevocationListsOfTheInstallation = {
  /** The one that is due, whoever's; null: none is. */
  readonly nextRevocationList: (
    now: Date,
  ) => Promise<{ readonly tenantId: TenantId; readonly authorityId: AuthorityId } | null>;
  /** By the serial of the authority's certificate; null as long as none was made. */
  readonly findRevocationList: (authoritySerial: string) => Promise<FoundList | null>;
  /** Those that end first come first. */
  readonly listRevocationLists: (page: PageRequest) => Promise<Page<ListOfTenant>>;
  /** Of authorities that still count, with an end before this. */
  readonly revocationListsEndingBefore: (
    end: Date,
    now: Date,
    limit: number,
  ) => Promise<readonly ListOfTenant[]>;
  /** Every authority's that still counts: its serial and the end of its list, null as long as none was made. */
  readonly revocationListEnds: (
    now: Date,
  ) => Promise<readonly { readonly authoritySerial: string; readonly nextUpdate: Date | null }[]>;
};

export type FoundList = {
  readonly published: PublishedList;
  /** Null when it was replaced meanwhile. */
  readonly content: () => Promise<Uint8Array | null>;
};
