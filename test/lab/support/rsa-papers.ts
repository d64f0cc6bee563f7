// A certificate for an RSA key that an authority of ours would never sign by our code: the openssl program signs it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pemOf } from '../../../src/domain/authority-key';
import type { AuthorityMaterial } from '../../../src/usecases/ports-of-things';
import { mustRun } from '../../support/child-process';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import type { Papers } from './openvpn-papers';

const extensions =
  'keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\nbasicConstraints=critical,CA:FALSE\n';

export async function rsaPapers(authority: AuthorityMaterial, name: string): Promise<Papers> {
  const cwd = await temporaryFolder('rsa');
  try {
    await writeFile(join(cwd, 'ca.crt'), authority.certificatePem);
    await writeFile(join(cwd, 'ca.key'), pemOf(authority.key), { mode: 0o600 });
    await writeFile(join(cwd, 'extensions'), extensions);
    const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem'];
    await mustRun(['openssl', 'req', '-new', ...key, '-subj', `/CN=${name}`, '-out', 'request.pem'], { cwd });
    const signing = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-set_serial', '7', '-days', '2', '-sha384'];
    const request = ['openssl', 'x509', '-req', '-in', 'request.pem', '-extfile', 'extensions'];
    const certificate = await mustRun([...request, ...signing], { cwd });
    const keyPem = await mustRun(['cat', 'key.pem'], { cwd });
    return { name, certificate, key: keyPem, serial: '7' };
  } finally {
    await removeFolder(cwd);
  }
}
