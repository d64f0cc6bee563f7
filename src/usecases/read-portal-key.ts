// The portal's public key, which a gateway is given when it enrols and by which it knows the portal's answers.
import { requireRole, type Actor } from '../domain/actor';
import type { Ports } from './ports';

/** SPKI DER in base64. */
export async function readPortalKey(
  { store, pki }: Pick<Ports, 'store' | 'pki'>,
  actor: Actor,
): Promise<string> {
  requireRole(actor, 'it-admin');
  return (await store.installation.portalKeys(pki.createSigningKey)).publicKey;
}
