// What somebody could put together who holds access files of two municipalities: one's door with the other's papers.
import { X509Certificate } from 'node:crypto';
import type { Download } from './browser';

type Block = 'ca' | 'cert' | 'key' | 'tls-crypt-v2';

function blockIn({ content }: Download, block: Block): string {
  const found = new RegExp(`<${block}>\n([^]*?)</${block}>`).exec(content)?.[1];
  if (found === undefined) throw new Error(`the file has no <${block}>`);
  return found;
}

function withBlock(file: Download, block: Block, text: string): Download {
  const content = file.content.replace(blockIn(file, block), () => text);
  return { ...file, content };
}

/** The certificate's common name: what an entry at the gateway would be called. */
export function commonName(file: Download): string {
  return /CN=(\S+)/.exec(new X509Certificate(blockIn(file, 'cert')).subject)?.[1] ?? '';
}

/** Knocks where `door` leads, with the certificate and key of `papers` and the authorities above it. */
export function withForeignCertificate(door: Download, papers: Download, chain: string): Download {
  const certificate = withBlock(door, 'cert', `${blockIn(papers, 'cert')}${chain}`);
  return withBlock(certificate, 'key', blockIn(papers, 'key'));
}

/** Leads to another server than the file was made for, past its outermost lock. */
export function ledAstray(file: Download, there: Download): Download {
  const remote = /^remote .*$/m.exec(there.content)?.[0] ?? '';
  const verified = /^verify-x509-name .*$/m.exec(there.content)?.[0] ?? '';
  const lock = withBlock(file, 'tls-crypt-v2', blockIn(there, 'tls-crypt-v2'));
  const content = lock.content.replace(/^remote .*$/m, remote).replace(/^verify-x509-name .*$/m, verified);
  return { ...lock, content };
}
