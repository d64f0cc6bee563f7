// Values in a path reach a page only as an id could be: control characters are nobody's id, on every database.
import type { Route } from '../../src/http/kit/route';
import { redirect } from '../../src/http/kit/result';
import { actor, testApp } from './support/app';

const asked: string[] = [];
const route: Route = {
  method: 'get',
  path: '/t/:tenant/things/:thing',
  guard: 'person',
  permission: 'signed-in',
  handler: async ({ params }) => {
    asked.push(params['thing'] ?? '');
    return redirect('/');
  },
};
const { signedIn } = testApp({ routes: [route] });

it.each(['%00', 'a%00b', '%0a', '%7f', '%c2%85'])('%s is not there', async (value) => {
  const { agent } = await signedIn(actor());
  const response = await agent.get(`/t/musterstadt/things/${value}`);
  expect(response.status).toBe(404);
  expect(asked).not.toContain(decodeURIComponent(value));
});

it.each(['%C3%A4', "'", '%25', '..%2F..', 'a%20b'])('%s is looked for', async (value) => {
  const { agent } = await signedIn(actor());
  await agent.get(`/t/musterstadt/things/${value}`).expect(303);
  expect(asked).toContain(decodeURIComponent(value));
});
