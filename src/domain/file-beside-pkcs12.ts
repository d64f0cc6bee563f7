// The same OpenVPN file for a key that lies in a PKCS #12 file beside it: without certificate and key of its own.
import { isFileStem } from './config-fields';
import { configText } from './config-text';
import { Refusal } from './errors';

const inTheOther = /^<(cert|key|extra-certs)>\n[^<]*<\/\1>\n/gm;

/**
 * `<ca>` stays: whom to trust is not left to the other file. `<extra-certs>` goes: OpenVPN sends the chain of the other file,
 * and 2.6 does not start where both are given and the key has a password. `stem`: the name of both, without ending.
 */
export function fileBesidePkcs12(content: string, stem: string): string {
  if (!isFileStem(stem)) throw new Refusal('invalid', 'field-file-stem');
  const names = [...content.matchAll(inTheOther)].map(([, name]) => name);
  if (!names.includes('cert') || !names.includes('key') || new Set(names).size < names.length)
    throw new Refusal('invalid', 'field-line');
  const lines = content.replace(inTheOther, '').trimEnd().split('\n');
  const at = lines.indexOf('<ca>');
  return configText(lines.toSpliced(at < 0 ? lines.length : at, 0, `pkcs12 ${stem}.p12`));
}
