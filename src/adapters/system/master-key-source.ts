// Where the master keys are read from: the environment, a file, or a credential that systemd hands to the service alone.
import { credentialFile, readSecretFile, type SecretText } from './secret-file';

type Source = 'MASTER_KEYS' | 'MASTER_KEYS_FILE' | 'CREDENTIALS_DIRECTORY';
type Variables = Readonly<Record<string, string | undefined>>;

export type MasterKeyText = SecretText & { readonly source: Source };

const credential = 'master-keys';

/** One source only: with two, nobody could say which keys count. */
export function masterKeyText(environment: Variables): MasterKeyText {
  const inline = environment['MASTER_KEYS'] ?? '';
  const file = environment['MASTER_KEYS_FILE'] ?? '';
  const handed = credentialFile(environment['CREDENTIALS_DIRECTORY'] ?? '', credential);
  const given = [inline !== '', file !== '', handed !== null].filter(Boolean).length;
  if (given > 1)
    return {
      source: 'MASTER_KEYS',
      expectation: 'is given more than once; keep one of MASTER_KEYS, MASTER_KEYS_FILE and the credential',
    };
  if (file !== '') return readFile('MASTER_KEYS_FILE', file);
  if (handed !== null) return readFile('CREDENTIALS_DIRECTORY', handed);
  return { source: 'MASTER_KEYS', text: inline };
}

/** Entries may stand in lines as well as behind commas. */
function readFile(source: Source, file: string): MasterKeyText {
  const read = readSecretFile(file);
  return 'text' in read ? { source, text: read.text.replace(/\s*\n\s*/g, ',') } : { source, ...read };
}
