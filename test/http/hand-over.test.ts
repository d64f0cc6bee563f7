// Setting a device up on itself: a link with one use, a short life and one person.
import type { Device } from '../../src/domain/device';
import { changeTenantSettings } from '../../src/usecases/change-tenant-settings';
import { forgetHandOvers } from '../../src/usecases/jobs/forget-hand-overs';
import { employeeRoutes, visitor, withDevice, wordsOf, type Visitor } from '../support/employee';
import { startTime, usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';

const portalOf = usePortal(employeeRoutes);
const town = () => portalOf().musterstadt;
const pageOf = ({ id }: Pick<Device, 'id'>) => `/t/musterstadt/access/devices/${id}`;
const take = '/t/musterstadt/hand-over/take';
const minuteMs = 60_000;

beforeAll(() => readyGateway(portalOf(), town()), 60_000);
afterEach(() => {
  portalOf().clock.now = startTime;
});

async function withOne(): Promise<Visitor & { readonly device: Device }> {
  const anna = await visitor(portalOf());
  return { ...anna, device: await withDevice(portalOf(), anna.who) };
}

/** The code in the link. */
async function begun({ browser, device }: Visitor & { readonly device: Device }): Promise<string> {
  const page = pageOf(device);
  const { text, status, headers } = await browser.submit(page, `${page}/hand-over`);
  expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
  const code = /http:\/\/localhost:3000\/t\/musterstadt\/hand-over#([a-z2-7]{26})\n?/.exec(text)?.[1];
  if (code === undefined) throw new Error('the page carries no link');
  return code;
}

async function taken({ browser }: Pick<Visitor, 'browser'>, code: string) {
  const { status, headers, text } = await browser.submit(take, take, { code });
  return { status, to: headers['location'], words: wordsOf(text) };
}

describe('a link to set a device up elsewhere', () => {
  it('leads its person to the device’s page, once', async () => {
    const anna = await withOne();
    const code = await begun(anna);
    // The device itself: another browser, the same account.
    const there = { browser: await portalOf().signedIn(anna.who, 'Anna Müller') };
    expect(await taken(there, code)).toMatchObject({ status: 303, to: pageOf(anna.device) });
    const again = await taken(there, code);
    expect(again.status).toBe(422);
    expect(again.words).toContain('Dieser Code ist schon benutzt.');
  });

  it('may be typed with capitals and blanks', async () => {
    const anna = await withOne();
    const code = (await begun(anna)).toUpperCase().replace(/(.{4})/g, '$1 ');
    expect((await taken(anna, code)).status).toBe(303);
  });

  it('holds its code behind the #, and nowhere in the database', async () => {
    const anna = await withOne();
    const code = await begun(anna);
    const rows = await portalOf().knex('hand_overs').where({ device_id: anna.device.id });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(code);
    const { text } = await portalOf().stranger().agent.get('/t/musterstadt/hand-over').expect(200);
    expect(text).toContain('/assets/scripts/hand-over.js');
    expect(text).toContain(`href="${take}"`);
  });

  it('ends with its time, and an hour is what it has', async () => {
    const anna = await withOne();
    const code = await begun(anna);
    portalOf().clock.now = new Date(startTime.getTime() + 59 * minuteMs);
    const early = await begun(await withOne());
    portalOf().clock.now = new Date(startTime.getTime() + 60 * minuteMs);
    const late = await taken({ browser: await portalOf().signedIn(anna.who, 'Anna') }, code);
    expect(late.words).toContain('Dieser Code ist abgelaufen.');
    expect(early).not.toBe(code);
  });

  it('lives as long as the municipality says', async () => {
    const leader = await portalOf().person(town(), 'Ines Leitung', 'tenant-admin');
    await changeTenantSettings(portalOf().ports, leader, { handOverMinutes: 5 });
    const anna = await withOne();
    const code = await begun(anna);
    portalOf().clock.now = new Date(startTime.getTime() + 5 * minuteMs);
    expect((await taken(anna, code)).words).toContain('Dieser Code ist abgelaufen.');
    await changeTenantSettings(portalOf().ports, leader, { handOverMinutes: 60 });
    for (const handOverMinutes of [4, 1441, 1.5, Number.NaN])
      await expect(changeTenantSettings(portalOf().ports, leader, { handOverMinutes })).rejects.toMatchObject(
        { reason: 'hand-over-minutes-out-of-range' },
      );
  });

  it('gives way to a newer one of the same device', async () => {
    const anna = await withOne();
    const [first, second] = [await begun(anna), await begun(anna)];
    expect((await taken(anna, first)).words).toContain('Diesen Code gibt es nicht.');
    expect((await taken(anna, second)).status).toBe(303);
  });

  it('serves nobody else, and stays unused by their try', async () => {
    const [anna, berta] = [await withOne(), await withOne()];
    const code = await begun(anna);
    expect((await taken(berta, code)).words).toContain('Dieser Code gehört zu einem anderen Konto.');
    const neighbour = await visitor(portalOf(), portalOf().nebendorf, 'Nora Nebenan');
    const there = '/t/nebendorf/hand-over/take';
    const answer = await neighbour.browser.submit(there, there, { code });
    expect(wordsOf(answer.text)).toContain('Diesen Code gibt es nicht.');
    expect((await taken(anna, code)).status).toBe(303);
  });

  it.each([[''], ['x'], ['a'.repeat(26)], ['<b>'], ['x'.repeat(10_000)]])(
    'is none when somebody types %p',
    async (code) => {
      expect((await taken(await withOne(), code)).status).toBe(422);
    },
  );

  it('is made by the holder only, for a device that may have a file', async () => {
    const [anna, berta] = [await withOne(), await withOne()];
    const page = pageOf(anna.device);
    const { status } = await berta.browser.submit(pageOf(berta.device), `${page}/hand-over`);
    expect(status).toBe(404);
    await town().store.devices.update({ ...anna.device, state: 'suspended' }, 'active');
    expect((await anna.browser.submit(take, `${page}/hand-over`)).status).toBe(409);
    expect((await anna.browser.agent.get(`${page}/hand-over`).expect(303)).headers['location']).toBe(page);
  });

  it('wins once when it is used twice at the same time', async () => {
    const anna = await withOne();
    const code = await begun(anna);
    const outcomes = await Promise.all([taken(anna, code), taken(anna, code)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  });

  it('is forgotten a day after its end', async () => {
    const anna = await withOne();
    await begun(anna);
    const { ports, clock, knex } = portalOf();
    const left = () => knex('hand_overs').where({ device_id: anna.device.id });
    clock.now = new Date(startTime.getTime() + 24 * 60 * minuteMs);
    await forgetHandOvers(ports, town().id);
    expect(await left()).toHaveLength(1);
    clock.now = new Date(startTime.getTime() + 26 * 60 * minuteMs);
    await forgetHandOvers(ports, town().id);
    expect(await left()).toHaveLength(0);
  });
});
