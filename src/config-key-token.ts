// The token with the keys of authorities, as the environment names it.
import path from 'node:path';
import { credentialFile, readSecretFile } from './adapters/system/secret-file';
import { ConfigError, type Environment, secretVariables } from './config-environment';

export type KeyTokenConfig = {
  readonly module: string;
  readonly label: string;
  readonly pin: string;
  /** What the maker's library may see: everything but the secrets of the portal. */
  readonly environment: Environment;
};

export function keyToken(environment: Environment): KeyTokenConfig | null {
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

function withoutSecrets(environment: Environment): Environment {
  const secrets = new Set<string>(secretVariables);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !secrets.has(name)));
}
