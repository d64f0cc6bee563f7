// Where the master keys are read from: the environment, a file, or a credential that systemd hands to the service alone.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

type Source = 'MASTER_KEYS' | 'MASTER_KEYS_FILE' | 'CREDENTIALS_DIRECTORY';
type Variables = Readonly<Record<string, string | undefined>>;

/** `expectation` is a sentence about the variable, as the start prints it; never with what was read. */
export type MasterKeyText =
  | { readonly source: Source; readonly text: string }
  | { readonly source: Source; readonly expectation: string };

/** `LoadCredential=master-keys:…` or `LoadCredentialEncrypted=` (systemd.exec(5)). */
const credential = 'master-keys';

/** One source only: with two, nobody could say which keys count. */
export function masterKeyText(environment: Variables): MasterKeyText {
  const inline = environment['MASTER_KEYS'] ?? '';
  const file = environment['MASTER_KEYS_FILE'] ?? '';
  const handed = credentialFile(environment['CREDENTIALS_DIRECTORY'] ?? '');
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

function credentialFile(folder: string): string | null {
  const file = path.join(folder, credential);
  return folder !== '' && existsSync(file) ? file : null;
}

/** Entries may stand in lines as well as behind commas. */
function readFile(source: Source, file: string): MasterKeyText {
  try {
    if ((statSync(file).mode & 0o007) !== 0)
      return { source, expectation: `names ${file}, which everybody on this host can read (chmod 0600)` };
    return {
      source,
      text: readFileSync(file, 'utf8')
        .trim()
        .replace(/\s*\n\s*/g, ','),
    };
  } catch {
    return { source, expectation: `names ${file}, which cannot be read` };
  }
}
