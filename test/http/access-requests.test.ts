// The person's own requests over HTTP: detail, withdrawal, isolation.
import { firstEdition } from '../../src/domain/application-edition';
import { archiveRoutes } from '../../src/http/archive/routes';
import { queueRoutes } from '../../src/http/queue/routes';
import { denyAccessRequest } from '../../src/usecases/deny-access-request';
import { apply } from '../support/assistant';
import { startTime, usePortal } from '../support/portal';
import { applied, employeeRoutes, granted, visitor, wordsOf, type Visitor } from '../support/employee';

const portalOf = usePortal((ports) => [
  ...employeeRoutes(ports),
  ...queueRoutes(ports),
  ...archiveRoutes(ports),
]);
const list = '/t/musterstadt/requests';

afterEach(() => {
  portalOf().clock.now = startTime;
});

const requestsOf = ({ who }: Visitor) => portalOf().musterstadt.store.requests.ofPerson(who.personId);
const send = async ({ browser }: Visitor) => apply(browser);

describe('a request of one’s own', () => {
  it('can be withdrawn after a question, once', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await send(anna);
    const [request] = await requestsOf(anna);
    const withdraw = `${list}/${request?.id}/withdraw`;
    const asked = await anna.browser.agent.get(withdraw).expect(200);
    expect(wordsOf(asked.text)).toContain('Das lässt sich nicht rückgängig machen');
    expect((await requestsOf(anna))[0]?.state).toBe('submitted');
    for (const from of [withdraw, '/t/musterstadt/start']) {
      const answer = await anna.browser.submit(from, withdraw);
      expect(answer.status).toBe(303);
      const page = await anna.browser.agent.get(String(answer.headers['location']));
      expect(wordsOf(page.text)).toContain(`Ihr Antrag ${request?.caseNumber} ist zurückgezogen.`);
    }
    expect((await requestsOf(anna))[0]?.state).toBe('withdrawn');
    await anna.browser.agent.get(withdraw).expect(303);
  });

  it('cannot be withdrawn after the decision, which it shows with its reason', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await send(anna);
    const [request] = await requestsOf(anna);
    if (request === undefined) throw new Error('nothing was requested');
    const stale = await anna.browser.agent.get(`${list}/${request.id}/withdraw`);
    const token = /name="_csrf" value="([^"]+)"/.exec(stale.text)?.[1];
    await denyAccessRequest(portal.ports, await portal.person(portal.musterstadt, 'Ingo', 'it-admin'), {
      id: request.id,
      reason: 'Stelle ist\n<u>vor Ort</u>',
    });
    await anna.browser.agent
      .post(`${list}/${request.id}/withdraw`)
      .type('form')
      .send({ _csrf: token })
      .expect(303);
    const { text } = await anna.browser.agent.get(`${list}/${request.id}`);
    expect(wordsOf(text)).toContain('Dieser Antrag ist schon entschieden.');
    expect(text).toContain('Stelle ist\n&lt;u&gt;vor Ort&lt;/u&gt;');
    expect((await requestsOf(anna))[0]?.state).toBe('denied');
  });

  it('shows what was answered, what the rules found and what follows, to its applicant and to IT', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await apply(anna.browser, { datenarten: ['sozialdaten'], platte_verschluesselt: 'weiss_nicht' });
    const [request] = await requestsOf(anna);
    const admin = await portal.signedIn(await portal.person(portal.musterstadt, 'Ingo', 'it-admin'));
    for (const [browser, path] of [
      [anna.browser, `${list}/${request?.id}`],
      [anna.browser, `${list}/${request?.id}/print`],
      [admin, `/t/musterstadt/queue/${request?.id}`],
      [admin, `/t/musterstadt/requests-archive/${request?.id}`],
      [admin, `/t/musterstadt/requests-archive/${request?.id}/print`],
    ] as const) {
      const words = wordsOf((await browser.agent.get(path).expect(200)).text);
      expect(words).toMatch(/Ergebnis der Regeln Einzelfall .* Stellung\. \(Regel R06\)/);
      expect(words).toContain('Drucken Sie zu Hause nichts aus.');
      expect(words).toContain('Das findet die IT heraus Ist die Festplatte verschlüsselt?');
      expect(words).toContain('Mit welchen Daten arbeiten Sie dabei? Sozialdaten');
      expect(words).toContain('Ist die Festplatte verschlüsselt? Weiß ich nicht');
    }
    // The words are those of the edition by which it was asked, whatever is published later.
    const edition = {
      ...firstEdition,
      version: 2,
      catalogue: { version: 2, steps: firstEdition.catalogue.steps.slice(0, 1) },
    };
    await portal.musterstadt.store.applicationEditions.insert(edition, startTime);
    const later = wordsOf((await anna.browser.agent.get(`${list}/${request?.id}`)).text);
    expect(later).toContain('Mit welchen Daten arbeiten Sie dabei? Sozialdaten');
    await portal.knex('application_editions').where({ version: 2 }).delete();
  });

  it('from before there were rules shows what it always showed', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await send(anna);
    const [request] = await requestsOf(anna);
    await portal.knex('request_assessments').where({ request_id: request?.id }).delete();
    await portal.knex('access_requests').where({ id: request?.id }).update({ outcome: null });
    for (const path of [`${list}/${request?.id}`, `${list}/${request?.id}/print`]) {
      const words = wordsOf((await anna.browser.agent.get(path).expect(200)).text);
      expect(words).toContain('Anträge bearbeiten');
      expect(words).not.toContain('Ergebnis der Regeln');
    }
  });

  it('says that an approved one is released, and leads to the access', async () => {
    const portal = portalOf();
    const anna = await visitor(portal, portal.nebendorf);
    const { requestId } = await granted(portal, anna.who);
    const { text } = await anna.browser.agent.get(`/t/nebendorf/requests/${requestId}`).expect(200);
    expect(wordsOf(text)).toContain('freigegeben');
    expect(text).toContain('href="/t/nebendorf/access"');
  });

  it('is not there for anybody else, nor in another municipality', async () => {
    const portal = portalOf();
    const anna = await visitor(portal, portal.nebendorf);
    const request = await applied(portal, anna.who);
    const eve = await visitor(portal, portal.nebendorf, 'Eve');
    const mallory = await visitor(portal, portal.musterstadt, 'Mallory');
    const unknown = '0197a000-0000-7000-8000-00000000dead';
    const bodies = new Set<string>();
    for (const [browser, path] of [
      [eve.browser, `/t/nebendorf/requests/${request.id}`],
      [eve.browser, `/t/nebendorf/requests/${unknown}`],
    ] as const) {
      const { text } = await browser.agent.get(path).expect(404);
      bodies.add(
        wordsOf(text)
          .replace(/Nummer .*/, '')
          .replace(/ID.*/, ''),
      );
    }
    expect(bodies.size).toBe(1);
    await mallory.browser.agent.get(`/t/musterstadt/requests/${request.id}`).expect(404);
    await mallory.browser.agent.get(`/t/nebendorf/requests/${request.id}`).expect(303);
    const stolen = await eve.browser.submit(
      '/t/nebendorf/start',
      `/t/nebendorf/requests/${request.id}/withdraw`,
    );
    expect(stolen.status).toBe(404);
    expect(await portal.nebendorf.store.requests.find(request.id)).toMatchObject({ state: 'submitted' });
  });
});

describe('who may', () => {
  it('nobody without a session', async () => {
    const { agent } = portalOf().stranger();
    for (const path of [list, `${list}/x`, `${list}/x/withdraw`]) await agent.get(path).expect(303);
  });

  it('nobody who is no employee here, who finds an explanation', async () => {
    const portal = portalOf();
    const who = await portal.person(portal.musterstadt, 'Rita Revision');
    const browser = await portal.signedIn({ ...who, roles: ['auditor'] });
    expect(wordsOf((await browser.agent.get(list)).text)).toContain('Sie haben noch keinen Antrag gestellt.');
  });
});
