// The environment, read once and checked, as the one configuration that everything is handed.
import path from 'node:path';
import type { MailServerSettings } from './adapters/mail/mail-server';
import { ConfigError, type Environment, list, oneOf, required } from './config-environment';
import { keyToken, type KeyTokenConfig } from './config-key-token';
import { mailServer } from './config-mail';
import { type MasterKey, masterKeys, metricsToken, sessionSecrets } from './config-secrets';
import { isNetwork } from './domain/reachable-address';

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

function metadataNetworks(environment: Environment): readonly string[] {
  const networks = list(environment['METADATA_ALLOWED_NETWORKS'] ?? '');
  if (!networks.every(isNetwork)) {
    throw new ConfigError('METADATA_ALLOWED_NETWORKS', 'must be a list of networks, such as 10.1.0.0/16');
  }
  return networks;
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
