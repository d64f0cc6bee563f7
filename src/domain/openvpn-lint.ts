/**
 * Reads a rendered OpenVPN file the way OpenVPN does and says what a crypto profile forbids in it, or misses. A second pair
 * of eyes over what our own templates wrote; nothing that comes from outside becomes trustworthy by it.
 */
import { certificateFaults } from './certificate-lint';
import type { CryptoProfile } from './crypto-profile';
import { readOpenvpnText, type Directive } from './openvpn-text';

export const lintReasons = [
  'line-unreadable',
  'directive-unknown',
  'tls-version',
  'ciphers',
  'groups',
  'digest',
  'compression',
  'runs-programs',
  'suiteb-in-client',
  'certificate-profile',
  'certificate-rsa',
  'certificate-sha1',
  'server-unverified',
  'client-unverified',
  'revocation',
  'outer-lock',
  'writes-down-people',
] as const;
export type LintReason = (typeof lintReasons)[number];
export type LintFault = { readonly reason: LintReason; readonly directive: string };

/** Says what is wrong with the words after a directive's name; null when they are as the profile wants them. */
type Check = (words: readonly string[], profile: CryptoProfile) => LintReason | null;
type Rule = {
  readonly check: Check;
  /** What is wrong where it is missing. */ readonly missing?: LintReason;
};

const free: Rule = { check: () => null };

function exactly(reason: LintReason, ...wanted: readonly string[]): Rule {
  return {
    missing: reason,
    check: (words) => (words.join(' ') === wanted.join(' ') ? null : reason),
  };
}

/** A colon-separated list of nothing but what the profile names. */
function among(reason: LintReason, allowed: (profile: CryptoProfile) => readonly string[]): Rule {
  return {
    missing: reason,
    check: ([list = '', ...more], profile) => {
      const isGood = list.split(':').every((name) => allowed(profile).includes(name));
      return isGood && more.length === 0 ? null : reason;
    },
  };
}

const onBothSides: Readonly<Record<string, Rule>> = {
  dev: free,
  proto: free,
  'persist-tun': free,
  'tls-version-min': {
    missing: 'tls-version',
    check: (words, { tlsVersionMin }) =>
      words.length === 1 && (words[0] === '1.3' || words[0] === tlsVersionMin) ? null : 'tls-version',
  },
  'tls-ciphersuites': among('ciphers', ({ tlsCiphersuites }) => tlsCiphersuites),
  'tls-cipher': among('ciphers', ({ tlsCiphers }) => tlsCiphers),
  'tls-groups': among('groups', ({ groups }) => groups),
  'data-ciphers': among('ciphers', ({ dataCiphers }) => dataCiphers),
  auth: { missing: 'digest', check: (words, { auth }) => (words.join(' ') === auth ? null : 'digest') },
  'allow-compression': exactly('compression', 'no'),
};

const inClient: Readonly<Record<string, Rule>> = {
  ...onBothSides,
  client: {
    check: (words) => (words.length === 0 ? null : 'directive-unknown'),
    missing: 'directive-unknown',
  },
  remote: { ...free, missing: 'directive-unknown' },
  'server-poll-timeout': free,
  nobind: free,
  'remote-cert-tls': exactly('server-unverified', 'server'),
  'verify-x509-name': {
    missing: 'server-unverified',
    check: (words) => (words.length === 2 && words[1] === 'name' ? null : 'server-unverified'),
  },
  'auth-nocache': free,
  'explicit-exit-notify': free,
  '<ca>': { ...free, missing: 'server-unverified' },
  '<cert>': free,
  '<key>': free,
  '<tls-crypt-v2>': { ...free, missing: 'outer-lock' },
};

const inServer: Readonly<Record<string, Rule>> = {
  ...onBothSides,
  ...Object.fromEntries(
    ['mode', 'tls-server', 'port', 'dev-type', 'topology', 'ifconfig', 'ifconfig-ipv6', 'route-ipv6', 'ca']
      .concat(['cert', 'key', 'keepalive', 'max-clients', 'user', 'group', 'persist-key', 'writepid', 'push'])
      .concat([
        'management',
        'management-client-user',
        'management-client-auth',
        'auth-user-pass-optional',
        'ifconfig-noexec',
        'route-noexec',
        'disable-dco',
        'tcp-nodelay',
      ])
      .map((name) => [name, free]),
  ),
  dh: exactly('ciphers', 'none'),
  'remote-cert-tls': exactly('client-unverified', 'client'),
  'crl-verify': {
    missing: 'revocation',
    check: (words) => (words.length === 2 && words[1] === 'dir' ? null : 'revocation'),
  },
  'client-config-dir': { ...free, missing: 'revocation' },
  'ccd-exclusive': { ...free, missing: 'revocation' },
  'tls-crypt-v2': {
    missing: 'outer-lock',
    check: (words) => (words.length === 2 && words[1] === 'force-cookie' ? null : 'outer-lock'),
  },
  'tls-cert-profile': {
    missing: 'certificate-profile',
    check: (words, { serverCertProfile }) =>
      words.join(' ') === serverCertProfile ? null : 'certificate-profile',
  },
  'reneg-sec': {
    missing: 'revocation',
    check: ([seconds], { renegotiateSeconds }) => (isUpTo(seconds, renegotiateSeconds) ? null : 'revocation'),
  },
  'tran-window': {
    missing: 'revocation',
    check: ([seconds], { transitionSeconds }) => (isUpTo(seconds, transitionSeconds) ? null : 'revocation'),
  },
  verb: exactly('writes-down-people', '0'),
};

function isUpTo(text: string | undefined, most: number): boolean {
  return text !== undefined && /^[1-9]\d*$/.test(text) && Number(text) <= most;
}

/** What is worth a reason of its own; everything else that no rule knows is simply unknown. */
const forbidden: Readonly<Record<string, LintReason>> = {
  ...named('compression', 'comp-lzo', 'compress', 'comp-noadapt'),
  ...named('runs-programs', 'script-security', 'up', 'down', 'up-restart', 'plugin', 'ipchange', 'route-up'),
  ...named('runs-programs', 'route-pre-down', 'tls-verify', 'client-connect', 'client-disconnect', 'iproute'),
  ...named('runs-programs', 'learn-address', 'auth-user-pass-verify', 'tls-crypt-v2-verify'),
  ...named('ciphers', 'cipher', 'ncp-ciphers', 'data-ciphers-fallback', 'ncp-disable'),
  ...named('tls-version', 'tls-version-max'),
  ...named('groups', 'ecdh-curve'),
  ...named('writes-down-people', 'log', 'log-append', 'status', 'ifconfig-pool-persist', 'push-peer-info'),
  ...named('revocation', 'duplicate-cn', 'verify-client-cert', 'client-cert-not-required'),
};

function named(reason: LintReason, ...names: readonly string[]): Readonly<Record<string, LintReason>> {
  return Object.fromEntries(names.map((name) => [name, reason]));
}

export function lintOpenvpnClient(text: string, profile: CryptoProfile): readonly LintFault[] {
  const directives = readOpenvpnText(text);
  const shortened =
    profile.tlsVersionMin === '1.2'
      ? inClient
      : { ...inClient, 'tls-cipher': optional(inClient['tls-cipher']) };
  const blocks = directives.filter(({ name }) => name === '<ca>' || name === '<cert>');
  return [
    ...faultsIn(directives, shortened, profile),
    ...suiteb(directives),
    ...blocks.flatMap(({ name, words }) => certificatesIn(words.join('\n'), name)),
  ];
}

/** `certificates`: what the files it names hold. */
export function lintOpenvpnServer(
  text: string,
  profile: CryptoProfile,
  certificates: readonly string[] = [],
): readonly LintFault[] {
  return [
    ...faultsIn(readOpenvpnText(text), inServer, profile),
    ...certificates.flatMap((pem) => certificatesIn(pem, 'cert')),
  ];
}

function optional(rule: Rule | undefined): Rule {
  return { check: rule?.check ?? free.check };
}

function suiteb(directives: readonly Directive[]): readonly LintFault[] {
  return directives
    .filter(({ name }) => name === 'tls-cert-profile')
    .map(({ name }) => ({ reason: 'suiteb-in-client', directive: name }));
}

function certificatesIn(pem: string, directive: string): readonly LintFault[] {
  return certificateFaults(pem).map((reason) => ({ reason, directive }));
}

/** The last of several counts for OpenVPN, so each has to be good. */
function faultsIn(
  directives: readonly Directive[],
  rules: Readonly<Record<string, Rule>>,
  profile: CryptoProfile,
): readonly LintFault[] {
  const given = new Set(directives.map(({ name }) => name));
  const wrong = directives.flatMap(({ name, words }): readonly LintFault[] => {
    const reason = wrongWith(name, words, { rules, profile });
    return reason === null ? [] : [{ reason, directive: name }];
  });
  const missing = Object.entries(rules).flatMap(([name, rule]): readonly LintFault[] =>
    rule.missing === undefined || given.has(name) ? [] : [{ reason: rule.missing, directive: name }],
  );
  return [...wrong, ...missing];
}

type Against = { readonly rules: Readonly<Record<string, Rule>>; readonly profile: CryptoProfile };

function wrongWith(name: string, words: readonly string[], { rules, profile }: Against): LintReason | null {
  if (name === '') return 'line-unreadable';
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule !== undefined) return rule.check(words, profile);
  return (Object.hasOwn(forbidden, name) ? forbidden[name] : undefined) ?? 'directive-unknown';
}
