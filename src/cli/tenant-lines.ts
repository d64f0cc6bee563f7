// How a tenant stands, as lines for a terminal.
import { countLimit } from '../domain/paging';
import { quotaKinds } from '../domain/quota';
import { draftLines } from './draft-facts';
import { line, listed, type Line } from './lines';
import { certificateText, ownKeySteps } from './sign-in-texts';
import type { SignInFacts, TenantFacts } from './tenant-facts';

export function tenantLines(facts: TenantFacts): readonly Line[] {
  return [
    line('name', `${facts.name} (${facts.slug})`),
    line('kind', facts.kind),
    line('state', stateText(facts)),
    ...(facts.setUp === null ? [] : draftLines(facts.setUp)),
    ...(facts.signIn === null ? [] : signInLines(facts.signIn)),
    ...quotaLines(facts),
    ...gatewayLines(facts),
  ];
}

const states: Readonly<Record<TenantFacts['state'], string>> = {
  'being-set-up': 'being set up: nobody can sign in yet',
  live: 'live',
  closing: 'closing',
  closed: 'closed',
};

function stateText({ state, closing }: TenantFacts): string {
  if (closing === null || state === 'closed') return states[state];
  if (state !== 'closing') return `${states[state]}; closing on ${closing.on} is announced, not confirmed`;
  const step = closing.state === 'confirmed' ? '' : ` (${closing.state})`;
  return `closing on ${closing.on}${step}`;
}

function signInLines({ entityId, ...signIn }: SignInFacts): readonly Line[] {
  const { step, nextAt, certificates, warning } = signIn.ownKey;
  const theirs = signIn.certificates.map((certificate) => {
    const note = certificate.counts ? '' : ' (found in the metadata, NOT CONFIRMED)';
    const gone = certificate.counts && certificate.published === false ? ' (no longer in the metadata)' : '';
    return `${certificateText(certificate)}${note}${gone}`;
  });
  return [
    ...(entityId === null ? [] : [line('identity provider', entityId), ...listed('certificate', theirs)]),
    ...ending("the identity provider's certificate", signIn.warning),
    ...(entityId === null ? [] : metadataLines(signIn)),
    ...(signIn.changeIsWaiting ? [line('change', 'found in the metadata, waits for a confirmation')] : []),
    line('our key', ownKeySteps[step]),
    ...certificates.map((certificate) =>
      line(certificate.signs ? 'signs' : 'does not sign', certificateText(certificate)),
    ),
    ...ending('our certificate', warning),
    ...(nextAt === null ? [] : [line('next step', `from ${nextAt.toISOString()} on`)]),
  ];
}

function ending(what: string, warning: number | 'ended' | null): readonly Line[] {
  if (warning === null) return [];
  const when = warning === 'ended' ? 'HAS ENDED' : `ENDS within ${warning} days`;
  return [line('attention', `${what} ${when}`)];
}

function metadataLines({ metadata }: Pick<SignInFacts, 'metadata'>): readonly Line[] {
  if (metadata === null) return [line('metadata', 'not read regularly: no address is known')];
  const { address, readAt, failure, nextAt } = metadata;
  const failing =
    failure === null
      ? []
      : [`FAILING since ${failure.since.toISOString()} (${failure.reason}, ${failure.times} in a row)`];
  return [
    line('metadata', address),
    line('last read', readAt?.toISOString() ?? 'never yet'),
    ...listed('reading', failing),
    line('next reading', nextAt.toISOString()),
  ];
}

function quotaLines({ quotas }: TenantFacts): readonly Line[] {
  if (quotas === null) return [];
  return quotaKinds.map((kind) => {
    const { inUse, most } = quotas[kind];
    const used = inUse > Math.max(countLimit, most ?? 0) ? `more than ${inUse - 1}` : String(inUse);
    return line(kind, most === null ? `${used}, no quota` : `${used} of ${most}`);
  });
}

function gatewayLines({ gateways }: TenantFacts): readonly Line[] {
  return gateways.map(({ name, state, health, problem }) =>
    line(
      'gateway',
      [`${name}: ${state}`, ...(health === state ? [] : [health]), problem ?? ''].filter(Boolean).join(', '),
    ),
  );
}
