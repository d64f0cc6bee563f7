// The metadata of a municipality's identity provider, pasted, uploaded or fetched, before anything is stored.
import {
  acceptedProvider,
  chosenProvider,
  type DescribedIdentityProvider,
} from '../domain/identity-provider-metadata';
import type { IdentityProvider } from '../domain/saml-settings';
import type { Ports } from './ports';
import { requireProvider, type Provider } from './steps/provider-acting';

export type MetadataSource = {
  readonly from: { readonly text: string } | { readonly address: string };
  /** Which one is meant; needed only where there are several. */
  readonly entityId: string | null;
};

export type ReadProvider =
  | { readonly kind: 'one'; readonly idp: IdentityProvider; readonly described: DescribedIdentityProvider }
  /** Choose one by its entityID, and read the same text again. */
  | { readonly kind: 'several'; readonly entityIds: readonly string[]; readonly text: string };

export async function readIdentityProvider(
  { metadata, clock }: Pick<Ports, 'metadata' | 'clock'>,
  by: Provider,
  { from, entityId }: MetadataSource,
): Promise<ReadProvider> {
  requireProvider(by);
  const text = 'text' in from ? from.text : await metadata.fetch(from.address);
  const all = metadata.read(text);
  if (entityId === null && all.length > 1) {
    return { kind: 'several', entityIds: all.map((provider) => provider.entityId), text };
  }
  const described = chosenProvider(all, entityId);
  return { kind: 'one', idp: acceptedProvider(described, clock()), described };
}
