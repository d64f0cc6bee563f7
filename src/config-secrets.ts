// The portal's own secrets, out of the environment or from where it says that they are; weak ones are refused.
import { masterKeyText } from './adapters/system/master-key-source';
import { ConfigError, type Environment, list, required } from './config-environment';

export type MasterKey = { readonly id: string; readonly key: Buffer };

export function masterKeys(environment: Environment): readonly MasterKey[] {
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

export function sessionSecrets(environment: Environment): readonly string[] {
  const expectation =
    'must be one or more secrets of at least 32 characters, newest first (openssl rand -hex 32)';
  const secrets = list(required(environment, 'SESSION_SECRETS', expectation));
  if (secrets.some((secret) => secret.length < 32 || new Set(secret).size < 8)) {
    throw new ConfigError('SESSION_SECRETS', expectation);
  }
  return secrets;
}

export function metricsToken(environment: Environment): string | null {
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
