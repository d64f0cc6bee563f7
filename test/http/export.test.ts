// A municipality's admin downloads everything; nobody else does, and never on a stale sign-in.
import type { Actor } from '../../src/domain/actor';
import { paths } from '../../src/http/kit/paths';
import { leavingRoutes } from '../../src/http/leaving/routes';
import { givenAccess } from '../support/given-access';
import { browserOf, textOf } from '../support/it-pages';
import { usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';

const portalOf = usePortal((ports) => leavingRoutes(ports));
const slug = 'musterstadt';
const path = paths.leaving.export(slug);

const exportsIn = async () => {
  const filter = {
    action: 'tenant.exported',
    subject: null,
    objectId: null,
    from: null,
    before: null,
  } as const;
  return (await portalOf().musterstadt.store.audit.list(filter, { afterSeq: null, limit: 9 })).items;
};

it('is one file of lines, complete, and written down', async () => {
  const portal = portalOf();
  await readyGateway(portal, portal.musterstadt);
  const { holder } = await givenAccess(portal, portal.musterstadt);
  await portal.person(portal.nebendorf, 'Nora Nebendorf');
  const admin = await portal.person(portal.musterstadt, 'Tara Admin', 'tenant-admin');
  const { agent, submit } = await portal.signedIn(admin);
  expect(textOf((await agent.get(path).expect(200)).text)).toContain('Alle Daten mitnehmen');
  const answer = await submit(path, path);
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-type': 'application/x-ndjson; charset=utf-8',
    'content-disposition': 'attachment; filename=fernamt-musterstadt-2026-11-23.ndjson',
  });
  const { text } = answer;
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line): { kind: string; record: Record<string, unknown> } => JSON.parse(line));
  expect(lines[0]).toMatchObject({ kind: 'municipality', record: { format: 'fernamt-export', slug } });
  expect(lines.at(-1)).toEqual({ kind: 'end', record: { records: lines.length - 2 } });
  expect(text).toContain(holder.personId);
  expect(text).not.toMatch(/PRIVATE KEY|Nora/);
  expect(await exportsIn()).toMatchObject([{ actor: admin.ref }]);
});

it('is refused to others, without the token of the page, and with a sign-in of some time ago', async () => {
  const portal = portalOf();
  const before = (await exportsIn()).length;
  for (const role of ['it-admin', 'dpo', 'auditor'] as const) {
    const { agent } = await browserOf(portal, portal.musterstadt, role);
    await agent.get(path).expect(403);
  }
  const foreign = await browserOf(portal, portal.nebendorf, 'tenant-admin');
  await foreign.agent.get(path).expect(303);
  const admin: Actor = await portal.person(portal.musterstadt, 'Toni Admin', 'tenant-admin');
  const { agent } = await portal.signedIn(admin);
  await agent.post(path).expect(403);
  const stale = new Date(portal.clock.now.getTime() - 3_600_000).toISOString();
  const old = await portal.signedInWith(admin, {
    authentication: { instant: stale, contextClass: null, methods: [] },
  });
  const sentAway = await old.agent.get(path).expect(303);
  expect(String(sentAway.headers['location'])).toContain('/saml/musterstadt/login?fresh=1');
  expect(await exportsIn()).toHaveLength(before);
});
