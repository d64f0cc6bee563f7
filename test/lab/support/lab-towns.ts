/**
 * Two municipalities in the portal: the staff of the first sign in at Debian's SimpleSAMLphp, those of the second at the
 * demo's own identity provider. Both lead to the same office, each through a gateway agent of its own.
 */
import type { Server } from 'node:http';
import express from 'express';
import { demoTenants, type DemoTenant } from '../../../src/demo/demo-tenants';
import { attributesOf, type DemoAccount } from '../../../src/demo/identity-provider/demo-account';
import { createDemoIdentityProvider } from '../../../src/demo/identity-provider/demo-identity-provider';
import type { TenantId } from '../../../src/domain/ids';
import type { IdentityProvider } from '../../../src/domain/saml-settings';
import { connectIdentityProvider } from '../../../src/usecases/connect-identity-provider';
import { createTenant } from '../../../src/usecases/create-tenant';
import type { LabClock } from './lab-clock';
import type { LabPortal } from './lab-portal';
import { startSimpleSamlPhp } from './simplesamlphp';

export interface LabTown {
  readonly id: TenantId;
  readonly slug: string;
  readonly name: string;
  /** Its gateways and the name in their certificates. */
  readonly serverName: string;
  readonly people: readonly DemoAccount[];
  readonly signInAt: 'simplesamlphp' | 'demo';
  readonly ports: { readonly wireguard: number; readonly openvpn: number };
}

export interface LabTowns {
  readonly first: LabTown;
  readonly second: LabTown;
  /** Ends their identity providers. */
  stop(): Promise<void>;
}

export type Office = { readonly networks: readonly string[]; readonly dns: string };

/** Everybody's at SimpleSAMLphp; the demo's has none. */
export const labPassword = 'Fernamt-Labor-1';

type Setting = { readonly portal: LabPortal; readonly clock: LabClock };

/** The portal need not run yet. There is room for the devices of a measurement. */
async function found({ portal }: Setting, { create, people }: DemoTenant, office: Office) {
  const group = { ...create.network.group, reachable: office.networks, dns: [office.dns] };
  const profile = { ...create.network.profile, maxDevices: 300 };
  const id = await portal.beside(({ ports }) =>
    createTenant(ports, { ...create, necessity: 'nobody', network: { ...create.network, group, profile } }),
  );
  const { slug, name } = create.tenant;
  const { serverName, wireguardPort, openvpnPort } = group;
  return { id, slug, name, serverName, people, ports: { wireguard: wireguardPort, openvpn: openvpnPort } };
}

async function connect({ portal }: Setting, town: Pick<LabTown, 'id'>, idp: IdentityProvider): Promise<void> {
  await portal.beside(({ ports }) =>
    connectIdentityProvider(ports, town.id, {
      idp,
      identity: { kind: 'attribute', name: 'uid' },
      wantAssertionsSigned: true,
      wantResponseSigned: true,
    }),
  );
}

async function connectSimpleSamlPhp(setting: Setting, town: Pick<LabTown, 'id' | 'slug' | 'people'>) {
  const answer = await fetch(`${setting.portal.origin}/saml/${town.slug}/metadata`);
  const users = town.people.map((person) => ({
    name: person.login,
    password: labPassword,
    attributes: Object.fromEntries(attributesOf(person)),
  }));
  const provider = await startSimpleSamlPhp({ spMetadataXml: await answer.text(), users });
  const { entityId, ssoUrl, sloUrl, certificate } = provider;
  await connect(setting, town, { entityId, ssoUrl, sloUrl, signingCertificates: [certificate] });
  return provider.stop;
}

async function listen(app: express.Express): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the identity provider has no port');
  return { server, origin: `http://localhost:${address.port}` };
}

async function connectDemo(setting: Setting, town: Pick<LabTown, 'id' | 'slug' | 'people'>) {
  const app = express();
  const { server, origin } = await listen(app);
  const { portal, clock } = setting;
  const saml = `${portal.origin}/saml/${town.slug}`;
  const { key, certificatePem } = await portal.beside(async ({ ports }) => ({
    key: await ports.pki.createSamlKey(`${town.slug}-idp`, clock.now()),
    certificatePem: (await ports.store.forTenant(town.id).tenant.samlSettings()).spCertificatePem,
  }));
  const provider = createDemoIdentityProvider({
    demoMode: true,
    baseUrl: origin,
    entityId: origin,
    key,
    serviceProvider: {
      entityId: `${saml}/metadata`,
      acsUrl: `${saml}/acs`,
      sloUrl: `${saml}/slo`,
      certificatePem,
    },
    people: town.people,
    clock: clock.now,
    stylesheets: [],
  });
  app.use(provider.router);
  await connect(setting, town, provider.metadata());
  return async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}

/** Starts the portal once both municipalities exist. */
export async function foundTowns(setting: Setting, office: Office): Promise<LabTowns> {
  const [one, two] = demoTenants;
  if (one === undefined || two === undefined) throw new Error('the lab needs two municipalities');
  const first = await found(setting, one, office);
  const second = await found(setting, two, office);
  await setting.portal.start();
  const endDemo = await connectDemo(setting, second);
  const endSimpleSamlPhp = await connectSimpleSamlPhp(setting, first).catch(async (cause: unknown) => {
    await endDemo();
    throw cause;
  });
  return {
    first: { ...first, signInAt: 'simplesamlphp' },
    second: { ...second, signInAt: 'demo' },
    stop: async () => {
      await endSimpleSamlPhp();
      await endDemo();
    },
  };
}
