// The environment, read once and checked: what is missing or weak stops the start and is named.
import path from 'node:path';
import type { MailServerSettings } from './adapters/mail/mail-server';
import { masterKeyText } from './adapters/system/master-key-source';
import { credentialFile, readSecretFile } from './adapters/system/secret-file';
import { isMailAddress } from './domain/mail';
import { isNetwork } from './domain/reachable-address';

export const environmentVariables = [
  'PUBLIC_URL',
  'DATABASE_URL',
  'MASTER_KEYS',
  'MASTER_KEYS_FILE',
  'CREDENTIALS_DIRECTORY',
  'SESSION_SECRETS',
  'HOST',
  'PORT',
  'TRUSTED_PROXIES',
  'LOG_LEVEL',
  'METRICS_TOKEN',
  'METADATA_ALLOWED_NETWORKS',
  'SMTP_URL',
  'MAIL_FROM',
  'PKCS11_MODULE',
  'PKCS11_TOKEN',
  'PKCS11_PIN_FILE',
] as const;

type Variable = (typeof environmentVariables)[number];
export type Environment = Readonly<Record<string, string | undefined>>;

export type MasterKey = { readonly id: string; readonly key: Buffer };

export type Config = {
  readonly publicUrl: URL;
  readonly databaseUrl: string;
  /** The first wraps what is new, the others still open what is old. */
  readonly masterKeys: readonly MasterKey[];
  readonly sessionSecrets: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  /** Opens /metrics to whoever sends it; null: closed to everybody. */
  readonly metricsToken: string | null;
  /** Networks of our own from which identity providers' metadata may be fetched, beside the public ones. */
  readonly metadataNetworks: readonly string[];
  /** Null: the portal writes to nobody. */
  readonly mail: MailServerSettings | null;
  /** Null: keys of authorities are sealed in the database. */
  readonly keyToken: KeyTokenConfig | null;
};

export type KeyTokenConfig = {
  readonly module: string;
  readonly label: string;
  readonly pin: string;
  /** What the maker's library may see: everything but the secrets of the portal. */
  readonly environment: Environment;
};

/** Thrown with one sentence that names the variable and says what it should be; never with its value. */
export class ConfigError extends Error {
  constructor(variable: Variable, expectation: string) {
    super(`${variable}: ${expectation}`);
    this.name = 'ConfigError';
  }
}

export function readConfig(environment: Environment): Config {
  return {
    publicUrl: publicUrl(environment),
    masterKeys: masterKeys(environment),
    sessionSecrets: sessionSecrets(environment),
    metricsToken: metricsToken(environment),
    metadataNetworks: metadataNetworks(environment),
    mail: mailServer(environment),
    keyToken: keyToken(environment),
    ...listening(environment),
    ...readStorage(environment),
  };
}

/** What commands need that only touch the database. */
export function readStorage(environment: Environment): Pick<Config, 'databaseUrl' | 'logLevel'> {
  return {
    databaseUrl: environment['DATABASE_URL'] ?? path.resolve('var/fernamt.sqlite'),
    logLevel: oneOf(environment, 'LOG_LEVEL', ['info', 'debug', 'warn', 'error', 'silent']),
  };
}

function publicUrl(environment: Environment): URL {
  const text = required(
    environment,
    'PUBLIC_URL',
    'the address people use, such as https://fernamt.example.de',
  );
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new ConfigError(
      'PUBLIC_URL',
      'must be an address without path, such as https://fernamt.example.de',
    );
  }
  const isLocal = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    throw new ConfigError('PUBLIC_URL', 'must be https; plain http is for localhost only');
  }
  return url;
}

function masterKeys(environment: Environment): readonly MasterKey[] {
  const expectation =
    'must be a list of id:key, each key 32 random bytes in base64 (openssl rand -base64 32), newest first';
  const read = masterKeyText(environment);
  const { source } = read;
  if ('expectation' in read) throw new ConfigError(source, read.expectation);
  const entries = list(required({ ...environment, [source]: read.text }, source, expectation));
  const keys = entries.map((entry) => {
    const [, id, text] = /^([a-z0-9-]{1,20}):([A-Za-z0-9+/]{43}=)$/.exec(entry) ?? [];
    if (id === undefined || text === undefined) throw new ConfigError(source, expectation);
    return { id, key: Buffer.from(text, 'base64') };
  });
  if (new Set(keys.map(({ id }) => id)).size !== keys.length)
    throw new ConfigError(source, 'names an id twice');
  if (keys.some(({ key }) => new Set(key).size < 8))
    throw new ConfigError(source, 'holds a key that is not random');
  return keys;
}

function sessionSecrets(environment: Environment): readonly string[] {
  const expectation =
    'must be one or more secrets of at least 32 characters, newest first (openssl rand -hex 32)';
  const secrets = list(required(environment, 'SESSION_SECRETS', expectation));
  if (secrets.some((secret) => secret.length < 32 || new Set(secret).size < 8)) {
    throw new ConfigError('SESSION_SECRETS', expectation);
  }
  return secrets;
}

function metricsToken(environment: Environment): string | null {
  const token = environment['METRICS_TOKEN'] ?? '';
  if (token === '') return null;
  if (!/^[\x21-\x7e]{20,}$/.test(token) || new Set(token).size < 8) {
    throw new ConfigError(
      'METRICS_TOKEN',
      'must be at least 20 characters without spaces (openssl rand -hex 20), or left out',
    );
  }
  return token;
}

function metadataNetworks(environment: Environment): readonly string[] {
  const networks = list(environment['METADATA_ALLOWED_NETWORKS'] ?? '');
  if (!networks.every(isNetwork)) {
    throw new ConfigError('METADATA_ALLOWED_NETWORKS', 'must be a list of networks, such as 10.1.0.0/16');
  }
  return networks;
}

function mailServer(environment: Environment): MailServerSettings | null {
  const from = environment['MAIL_FROM'] ?? '';
  const text = environment['SMTP_URL'] ?? '';
  if (text === '' && from === '') return null;
  if (text === '') throw new ConfigError('SMTP_URL', 'is needed where MAIL_FROM is set');
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWhole =
    url !== null && url.hostname !== '' && ['', '/'].includes(url.pathname) && url.search === '';
  if (!isWhole || !['smtp:', 'smtps:'].includes(url.protocol)) {
    throw new ConfigError(
      'SMTP_URL',
      'must be smtp://user:password@host:587 or smtps://user:password@host:465, user and password percent-encoded',
    );
  }
  if (!isMailAddress(from))
    throw new ConfigError('MAIL_FROM', 'must be one plain mail address, without a name');
  const secure = url.protocol === 'smtps:';
  const plainTls = isThisHost(url.hostname) ? 'none' : 'starttls';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    tls: secure ? 'implicit' : plainTls,
    login: loginOf(url),
    from,
  };
}

function isThisHost(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function loginOf({ username, password }: URL): MailServerSettings['login'] {
  try {
    return username === ''
      ? null
      : { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    throw new ConfigError('SMTP_URL', 'holds a user or password that is not percent-encoded');
  }
}

function keyToken(environment: Environment): KeyTokenConfig | null {
  const module = environment['PKCS11_MODULE'] ?? '';
  const label = environment['PKCS11_TOKEN'] ?? '';
  if (module === '' && label === '') return null;
  if (!path.isAbsolute(module))
    throw new ConfigError(
      'PKCS11_MODULE',
      'must be the whole path of the PKCS #11 library of the token, and stand beside PKCS11_TOKEN',
    );
  // PKCS #11 pads labels with blanks to 32 octets.
  if (label === '' || label !== label.trim() || Buffer.byteLength(label) > 32)
    throw new ConfigError('PKCS11_TOKEN', 'must be the label of the token, of at most 32 characters');
  return { module, label, pin: tokenPin(environment), environment: withoutSecrets(environment) };
}

/** On a command line or in a variable every process of the user could read it. */
function tokenPin(environment: Environment): string {
  const named = environment['PKCS11_PIN_FILE'] ?? '';
  const file =
    named === '' ? credentialFile(environment['CREDENTIALS_DIRECTORY'] ?? '', 'pkcs11-pin') : named;
  if (file === null)
    throw new ConfigError('PKCS11_PIN_FILE', 'is missing; a file with the PIN, or the credential pkcs11-pin');
  const read = readSecretFile(file);
  if ('expectation' in read) throw new ConfigError('PKCS11_PIN_FILE', read.expectation);
  if (!/^\S{4,255}$/.test(read.text))
    throw new ConfigError('PKCS11_PIN_FILE', 'names a file that holds no PIN of at least 4 characters');
  return read.text;
}

const secretVariables: readonly Variable[] = [
  'DATABASE_URL',
  'MASTER_KEYS',
  'SESSION_SECRETS',
  'METRICS_TOKEN',
  'SMTP_URL',
];

function withoutSecrets(environment: Environment): Environment {
  const secrets = new Set<string>(secretVariables);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !secrets.has(name)));
}

function listening(environment: Environment): Pick<Config, 'host' | 'port' | 'trustedProxies'> {
  const port = Number(environment['PORT'] ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError('PORT', 'must be a port number');
  return {
    host: environment['HOST'] ?? '127.0.0.1',
    port,
    trustedProxies: list(environment['TRUSTED_PROXIES'] ?? ''),
  };
}

function oneOf(
  environment: Environment,
  variable: Variable,
  [first, ...others]: readonly [string, ...string[]],
): string {
  const value = environment[variable] ?? first;
  if (value !== first && !others.includes(value)) {
    throw new ConfigError(variable, `must be one of ${[first, ...others].join(', ')}`);
  }
  return value;
}

function required(environment: Environment, variable: Variable, expectation: string): string {
  const value = environment[variable];
  if (value === undefined || value.trim() === '')
    throw new ConfigError(variable, `is missing; ${expectation}`);
  return value;
}

function list(text: string): readonly string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
