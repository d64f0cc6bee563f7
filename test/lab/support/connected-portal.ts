// The composed portal with municipalities whose identity providers are real ones, and its log.
import { pino } from 'pino';
import { demoTenants } from '../../../src/demo/demo-tenants';
import { acceptedProvider, chosenProvider } from '../../../src/domain/identity-provider-metadata';
import type { IdentityRule } from '../../../src/domain/identity-attributes';
import type { TenantId } from '../../../src/domain/ids';
import type { Ports } from '../../../src/usecases/ports';
import { createTenant } from '../../../src/usecases/create-tenant';
import { startDemoPortal } from '../../support/demo-portal';
import { attributeNames } from './attribute-styles';

export type ConnectedTown = { readonly id: TenantId; readonly slug: string; readonly metadataXml: string };

export type Wanted = {
  /** As it says about itself at this time. */
  readonly metadataXml: string;
  readonly signed?: 'response' | 'assertion' | 'both';
  readonly identity?: IdentityRule;
};

export type ConnectedPortal = {
  readonly url: URL;
  readonly ports: Ports;
  /** Whoever is in the group `vpn-it`, under whichever name it comes, is IT admin there and admin of the sign-in. */
  readonly addTown: (slug: string) => Promise<ConnectedTown>;
  /** From now on this identity provider counts for the municipality. */
  readonly connect: (town: ConnectedTown, wanted: Wanted) => Promise<void>;
  /** Why messages were refused while this was done. */
  readonly reasonsDuring: <T>(act: () => Promise<T>) => Promise<readonly [T, readonly LogReason[]]>;
  readonly stop: () => Promise<void>;
};

export type LogReason = { readonly id: string; readonly reason: string };

export async function startConnectedPortal(): Promise<ConnectedPortal> {
  const lines: string[] = [];
  const logger = pino({ base: null }, { write: (line) => void lines.push(line) });
  const demo = await startDemoPortal({ tenants: [], logger });
  const { ports } = demo.portal;
  return {
    url: demo.url,
    ports,
    addTown: async (slug) => {
      const id = await createTenant(ports, townToCreate(slug));
      // Making keys takes so long that a connection left open may end meanwhile.
      const headers = { connection: 'close' };
      const answer = await fetch(new URL(`/saml/${slug}/metadata`, demo.url), { headers });
      return { id, slug, metadataXml: await answer.text() };
    },
    connect: async (town, { metadataXml, signed = 'both', identity = { kind: 'name-id' } }) => {
      const { tenant } = ports.store.forTenant(town.id);
      await tenant.updateSamlSettings({
        ...(await tenant.samlSettings()),
        idp: acceptedProvider(chosenProvider(ports.metadata.read(metadataXml), null), ports.clock()),
        identity,
        wantAssertionsSigned: signed !== 'response',
        wantResponseSigned: signed !== 'assertion',
      });
    },
    reasonsDuring: async (act) => {
      const before = lines.length;
      const result = await act();
      return [result, lines.slice(before).flatMap(reasonIn)];
    },
    stop: demo.stop,
  };
}

function townToCreate(slug: string) {
  const [like] = demoTenants;
  if (like === undefined) throw new Error('the demo has no municipality');
  const names = new Set(Object.values(attributeNames).map(({ groups = 'groups' }) => groups));
  const roleRules = [...names].flatMap((attribute) =>
    (['it-admin', 'tenant-admin'] as const).map((role) => ({ attribute, value: 'vpn-it', role })),
  );
  return { ...like.create, tenant: { ...like.create.tenant, slug }, roleRules };
}

function reasonIn(text: string): readonly LogReason[] {
  const line: unknown = JSON.parse(text);
  const field = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? Reflect.get(of, name) : undefined;
  const reason = field(line, 'reason');
  const id = field(line, 'reqId') ?? field(field(line, 'req'), 'id');
  return typeof reason === 'string' ? [{ id: String(id), reason }] : [];
}
