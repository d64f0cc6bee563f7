// What metadata, pasted or at an https address, says about the identity provider that is to be proposed.
import type { Actor } from '../domain/actor';
import type { TenantId } from '../domain/ids';
import { acceptedProvider, chosenProvider } from '../domain/identity-provider-metadata';
import type { IdentityProvider } from '../domain/saml-settings';
import { partyTo } from '../domain/sign-in-change';
import type { Ports } from './ports';

export type MetadataSource = { readonly address: string } | { readonly text: string };

export async function readProposedProvider(
  { store, clock, metadata }: Pick<Ports, 'store' | 'clock' | 'metadata'>,
  actor: Actor,
  { tenantId, source }: { readonly tenantId: TenantId; readonly source: MetadataSource },
): Promise<IdentityProvider> {
  const operator = await store.installation.findOperator();
  partyTo(tenantId, actor, operator?.id ?? null);
  const text = 'text' in source ? source.text : await metadata.fetch(source.address);
  return acceptedProvider(chosenProvider(metadata.read(text), null), clock());
}
