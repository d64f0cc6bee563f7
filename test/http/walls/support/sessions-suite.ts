// A session belongs to one municipality: elsewhere its cookie is worth nothing, and whoever signs in elsewhere has left.
import request, { type Response } from 'supertest';
import type { TestPortal } from '../../../support/portal';
import { csrfTokenOn } from '../../support/app';

export function testSessions(portalOf: () => TestPortal): void {
  const cookieOf = ({ headers }: Response): string => {
    const set: unknown = headers['set-cookie'];
    const [first] = Array.isArray(set) ? set : [];
    return typeof first === 'string' ? (first.split(';')[0] ?? '') : '';
  };

  it('is as good as none at another municipality and leaves the one it has alone', async () => {
    const portal = portalOf();
    const { agent } = await portal.signedIn(
      await portal.person(portal.nebendorf, 'Ingo Technik', 'it-admin'),
    );
    await agent.get('/t/musterstadt/today').expect(303);
    await agent.get('/t/nebendorf/today').expect(200);
  });

  it("shows nobody signed in on another municipality's open pages", async () => {
    const portal = portalOf();
    const { agent } = await portal.signedIn(
      await portal.person(portal.nebendorf, 'Ingo Technik'),
      'Ingo Technik',
    );
    expect((await agent.get('/t/nebendorf/help')).text).toContain('Ingo Technik');
    expect((await agent.get('/t/musterstadt/help')).text).not.toContain('Ingo Technik');
  });

  it('gives no token that a form of another municipality takes', async () => {
    const portal = portalOf();
    const ours = await portal.signedIn(await portal.person(portal.nebendorf, 'Ingo Technik'));
    const theirs = await portal.signedIn(await portal.person(portal.musterstadt, 'Anna Müller'));
    const token = await csrfTokenOn(ours.agent, '/t/nebendorf/help');
    await theirs.agent.post('/t/musterstadt/sign-out').type('form').send({ _csrf: token }).expect(403);
    await theirs.agent.get('/t/musterstadt/start').expect(200);
  });

  it('changes its id at sign-in and at sign-out, and the old one is dead', async () => {
    const portal = portalOf();
    const who = await portal.person(portal.nebendorf, 'Ingo Technik');
    const { agent, submit } = await portal.signedIn(who);
    const before = cookieOf(await agent.get('/t/nebendorf/start'));
    const signedOut = await submit('/t/nebendorf/help', '/t/nebendorf/sign-out');
    expect(signedOut.status).toBe(303);
    expect(before).not.toBe('');
    const again = await request(portal.app).get('/t/nebendorf/start').set('cookie', before);
    expect(again.status).toBe(303);
    expect(again.headers['location']).toMatch(/^\/t\/nebendorf\/\?return=/);
  });

  it('ends where somebody signs in elsewhere with the same browser', async () => {
    const portal = portalOf();
    const first = await portal.signedIn(await portal.person(portal.nebendorf, 'Ingo Technik'));
    const before = cookieOf(await first.agent.get('/t/nebendorf/start'));
    await portal.signedIn(await portal.person(portal.musterstadt, 'Ingo Technik'), 'Ingo Technik', first);
    const after = cookieOf(await first.agent.get('/t/musterstadt/start'));
    expect(after).not.toBe(before);
    await first.agent.get('/t/musterstadt/start').expect(200);
    await first.agent.get('/t/nebendorf/start').expect(303);
    await request(portal.app).get('/t/nebendorf/start').set('cookie', before).expect(303);
  });
}
