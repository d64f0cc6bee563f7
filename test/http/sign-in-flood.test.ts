// A flood of worthless answers from one address, against the portal as it is composed: it ends at the limit, and takes
// nothing from anybody but those behind the same address.
import request from 'supertest';
import { rateLimits } from '../../src/domain/rate-limit';
import { startDemoPortal, type DemoPortal } from '../support/demo-portal';

let demo: DemoPortal;
let slugs: readonly string[];
beforeAll(async () => {
  const now = new Date();
  demo = await startDemoPortal({ clock: () => now });
  slugs = demo.sites.map(({ slug }) => slug);
});
afterAll(() => demo.stop());

it('is refused from the limit on, for this municipality and this kind of request only', async () => {
  const [flooded = '', other = ''] = slugs;
  const post = (slug: string) =>
    request(demo.url.origin).post(`/saml/${slug}/acs`).type('form').send({ SAMLResponse: 'eA==' });
  const statuses: number[] = [];
  for (let sent = 0; sent <= rateLimits['sign-in-answer'].most; sent += 1)
    statuses.push((await post(flooded)).status);
  expect(statuses.indexOf(429)).toBe(rateLimits['sign-in-answer'].most);
  expect((await post(other)).status).not.toBe(429);
  await request(demo.url.origin).get(`/saml/${flooded}/login`).expect(302);
  await request(demo.url.origin).get(`/t/${flooded}/`).expect(200);
});
