// What stands in the subject of an authority's certificate, and which profile it follows.
import type { AuthorityKind } from './authority';
import { certificateProfiles, type CertificateProfile } from './certificate-profile';

const labelPattern = /^[a-z][a-z0-9-]{0,40}$/;
const words: Readonly<Record<AuthorityKind, string>> = {
  root: 'Root',
  'client-ca': 'Client CA',
  'server-ca': 'Server CA',
};

export function profileOfAuthority(kind: AuthorityKind): CertificateProfile {
  return {
    root: certificateProfiles.root,
    'client-ca': certificateProfiles.clientCa,
    'server-ca': certificateProfiles.serverCa,
  }[kind];
}

export type AuthorityNaming = {
  readonly kind: AuthorityKind;
  /** The municipality's short name. */
  readonly tenantLabel: string;
  readonly generation: number;
};

/** No two authorities of a municipality share a name, or a chain could be read in two ways. */
export function authorityName({ kind, tenantLabel, generation }: AuthorityNaming): string {
  if (!labelPattern.test(tenantLabel)) throw new Error('not a tenant label');
  return `Fernamt ${words[kind]} ${tenantLabel}${generation === 1 ? '' : ` ${generation}`}`;
}

/** What a name says; null for a name of another form. */
export function readAuthorityName(name: string): AuthorityNaming | null {
  const [, word, tenantLabel = '', number = '1'] =
    /^Fernamt (Root|Client CA|Server CA) ([a-z][a-z0-9-]{0,40})(?: ([1-9][0-9]{0,3}))?$/.exec(name) ?? [];
  const kind = (['root', 'client-ca', 'server-ca'] as const).find((one) => words[one] === word);
  return kind === undefined ? null : { kind, tenantLabel, generation: Number(number) };
}
