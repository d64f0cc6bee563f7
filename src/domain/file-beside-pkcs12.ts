// The same OpenVPN file for a key that lies in a PKCS #12 file beside it: without certificate and key of its own.
import { isFileStem } from './config-fields';
import { configText } from './config-text';
import { Refusal } from './errors';

const inTheOther = /^<(cert|key)>\n[^<]*<\/\1>\n/gm;

/** `<ca>` stays: whom to trust is not left to the other file. `stem`: the name of both, without ending. */
export function fileBesidePkcs12(content: string, stem: string): string {
  if (!isFileStem(stem)) throw new Refusal('invalid', 'field-file-stem');
  const [first, ...more] = content.match(inTheOther) ?? [];
  if (first === undefined || more.length !== 1) throw new Refusal('invalid', 'field-line');
  const lines = content.replace(inTheOther, '').trimEnd().split('\n');
  const at = lines.indexOf('<ca>');
  return configText(lines.toSpliced(at < 0 ? lines.length : at, 0, `pkcs12 ${stem}.p12`));
}
