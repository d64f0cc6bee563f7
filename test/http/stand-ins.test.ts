// A stand-in for an office that nobody can answer for, over HTTP: named on IT's page, asked in the inbox, told to the applicant
// without a name, and kept with names where people look back.
import { itAlone } from '../../src/domain/approval-chain';
import type { AccessRequest } from '../../src/domain/access-request';
import type { Actor } from '../../src/domain/actor';
import type { Role } from '../../src/domain/roles';
import { accessRequestRoutes } from '../../src/http/access-requests/routes';
import { inboxRoutes } from '../../src/http/inbox/routes';
import { decideStep } from '../../src/usecases/decide-step';
import { itRoutes, textOf } from '../support/it-pages';
import { usePortal } from '../support/portal';
import { sendApplication } from '../support/sent-application';

const portalOf = usePortal((ports) => [
  ...itRoutes(ports),
  ...accessRequestRoutes(ports),
  ...inboxRoutes(ports),
]);
const town = () => portalOf().musterstadt;
const inQueue = ({ id }: AccessRequest, act = ''): string => `/t/musterstadt/queue/${id}${act}`;

beforeEach(async () => {
  await portalOf().knex('held_roles').delete();
  await town().store.approval.set({ ...itAlone, necessity: 'supervisor' });
});

let count = 0;

async function official(name: string, ...roles: readonly Role[]): Promise<Actor & { readonly mail: string }> {
  const actor = await portalOf().person(town(), name, ...roles);
  count += 1;
  const mail = `stelle-${count}@musterstadt.example`;
  await portalOf().knex('persons').where({ id: actor.personId }).update({ mail });
  await town().store.personMarks.replace(actor.personId, [{ kind: 'address', text: mail }]);
  await town().store.heldRoles.keep(actor.personId, actor.roles);
  return { ...actor, mail };
}

/** Waits for data protection, whose only holder has applied. */
async function waiting() {
  const boss = await official('Viola Vogel');
  const dora = await official('Dora Schutz', 'dpo');
  const [profile] = await town().store.profiles.list();
  if (profile === undefined) throw new Error('the town has no profile');
  const request = await sendApplication(portalOf().ports, dora, {
    profileId: profile.id,
    application: {
      period: { from: '2026-12-01', until: '2027-06-30' },
      purpose: 'Prüfungen',
      deviceKind: 'managed',
      leafletVersion: 1,
    },
    answers: { vorgesetzte_person: boss.mail, datenarten: ['sozialdaten'] },
  });
  await decideStep(portalOf().ports, boss, { id: request.id, place: 1, verdict: 'endorsed', words: '' });
  const steps = await town().store.requestSteps.ofRequest(request.id);
  const place = steps.find(({ office }) => office === 'dpo')?.place ?? 0;
  return { request, dora, boss, place };
}

const fieldsFor = (place: number, colleague: string, reason = 'Eigener Antrag <b>der</b> Stelle') => ({
  place: String(place),
  [`colleague-${place}`]: colleague,
  [`standInReason-${place}`]: reason,
});

it('is named, asked, told and kept', async () => {
  const { request, dora, place } = await waiting();
  const ingo = await official('Ingo Technik', 'it-admin');
  const vera = await official('Vera Ersatz');
  const it = await portalOf().signedIn(ingo);
  const page = await it.agent.get(inQueue(request)).expect(200);
  expect(textOf(page.text)).toContain('Niemand kann antworten: Datenschutz');
  const applicant = await portalOf().signedIn(dora);
  const own = async () => textOf((await applicant.agent.get(`/t/musterstadt/requests/${request.id}`)).text);
  expect(await own()).not.toContain('vertreten durch');

  const named = await it.submit(inQueue(request), inQueue(request, '/stand-in'), fieldsFor(place, vera.mail));
  expect([named.status, named.headers['location']]).toEqual([303, inQueue(request)]);
  const after = textOf((await it.agent.get(inQueue(request))).text);
  expect(after).toContain('Die Vertretung ist benannt');
  expect(after).toContain('Vera Ersatz als Vertretung benannt von Ingo Technik');

  expect(await own()).toContain('Datenschutz vertreten durch die von Ihrer IT benannte Person');
  expect(await own()).not.toMatch(/Vera|Ingo/);

  const asked = await portalOf().signedIn(vera);
  const item = `/t/musterstadt/inbox/${request.id}/${place}`;
  expect((await asked.agent.get('/t/musterstadt/inbox')).text).toContain(item);
  const read = textOf((await asked.agent.get(item).expect(200)).text);
  expect(read).toContain('Ihre IT hat Sie für diesen einen Antrag als Vertretung benannt: Datenschutz.');
  expect((await asked.submit(item, `${item}/remark`, { remark: 'Alles gut.' })).status).toBe(303);

  const barred = await it.agent.get(inQueue(request)).expect(200);
  expect(textOf(barred.text)).toContain('Genehmigen kann jemand anderes aus der IT.');
  expect(barred.text).not.toContain('/approve"');
  expect(barred.text).toContain('/deny"');
  const forged = await it.submit(inQueue(request), inQueue(request, '/approve'), { despiteConcerns: '' });
  expect(forged.status).toBe(403);
  expect((await town().store.requests.find(request.id))?.state).toBe('in-review');

  const colleague = await portalOf().signedIn(await official('Ines Technik', 'it-admin'));
  expect((await colleague.submit(inQueue(request), inQueue(request, '/approve'))).status).toBe(303);
  expect((await town().store.requests.find(request.id))?.state).toBe('approved');
  expect(await own()).toContain('vertreten durch die von Ihrer IT benannte Person');

  const auditor = await portalOf().signedIn(await official('Rita Revision', 'auditor'));
  const kept = await auditor.agent.get(`/t/musterstadt/requests-archive/${request.id}`).expect(200);
  expect(textOf(kept.text)).toContain('Vera Ersatz als Vertretung benannt von Ingo Technik');
  expect(textOf(kept.text)).toContain('Vertretung für eine Stelle benannt');
  expect(kept.text).toContain('Eigener Antrag &lt;b&gt;der&lt;/b&gt; Stelle');
});

it('is not offered where the office can answer, nor taken by a forged post', async () => {
  const { request, place } = await waiting();
  await official('Doris Schutz', 'dpo');
  const it = await portalOf().signedIn(await official('Ingo Technik', 'it-admin'));
  const page = await it.agent.get(inQueue(request)).expect(200);
  expect(page.text).not.toContain('/stand-in"');
  const vera = await official('Vera Ersatz');
  const forged = await it.submit(
    inQueue(request),
    inQueue(request, '/stand-in'),
    fieldsFor(place, vera.mail),
  );
  expect(forged.status).toBe(409);
});

it.each([
  ['the applicant', 'dora', 'Über den eigenen Antrag entscheidet niemand selbst.'],
  ['somebody who has said something', 'boss', 'Diese Person hat zu dem Antrag schon etwas gesagt.'],
  ['nobody known', 'fehlt@musterstadt.example', 'Diese Person kennt das Portal nicht.'],
])('comes back with what was typed: %s', async (_, whom, said) => {
  const { request, place, ...people } = await waiting();
  const it = await portalOf().signedIn(await official('Ingo Technik', 'it-admin'));
  const mail = whom === 'dora' || whom === 'boss' ? people[whom].mail : whom;
  const again = await it.submit(inQueue(request), inQueue(request, '/stand-in'), fieldsFor(place, mail));
  expect(again.status).toBe(422);
  expect(textOf(again.text)).toContain(said);
  expect(again.text).toContain(`value="${mail}"`);
  expect(again.text).toContain('Eigener Antrag &lt;b&gt;der&lt;/b&gt; Stelle');
});

it('asks for a reason, knows its own step only, and is closed to others', async () => {
  const { request, place, boss } = await waiting();
  const vera = await official('Vera Ersatz');
  const it = await portalOf().signedIn(await official('Ingo Technik', 'it-admin'));
  const send = async (fields: Readonly<Record<string, string>>) =>
    (await it.submit(inQueue(request), inQueue(request, '/stand-in'), fields)).status;
  expect(await send(fieldsFor(place, vera.mail, ''))).toBe(422);
  expect(await send(fieldsFor(place, vera.mail, 'x'.repeat(10_000)))).toBe(422);
  expect(await send(fieldsFor(place, 'x'.repeat(10_000)))).toBe(422);
  expect(await send({ ...fieldsFor(place, vera.mail), place: '0' })).toBe(422);
  expect(await send({ ...fieldsFor(place, vera.mail), place: '__proto__' })).toBe(422);
  expect(await send(fieldsFor(77, vera.mail))).toBe(404);
  expect(await send(fieldsFor(1, vera.mail))).toBe(409);
  const other = await portalOf().signedIn(boss);
  const forged = await other.submit(
    '/t/musterstadt/inbox',
    inQueue(request, '/stand-in'),
    fieldsFor(place, vera.mail),
  );
  expect(forged.status).toBe(403);
  expect(
    (await town().store.requestSteps.ofRequest(request.id)).every(({ standIn }) => standIn === null),
  ).toBe(true);
});
