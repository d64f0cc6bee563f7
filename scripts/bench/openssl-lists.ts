// The same list by `openssl ca -gencrl`, which is also what easy-rsa's gen-crl calls: from its text file of certificates to a
// file, in a process of its own.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RevocationReason, RevokedCertificate } from '../../src/domain/revocation-list';
import { pemOf } from '../../src/domain/authority-key';
import type { StoredAuthority } from '../../src/usecases/ports-of-authorities';

const run = promisify(execFile);

const config = `[ca]
default_ca = lists
[lists]
database = index.txt
crlnumber = crlnumber
default_md = sha384
default_crl_days = 7
certificate = ca.pem
private_key = ca.key
crl_extensions = extensions
[extensions]
authorityKeyIdentifier = keyid:always
`;

export type OpensslLists = { readonly make: () => Promise<void>; readonly entries: () => Promise<number> };

export async function prepareOpenssl(
  folder: string,
  authority: StoredAuthority,
  revoked: readonly RevokedCertificate[],
): Promise<OpensslLists> {
  const write = (name: string, text: string) => writeFile(join(folder, name), text, { mode: 0o600 });
  await write('openssl.cnf', config);
  await write('ca.pem', authority.certificatePem);
  await write('ca.key', pemOf(authority.key));
  await write('index.txt', revoked.map(lineOf).join(''));
  await write('index.txt.attr', 'unique_subject = no\n');
  await write('crlnumber', '01\n');
  const openssl = (...words: readonly string[]) => run('openssl', words, { cwd: folder, maxBuffer: 1 << 28 });
  return {
    make: async () => {
      await openssl('ca', '-gencrl', '-config', 'openssl.cnf', '-out', 'list.pem');
    },
    entries: async () => {
      const { stdout } = await openssl('crl', '-in', 'list.pem', '-noout', '-text');
      return stdout.match(/^ +Serial Number: /gm)?.length ?? 0;
    },
  };
}

function lineOf({ serial, revokedAt, reason }: RevokedCertificate): string {
  const hex = BigInt(serial).toString(16).toUpperCase();
  const moment = revokedAt.toISOString().replace(/[-:T]|\.\d+/g, '');
  const why: RevocationReason | '' = reason ?? '';
  const withReason = why === '' ? moment.slice(2) : `${moment.slice(2)},${why}`;
  return `R\t491231235959Z\t${withReason}\t${hex.length % 2 === 0 ? hex : `0${hex}`}\tunknown\t/CN=device\n`;
}
