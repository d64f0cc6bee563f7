// A revocation list as OpenSSL reads it, which knows nothing of our code.
import { encodePem } from '../../src/adapters/pki/pem';
import { mustRun } from './child-process';

export type ReadList = {
  readonly issuer: string;
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  /** By serial, decimal: the reason in OpenSSL's words, or that there is none. */
  readonly entries: Readonly<Record<string, string>>;
};

export async function readRevocationList(der: Uint8Array): Promise<ReadList> {
  const input = encodePem('X509 CRL', der);
  const text = await mustRun(['openssl', 'crl', '-noout', '-text'], { input });
  const found = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
  const entries = text.split(/^ +Serial Number: /m).slice(1);
  return {
    issuer: found(/Issuer: CN = (.*)/),
    number: Number(found(/CRL Number: \n +(\d+)/)),
    thisUpdate: new Date(found(/Last Update: (.*)/)),
    nextUpdate: new Date(found(/Next Update: (.*)/)),
    entries: Object.fromEntries(
      entries.map((entry) => [
        BigInt(`0x${/^[0-9A-F]+/.exec(entry)?.[0] ?? '0'}`).toString(),
        /Reason Code: \n +(.*)/.exec(entry)?.[1] ?? 'none',
      ]),
    ),
  };
}
