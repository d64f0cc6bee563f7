// As whom an enrolled gateway speaks to its portal, and whose answers it believes.
import { signer, verifier } from '../identity/agent-crypto';
import type { Identity } from '../identity/identity';
import { portalUrl } from './portal-client';
import type { PortalIdentity } from './portal-client';
import { proxyUrl } from './proxy-tunnel';

/** `instance`: which start of the agent speaks. */
export function portalIdentityOf(identity: Identity, instance: string): PortalIdentity {
  return {
    portal: portalUrl(identity.portal),
    proxy: identity.proxy === null ? null : proxyUrl(identity.proxy),
    sign: signer(identity.agentPrivateKey),
    verify: verifier(identity.portalKey),
    keyid: identity.gateway,
    gateway: identity.gateway,
    instance,
  };
}
