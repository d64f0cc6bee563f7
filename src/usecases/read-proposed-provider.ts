// What metadata, pasted, uploaded or at an https address, says about the identity provider that is to be proposed.
import type { Actor } from '../domain/actor';
import type { TenantId } from '../domain/ids';
import { acceptedProvider, chosenProvider } from '../domain/identity-provider-metadata';
import type { IdentityProvider } from '../domain/saml-settings';
import type { Ports } from './ports';
import { partyIn } from './steps/party-to-a-tenant';

export type ProposedSource = {
  readonly from: { readonly address: string } | { readonly text: string };
  /** Which one is meant; needed only where there are several. */
  readonly entityId: string | null;
};

export type ProposedProvider =
  | { readonly kind: 'one'; readonly idp: IdentityProvider }
  /** Choose one by its entityID, and read the same text again. */
  | { readonly kind: 'several'; readonly entityIds: readonly string[]; readonly text: string };

export async function readProposedProvider(
  { store, clock, metadata }: Pick<Ports, 'store' | 'clock' | 'metadata'>,
  actor: Actor,
  { tenantId, source }: { readonly tenantId: TenantId; readonly source: ProposedSource },
): Promise<ProposedProvider> {
  await partyIn({ store }, tenantId, actor);
  const { from, entityId } = source;
  const text = 'text' in from ? from.text : await metadata.fetch(from.address);
  const all = metadata.read(text);
  if (entityId === null && all.length > 1) {
    return { kind: 'several', entityIds: all.map((provider) => provider.entityId), text };
  }
  return { kind: 'one', idp: acceptedProvider(chosenProvider(all, entityId), clock()) };
}
