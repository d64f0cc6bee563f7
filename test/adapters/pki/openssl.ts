// Asks the openssl program, which knows nothing of our code, what it makes of our certificates; and lets it make requests.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun, run } from '../../support/child-process';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';

export const certificateText = (pem: string): Promise<string> =>
  mustRun(['openssl', 'x509', '-noout', '-text'], { input: pem });

export const revocationListText = (pem: string): Promise<string> =>
  mustRun(['openssl', 'crl', '-noout', '-text'], { input: pem });

export type Chain = {
  readonly root: string;
  /** What the other side would send along, unasked. */
  readonly sent: readonly string[];
  readonly leaf: string;
  readonly purpose: 'sslclient' | 'sslserver' | 'any';
  /** The leaf is looked up in this one, and refused where it is none of its authority. */
  readonly list?: string;
};

/** What `openssl verify` says at its strictest, at a moment when the certificates of the tests are valid. */
export async function verifyChain(chain: Chain, at: Date): Promise<string> {
  const folder = await temporaryFolder('openssl');
  try {
    const path = (name: string): string => join(folder, name);
    await writeFile(path('root.pem'), chain.root);
    await writeFile(path('sent.pem'), chain.sent.join(''));
    await writeFile(path('leaf.pem'), chain.leaf);
    const seconds = Math.floor(at.getTime() / 1000);
    const { list } = chain;
    if (list !== undefined) await writeFile(path('list.pem'), list);
    const { stdout, stderr } = await run([
      ...['openssl', 'verify', '-x509_strict', '-attime', String(seconds), '-purpose', chain.purpose],
      ...(list === undefined ? [] : ['-crl_check', '-CRLfile', path('list.pem')]),
      ...['-CAfile', path('root.pem'), '-untrusted', path('sent.pem'), path('leaf.pem')],
    ]);
    return `${stdout}${stderr}`.replaceAll(folder, '');
  } finally {
    await removeFolder(folder);
  }
}

/** A certificate request as PEM; `options` are those of `openssl req -newkey`. */
export async function certificateRequest(...options: readonly string[]): Promise<string> {
  const fixed = ['openssl', 'req', '-new', '-nodes', '-keyout', '/dev/null', '-subj', '/CN=Anna Muster'];
  return mustRun([...fixed, ...options]);
}
