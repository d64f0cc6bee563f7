// Whether the portal can be reached, is believed, and believes this gateway; and what its clock says.
import { doctorInstance } from '../../domain/gateway-instance';
import { gatewayPaths, positionText, type Position } from '../../domain/gateway-protocol';
import { well, wrong, type Finding } from './finding';
import type { Identity } from '../identity/identity';
import { PortalRefusal, callPortal } from '../portal/portal-client';
import { portalIdentityOf } from '../portal/portal-identity';
import { agentSentences } from '../portal/sentences';

export type PortalReach =
  | { readonly outcome: 'answered'; readonly aheadMs: number | null }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'unreachable'; readonly code: string };

const timeoutMs = 15_000;
/** Of no epoch: the portal says that a snapshot is needed, which is an answer. */
const noPosition: Position = { epoch: 'none', revision: 0 };

/** Asks for news after the last known position: signed, cheap, and nothing is confirmed by it. */
export async function reachPortal(identity: Identity, position: Position | null): Promise<PortalReach> {
  const portal = portalIdentityOf(identity, doctorInstance);
  try {
    const query = `?after=${positionText(position ?? noPosition)}&wait=0`;
    const { trailer } = await callPortal(portal, {
      method: 'GET',
      path: gatewayPaths.changes,
      query,
      timeoutMs,
    });
    return { outcome: 'answered', aheadMs: Date.now() - trailer.time.getTime() };
  } catch (error) {
    if (error instanceof PortalRefusal) {
      return error.reason === 'snapshot-needed'
        ? { outcome: 'answered', aheadMs: null }
        : { outcome: 'refused', reason: error.reason };
    }
    return { outcome: 'unreachable', code: codeOf(error) };
  }
}

export function checkPortal(reach: PortalReach, { portal, proxy }: Identity): Finding {
  const what = 'portal';
  if (reach.outcome === 'answered') return well(what, portal);
  if (reach.outcome === 'refused') {
    if (reach.reason === 'clock-off') return well(what, `${portal} answers`);
    const advice = agentSentences[reach.reason] ?? 'Look at this gateway’s page in the portal.';
    return wrong(what, `${portal} answers, but refuses this gateway (${reach.reason}).`, advice);
  }
  const by = proxy === null ? '' : ` through ${proxy}`;
  if (untrusted.test(reach.code)) {
    return wrong(
      what,
      `${portal} shows a certificate that this host does not trust (${reach.code}).`,
      'Put its authority’s certificate into /usr/local/share/ca-certificates, with the ending .crt, and run update-ca-certificates.',
    );
  }
  if (/ENOTFOUND|EAI_AGAIN/.test(reach.code)) {
    return wrong(what, `The name of ${portal} is not found${by}.`, 'Look into /etc/resolv.conf.');
  }
  if (/^answer-/.test(reach.code)) {
    return wrong(what, `${portal} answers, but not as our portal.`, agentSentences[reach.code] ?? '');
  }
  return wrong(
    what,
    `${portal} cannot be reached${by} (${reach.code}).`,
    'A firewall or a web proxy may be in between: this host must be able to open HTTPS to it.',
  );
}

const untrusted = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/;
const toleratedMs = 60_000;

export function checkClock(reach: PortalReach): Finding {
  const what = 'clock';
  const advice = 'Set it right and keep it so: apt install systemd-timesyncd';
  if (reach.outcome === 'refused' && reach.reason === 'clock-off') {
    return wrong(what, 'It is more than five minutes from the portal’s: the portal refuses.', advice);
  }
  if (reach.outcome !== 'answered' || reach.aheadMs === null) return well(what, 'not compared');
  const seconds = Math.round(Math.abs(reach.aheadMs) / 1000);
  if (Math.abs(reach.aheadMs) <= toleratedMs) return well(what);
  const side = reach.aheadMs > 0 ? 'ahead of' : 'behind';
  return wrong(what, `It is ${seconds} seconds ${side} the portal’s.`, advice);
}

/** The deepest name there is for it: the system's own, or our reason for not believing an answer. */
function codeOf(error: unknown): string {
  const named = [textIn(causeOf(error), 'code'), textIn(error, 'reason'), textIn(error, 'code')];
  return named.find((name) => name !== null) ?? textIn(error, 'message') ?? 'unknown';
}

function causeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'cause' in error ? error.cause : null;
}

function textIn(from: unknown, name: string): string | null {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : null;
  return typeof value === 'string' ? value : null;
}
