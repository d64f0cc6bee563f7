// The metadata that somebody named on the command line, by file, address or standard input, and the one provider in them.
import type { DraftContent } from '../domain/sign-in-draft';
import type { Ports } from '../usecases/ports';
import { readIdentityProvider, type MetadataSource } from '../usecases/read-identity-provider';
import type { CommandLine } from './console';
import { readNamedFile } from './named-file';
import { CommandTrouble } from './trouble';

export type NamedMetadata = { readonly metadata?: string; readonly entityId?: string };

/** Null: none are named. */
export async function readNamedMetadata(
  ports: Pick<Ports, 'metadata' | 'clock'>,
  commandLine: CommandLine,
  { metadata, entityId }: NamedMetadata,
): Promise<Pick<DraftContent, 'idp' | 'metadataAddress'> | null> {
  if (metadata === undefined) {
    if (entityId === undefined) return null;
    throw new CommandTrouble('--entity-id chooses among metadata: name them by --metadata.');
  }
  const from = await sourceOf(commandLine, metadata);
  const read = await readIdentityProvider(ports, 'command-line', { from, entityId: entityId ?? null });
  if (read.kind === 'several') {
    const names = read.entityIds.map((id) => `\n  ${id}`).join('');
    throw new CommandTrouble(`Several identity providers stand there. Choose one by --entity-id:${names}`);
  }
  const left = read.described.certificates.length - read.idp.signingCertificates.length;
  if (left > 0) commandLine.complain(`Certificates left out, because they ended or are too weak: ${left}`);
  return { idp: read.idp, metadataAddress: 'address' in from ? from.address : null };
}

async function sourceOf({ input }: CommandLine, metadata: string): Promise<MetadataSource['from']> {
  if (/^https?:\/\//i.test(metadata)) return { address: metadata };
  return { text: metadata === '-' ? await input() : await readNamedFile(metadata) };
}
