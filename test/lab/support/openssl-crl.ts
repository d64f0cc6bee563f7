// Revocation lists that the openssl program writes under an authority of ours, as somebody with other tools would.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun } from '../../support/child-process';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import { pemOf } from '../../../src/domain/authority-key';
import type { AuthorityMaterial } from '../../../src/usecases/ports-of-things';

export type ListWish = {
  /** Decimal serials. */
  readonly revoked: readonly string[];
  /** An end in the past makes a list that has expired. */
  readonly nextUpdate: Date;
};

/** `YYMMDDhhmmssZ` and `YYYYMMDDhhmmssZ`, as openssl reads times. */
const longTime = (time: Date): string =>
  time
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');
const shortTime = (time: Date): string => longTime(time).slice(2);

function hex(serial: string): string {
  const digits = BigInt(serial).toString(16).toUpperCase();
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}

function row(serial: string): string {
  const [end, since] = [new Date(Date.now() + 86_400_000), new Date(Date.now() - 60_000)].map(shortTime);
  return `R\t${String(end)}\t${String(since)}\t${hex(serial)}\tunknown\t/CN=somebody\n`;
}

const config = `[ca]\ndefault_ca = own\n[own]\ndatabase = index.txt\ncrlnumber = number\ndefault_md = sha384\n`;

export async function revocationList(
  { certificatePem, key }: AuthorityMaterial,
  { revoked, nextUpdate }: ListWish,
): Promise<string> {
  const cwd = await temporaryFolder('crl');
  const files = {
    'ca.crt': certificatePem,
    'ca.key': pemOf(key),
    'index.txt': revoked.map(row).join(''),
    'openssl.cnf': config,
    number: '01\n',
  };
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text, { mode: 0o600 });
    const dates = ['-crl_lastupdate', longTime(new Date(Date.now() - 7_200_000))];
    dates.push('-crl_nextupdate', longTime(nextUpdate));
    const authority = ['-config', 'openssl.cnf', '-cert', 'ca.crt', '-keyfile', 'ca.key'];
    await mustRun(['openssl', 'ca', '-gencrl', ...authority, ...dates, '-out', 'list.pem'], { cwd });
    return await mustRun(['cat', 'list.pem'], { cwd });
  } finally {
    await removeFolder(cwd);
  }
}
