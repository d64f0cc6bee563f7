// Fills an empty installation with the demo: municipalities, their identity providers, an admin, a gateway each, some
// requests; and their provider.
import type { Router } from 'express';
import type { Actor } from '../domain/actor';
import { firstEdition } from '../domain/application-edition';
import { Refusal } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import { addDays, localDay } from '../domain/local-day';
import { changeLook } from '../usecases/change-look';
import { createGateway } from '../usecases/create-gateway';
import { createTenant } from '../usecases/create-tenant';
import type { Ports } from '../usecases/ports';
import { signIn } from '../usecases/sign-in';
import { submitAccessRequest } from '../usecases/submit-access-request';
import { supervisorGroup, type DemoOperator, type DemoTenant } from './demo-tenants';
import { filledIn } from './filled-in-application';
import { attributesOf, type DemoAccount } from './identity-provider/demo-account';
import { createDemoIdentityProvider } from './identity-provider/demo-identity-provider';

/** Somebody's sign-in in the demo. */
export type DemoDoor = {
  readonly slug: string;
  readonly name: string;
  readonly people: readonly DemoAccount[];
  /** Where its identity provider is mounted. */
  readonly path: string;
  readonly router: Router;
};

export type DemoSite = DemoDoor & {
  /** For the agent that plays its gateway. */
  readonly enrolmentToken: string;
};

export async function setUpDemo(ports: Ports, publicUrl: string, demo: DemoTenant): Promise<DemoSite> {
  const { slug, name } = demo.create.tenant;
  const tenant = await createTenant(ports, demo.create);
  await ports.store
    .forTenant(tenant)
    .transaction(({ facts }) => facts.set({ body: demo.body, shortName: null }));
  const idp = await connectIdentityProvider(ports, publicUrl, { ...demo, tenant, slug });
  const admin = demo.people.find(({ groups }) => groups.includes('vpn-it'));
  if (admin === undefined) throw new Error(`the demo of ${slug} has no admin`);
  const actor = await arrive(ports, tenant, admin);
  const leader = demo.people.find(({ groups }) => groups.includes('vpn-leitung'));
  if (demo.look !== undefined && leader !== undefined) {
    await changeLook(ports, await arrive(ports, tenant, leader), demo.look);
  }
  const supervisor = demo.people.find(({ groups }) => groups.includes(supervisorGroup));
  if (supervisor !== undefined) await arrive(ports, tenant, supervisor);
  const gateway = await announceGateway(ports, actor, slug);
  await fillQueue(ports, tenant, demo.people);
  return { slug, name, people: demo.people, ...idp, enrolmentToken: gateway.token };
}

/** Who looks after the municipalities: people, and no VPN. */
export async function setUpOperator(
  ports: Ports,
  publicUrl: string,
  { create, people }: DemoOperator,
): Promise<DemoDoor> {
  const { slug, name } = create.tenant;
  const tenant = await createTenant(ports, create);
  return {
    slug,
    name,
    people,
    ...(await connectIdentityProvider(ports, publicUrl, { people, tenant, slug })),
  };
}

type Connecting = Pick<DemoTenant, 'people'> & { readonly tenant: TenantId; readonly slug: string };

async function connectIdentityProvider(
  ports: Ports,
  publicUrl: string,
  { tenant, slug, people }: Connecting,
) {
  const record = ports.store.forTenant(tenant).tenant;
  const settings = await record.samlSettings();
  const path = `/demo-idp/${slug}`;
  const saml = `${publicUrl}/saml/${slug}`;
  const provider = createDemoIdentityProvider({
    demoMode: true,
    baseUrl: `${publicUrl}${path}`,
    entityId: `${publicUrl}${path}`,
    key: await ports.pki.createSamlKey(`${slug}-idp`, ports.clock()),
    serviceProvider: {
      entityId: `${saml}/metadata`,
      acsUrl: `${saml}/acs`,
      sloUrl: `${saml}/slo`,
      certificatePem: settings.spCertificatePem,
    },
    people,
    clock: ports.clock,
    stylesheets: ['/assets/kern/fonts/fira-sans.css', '/assets/kern/kern.min.css'],
  });
  await record.updateSamlSettings({ ...settings, idp: provider.metadata() });
  return { path, router: provider.router };
}

/** Somebody who has been here before: the same act as a sign-in, without a browser. */
export async function arrive(ports: Ports, tenant: TenantId, account: DemoAccount): Promise<Actor> {
  const inResponseTo = ports.ids.token();
  const { samlRequests, tenant: record } = ports.store.forTenant(tenant);
  const browser = 'none';
  const expiresAt = new Date(ports.clock().getTime() + 60_000);
  await samlRequests.save({ id: inResponseTo, browser, returnTo: '/', expiresAt });
  const { idp } = await record.samlSettings();
  const attributes = attributesOf(account).map(([name, values]) => ({ name, friendlyName: null, values }));
  const { actor } = await signIn(ports, tenant, {
    id: ports.ids.token(),
    browser,
    expiresAt,
    authentication: { instant: ports.clock(), contextClass: null },
    issuer: idp?.entityId ?? '',
    nameId: { value: account.login, format: null },
    sessionIndex: null,
    inResponseTo,
    attributes,
  });
  return actor;
}

async function announceGateway(ports: Ports, actor: Actor, slug: string) {
  const [group] = await ports.store.forTenant(actor.tenantId).groups.list();
  if (group === undefined) throw new Refusal('not-found', 'no-such-gateway-group');
  return createGateway(ports, actor, {
    name: 'gateway-nord',
    endpointHost: `vpn.${slug}.example`,
    gatewayGroupId: group.id,
  });
}

const purposes = ['Fallbearbeitung an zwei Tagen in der Woche', 'Rufbereitschaft am Wochenende'];

/** A queue with something in it; the first of the people is left for the visitor to play. */
async function fillQueue(ports: Ports, tenant: TenantId, people: readonly DemoAccount[]): Promise<void> {
  const records = ports.store.forTenant(tenant);
  const [profile] = await records.profiles.list();
  if (profile === undefined) return;
  const others = people.slice(1).filter(({ groups }) => groups.length === 0);
  const supervisor = people.find(({ groups }) => groups.includes(supervisorGroup));
  const savedAt = ports.clock();
  const from = localDay(savedAt);
  for (const [index, account] of others.entries()) {
    const actor = await arrive(ports, tenant, account);
    const draft = filledIn({
      personId: actor.personId,
      profileId: profile.id,
      leafletVersion: 1,
      savedAt,
      from,
      until: addDays(from, 180),
      purpose: purposes[index % purposes.length] ?? '',
      ...(supervisor === undefined ? {} : { supervisor: supervisor.login }),
    });
    await records.applicationDrafts.save(draft);
    await submitAccessRequest(ports, actor, { shownEdition: firstEdition.version });
  }
}
