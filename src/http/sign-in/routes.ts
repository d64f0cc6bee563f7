// Signing in and out with the municipality's identity provider: /saml/<tenant>/{login,acs,slo,metadata}.
import type { Request } from 'express';
import { Refusal } from '../../domain/errors';
import type { PresentedAssertion } from '../../domain/identity-attributes';
import { rateLimits } from '../../domain/rate-limit';
import { requireNotClosed, type Tenant } from '../../domain/tenant';
import type { Ports } from '../../usecases/ports';
import { endSessions } from '../../usecases/end-sessions';
import { rememberSession } from '../../usecases/remember-session';
import { beginSignInTest } from '../../usecases/begin-sign-in-test';
import { findSignInTrial } from '../../usecases/find-sign-in-trial';
import { signIn, type SignedIn } from '../../usecases/sign-in';
import { takeLogoutAnswer } from '../../usecases/take-logout-answer';
import { firstPath } from '../kit/navigation';
import { paths, safeReturnPath } from '../kit/paths';
import type { Route } from '../kit/route';
import { absoluteMs, signInSession, signOutSession, type SessionContent } from '../kit/session';
import type { TenantInPath } from '../kit/tenant-in-path';
import { awaitingRoute } from './awaiting-page';
import { judgeChange } from './judging-a-change';
import { judgeTest } from './judging-a-test';
import type { Exchange, SamlService } from './saml-service';
import { tellAboutWithheldGroups } from './withheld-groups';

type Needs = {
  readonly ports: Pick<Ports, 'store' | 'clock' | 'ids'>;
  readonly saml: SamlService;
  readonly tenantInPath: TenantInPath;
};

export function signInRoutes(needs: Needs): readonly Route[] {
  const { ports, saml, tenantInPath } = needs;
  const common = { guard: 'saml', permission: 'anyone' } as const;
  return [
    awaitingRoute,
    {
      ...common,
      method: 'get',
      path: '/saml/:tenant/login',
      limit: rateLimits['sign-in-start'],
      handler: async (request, response) => {
        const tenant = await openTenantOf(tenantInPath, request);
        return sentAway(saml.login, tenant, { request, response });
      },
    },
    {
      ...common,
      method: 'get',
      path: paths.signInTest(':tenant', ':token'),
      limit: rateLimits['sign-in-start'],
      handler: (request, response) => beginTest(needs, { request, response }),
    },
    {
      ...common,
      method: 'post',
      path: '/saml/:tenant/acs',
      limit: rateLimits['sign-in-answer'],
      handler: async (request, response) => {
        const exchange = { request, response };
        const tenant = await openTenantOf(tenantInPath, request);
        const trial = await findSignInTrial(ports, tenant.id);
        if (trial !== null) return judgeTest({ ports, saml }, { ...exchange, tenant, trial });
        const judged = await judgeChange({ ports, saml }, { ...exchange, tenant });
        if (judged !== null) return judged;
        await arrive(ports, { ...exchange, tenant }, await saml.acs(tenant, exchange));
        return null;
      },
    },
    {
      ...common,
      method: 'get',
      path: '/saml/:tenant/slo',
      handler: async (request, response) => {
        await singleLogout(needs, { request, response });
        return null;
      },
    },
    {
      ...common,
      method: 'get',
      path: '/saml/:tenant/metadata',
      handler: async (request, response) => {
        const metadata = await saml.metadata(await openTenantOf(tenantInPath, request));
        response.type('application/samlmetadata+xml').send(metadata);
        return null;
      },
    },
  ];
}

async function arrive(
  ports: Needs['ports'],
  { request, response, tenant }: Exchange & { readonly tenant: Tenant },
  assertion: PresentedAssertion,
) {
  const signedIn = await signedInOrWaiting(ports, tenant, assertion);
  if (signedIn === null) {
    // Whoever was signed in with this browser before is no longer at it.
    await signOutSession(request);
    response.redirect(303, paths.awaitingAssignment(tenant.slug));
    return;
  }
  const now = ports.clock();
  const content = sessionContent(signedIn, assertion, now);
  await signInSession(request, content, (sessionId) =>
    rememberSession(ports, tenant.id, {
      sessionId,
      nameId: assertion.nameId.value,
      sessionIndex: assertion.sessionIndex,
      expiresAt: new Date(now.getTime() + absoluteMs),
    }),
  );
  if (signedIn.groupsWithheld) tellAboutWithheldGroups(request);
  const { actor, returnTo } = signedIn;
  response.redirect(303, safeReturnPath(tenant.slug, returnTo, tenant.kind) ?? firstPath(tenant, actor));
}

/** Null: people must say first whose sign-in it was. */
async function signedInOrWaiting(
  ports: Needs['ports'],
  tenant: Tenant,
  assertion: PresentedAssertion,
): Promise<SignedIn | null> {
  try {
    return await signIn(ports, tenant.id, assertion);
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'account-awaits-assignment') return null;
    throw error;
  }
}

function sessionContent(signedIn: SignedIn, assertion: PresentedAssertion, now: Date): SessionContent {
  return {
    ...signedIn.actor,
    displayName: signedIn.displayName,
    nameId: assertion.nameId.value,
    nameIdFormat: assertion.nameId.format,
    sessionIndex: assertion.sessionIndex,
    signedInAt: now.toISOString(),
    authentication: {
      ...signedIn.authentication,
      instant: signedIn.authentication.instant.toISOString(),
    },
    withheld: signedIn.withheld,
    limits: signedIn.limits,
  };
}

/** The identity provider answers our logout, or asks for one that was begun elsewhere. */
async function singleLogout(
  { ports, saml, tenantInPath }: Needs,
  { request, response }: Exchange,
): Promise<void> {
  const tenant = await tenantOf(tenantInPath, request);
  const message = await saml.readLogout(tenant, request);
  if (message.kind === 'response') {
    await takeLogoutAnswer(ports, tenant.id, message);
    response.redirect(303, paths.signedOut(tenant.slug));
    return;
  }
  await endSessions(ports, tenant.id, message);
  response.redirect(303, (await message.answerUrl(true)) ?? paths.signedOut(tenant.slug));
}

/** By the link that the provider sent: whoever has it may try, as often as they like while it holds. */
async function beginTest({ ports, saml, tenantInPath }: Needs, exchange: Exchange): Promise<null> {
  const tenant = await openTenantOf(tenantInPath, exchange.request);
  const token = exchange.request.params['token'];
  const trial = await beginSignInTest(ports, tenant.id, typeof token === 'string' ? token : '');
  return sentAway(saml.trial(trial).login, tenant, exchange);
}

function sentAway(login: SamlService['login'], tenant: Tenant, exchange: Exchange): Promise<null> {
  return new Promise((resolve, reject) => {
    exchange.response.once('finish', () => resolve(null));
    login(tenant, exchange, reject).catch(reject);
  });
}

/** One that has left is signed in to no more. */
async function openTenantOf(tenantInPath: Needs['tenantInPath'], request: Request): Promise<Tenant> {
  const tenant = await tenantOf(tenantInPath, request);
  requireNotClosed(tenant);
  return tenant;
}

async function tenantOf(tenantInPath: TenantInPath, request: Request): Promise<Tenant> {
  const tenant = await tenantInPath(request);
  if (tenant === null) throw new Refusal('not-found', 'tenant-unknown');
  return tenant;
}
