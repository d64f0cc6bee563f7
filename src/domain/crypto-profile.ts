// Which cryptography OpenVPN servers and client files name, as data: each profile with its version and its public source.

export const cryptoProfileIds = ['BSI-TR-02102-2026', 'TLS12-COMPATIBLE-2026'] as const;
export type CryptoProfileId = (typeof cryptoProfileIds)[number];

export type CryptoProfile = {
  readonly id: CryptoProfileId;
  /** Of the values below: raised whenever one of them changes. */
  readonly version: number;
  readonly source: { readonly document: string; readonly version: string };
  /** Only with a decision about what it means, by two people and for a time. */
  readonly needsWaiver: boolean;
  readonly tlsVersionMin: '1.2' | '1.3';
  /** TLS 1.3. */
  readonly tlsCiphersuites: readonly string[];
  /** TLS 1.2: a server names them in any case; a client where it may still speak 1.2. */
  readonly tlsCiphers: readonly string[];
  readonly groups: readonly string[];
  readonly dataCiphers: readonly string[];
  /** Plays no part beside AEAD ciphers, but without it OpenVPN says SHA1. */
  readonly auth: 'SHA256';
  /**
   * Which certificates a server takes at all. Never in a client file: `suiteb` breaks its handshake. With TLS 1.2 it
   * would also make the server choose AES-128 and secp256r1.
   */
  readonly serverCertProfile: 'suiteb' | 'preferred';
  readonly renegotiateSeconds: number;
  /** How long the old key may serve beside the new one. */
  readonly transitionSeconds: number;
};

const bsi: CryptoProfile = {
  id: 'BSI-TR-02102-2026',
  version: 1,
  source: { document: 'BSI TR-02102-2', version: '2026-01' },
  needsWaiver: false,
  tlsVersionMin: '1.3',
  tlsCiphersuites: ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'],
  tlsCiphers: ['TLS-ECDHE-ECDSA-WITH-AES-256-GCM-SHA384', 'TLS-ECDHE-ECDSA-WITH-AES-128-GCM-SHA256'],
  groups: ['secp384r1', 'prime256v1', 'secp521r1'],
  dataCiphers: ['AES-256-GCM', 'AES-128-GCM'],
  auth: 'SHA256',
  serverCertProfile: 'suiteb',
  renegotiateSeconds: 900,
  transitionSeconds: 30,
};

/** The same suites and groups, and TLS 1.2 beside 1.3, which TR-02102-2 takes until the end of 2031 and not for anything new. */
const compatible: CryptoProfile = {
  ...bsi,
  id: 'TLS12-COMPATIBLE-2026',
  needsWaiver: true,
  tlsVersionMin: '1.2',
  serverCertProfile: 'preferred',
};

export const defaultCryptoProfile: CryptoProfileId = bsi.id;

const profiles: Readonly<Record<CryptoProfileId, CryptoProfile>> = {
  'BSI-TR-02102-2026': bsi,
  'TLS12-COMPATIBLE-2026': compatible,
};

export function cryptoProfile(id: CryptoProfileId): CryptoProfile {
  return profiles[id];
}

export function isCryptoProfileId(text: string): text is CryptoProfileId {
  return cryptoProfileIds.some((id) => id === text);
}

/** The lines that both sides of a connection have in common, in the order in which both files name them. */
export function channelLines(
  { tlsVersionMin, tlsCiphersuites, tlsCiphers, groups }: CryptoProfile,
  side: 'client' | 'server',
): readonly string[] {
  const namesOldCiphers = side === 'server' || tlsVersionMin === '1.2';
  return [
    `tls-version-min ${tlsVersionMin}`,
    `tls-ciphersuites ${tlsCiphersuites.join(':')}`,
    ...(namesOldCiphers ? [`tls-cipher ${tlsCiphers.join(':')}`] : []),
    `tls-groups ${groups.join(':')}`,
  ];
}

export function dataLines({ dataCiphers, auth }: CryptoProfile): readonly string[] {
  return [`data-ciphers ${dataCiphers.join(':')}`, `auth ${auth}`, 'allow-compression no'];
}
