// The report on roles that should be apart: who reads it, who stands in it, page by page, with the delegates.
import { delegationRoutes } from '../../src/http/delegations/routes';
import { paths } from '../../src/http/kit/paths';
import { separationRoutes } from '../../src/http/separation/routes';
import { roles as allRoles, type Role } from '../../src/domain/roles';
import { separationReaders } from '../../src/domain/separation';
import { grantDelegation } from '../../src/usecases/grant-delegation';
import { makeDelegationCode } from '../../src/usecases/make-delegation-code';
import { browserOf, textOf } from '../support/it-pages';
import { usePortal } from '../support/portal';

const portalOf = usePortal((ports) => [...separationRoutes(ports), ...delegationRoutes(ports)]);
const address = paths.separation('musterstadt');

/** As a sign-in leaves them. */
async function holder(name: string, ...roles: readonly Role[]) {
  const portal = portalOf();
  const actor = await portal.person(portal.musterstadt, name, ...roles);
  await portal.musterstadt.store.heldRoles.keep(actor.personId, actor.roles);
  return actor;
}

it('names who holds two, why, and as of when; nobody else', async () => {
  await holder('Bodo Beides', 'it-admin', 'dpo');
  await holder('Erna Einzeln', 'it-admin', 'help-desk');
  const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'auditor');
  const text = textOf((await agent.get(address).expect(200)).text);
  expect(text).toMatch(
    /Bodo Beides Bauamt IT-Administration, Datenschutz\S* Prüft, was die Person selbst tut/,
  );
  expect(text).not.toContain('Erna');
  expect(text).toContain('letzte Anmeldung');
  expect(text).toContain('Wer sich 90 Tage lang nicht angemeldet hat, steht hier nicht mehr');
  const other = await browserOf(portalOf(), portalOf().nebendorf, 'auditor');
  expect(textOf((await other.agent.get(paths.separation('nebendorf'))).text)).toContain('Niemand hat Rollen');
});

it('goes on page by page, each of them once', async () => {
  for (let count = 0; count < 60; count += 1) await holder(`Person ${count}`, 'tenant-admin', 'auditor');
  const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'dpo');
  const seen: string[] = [];
  let at: string | undefined = address;
  while (at !== undefined) {
    const { text }: { readonly text: string } = await agent.get(at).expect(200);
    seen.push(...(text.match(/Person \d+/g) ?? []));
    at = /href="(\/t\/musterstadt\/separation\?after=[^"&]+)"/.exec(text)?.[1];
  }
  expect([seen.length, new Set(seen).size]).toEqual([60, 60]);
});

it('has delegates by what they are here, as an employee, and at the provider', async () => {
  const { ports, operator, musterstadt, person } = portalOf();
  const chief = await person(musterstadt, 'Chef', 'tenant-admin');
  const delegated = async (name: string, ...atProvider: readonly Role[]) => {
    const petra = await person(operator, name, ...atProvider);
    await operator.store.heldRoles.keep(petra.personId, petra.roles);
    const { code } = await makeDelegationCode(ports, petra);
    const terms = { code, role: 'it-admin', until: '2026-12-31', reason: 'Vertretung' } as const;
    await grantDelegation(ports, chief, terms);
    return petra;
  };
  await delegated('Olga Obenauf', 'operator-admin');
  await delegated('Nina Nichts', 'auditor');
  const both = await delegated('Petra Provider');
  const same = await holder('Petra Rathaus', 'dpo');
  await musterstadt.store.delegations.declareEmployee(both.personId, same.personId, 'same');
  const { agent } = await browserOf(portalOf(), musterstadt, 'tenant-admin');
  const text = textOf((await agent.get(address)).text);
  expect(text).toContain('Olga Obenauf (extern, Kommunales Rechenzentrum)');
  expect(text).toContain('Verwaltet für den Betreiber die Anmeldung');
  expect(text).toContain('Petra Provider (extern');
  // Who has named whom stands apart from who holds too much.
  const [held = '', , chosen = ''] = text.split('Wer wen beauftragt hat');
  expect(held).not.toContain('Nina');
  expect(chosen).toContain('Nina Nichts (extern, Kommunales Rechenzentrum) Chef –');
  expect(chosen).not.toContain('gleicher Name');
  const { text: later } = await (
    await browserOf(portalOf(), musterstadt, 'auditor')
  ).agent.get(`${address}?after=mh0q0000.0197a000-0000-7000-8000-00000000dead`);
  expect(later).not.toContain('Wer wen beauftragt hat');
});

it.each(allRoles)('is for those who answer or check: %s', async (role) => {
  const { agent } = await browserOf(portalOf(), portalOf().musterstadt, role);
  const readers: readonly Role[] = separationReaders;
  expect((await agent.get(address)).status).toBe(readers.includes(role) ? 200 : 403);
});
