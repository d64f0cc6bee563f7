// A secret out of a file, or out of a credential that systemd hands to the service alone: never from where others can read.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** `expectation` is a sentence about the variable, as the start prints it; never with what was read. */
export type SecretText = { readonly text: string } | { readonly expectation: string };

/** `LoadCredential=name:…` or `LoadCredentialEncrypted=` (systemd.exec(5)); null where there is none of this name. */
export function credentialFile(folder: string, name: string): string | null {
  const file = path.join(folder, name);
  return folder !== '' && existsSync(file) ? file : null;
}

export function readSecretFile(file: string): SecretText {
  try {
    if ((statSync(file).mode & 0o007) !== 0)
      return { expectation: `names ${file}, which everybody on this host can read (chmod 0600)` };
    return { text: readFileSync(file, 'utf8').trim() };
  } catch {
    return { expectation: `names ${file}, which cannot be read` };
  }
}
