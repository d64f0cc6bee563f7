// Pages are compared without their ids, whatever digits chance puts into those.
import { pageWithoutIds } from './support/page-without-ids';

it.each([
  ['0197a000-0000-7000-8000-00000000dead', 'letters and zeros'],
  ['01a2081d-585a-7222-9333-4943d7bb84b2', 'groups that look like an error number'],
  ['22222222-2222-7222-9222-222222222222', 'nothing but digits of an error number'],
])('takes the id %s out whole: %s', (id) => {
  expect(pageWithoutIds(`<a href="/x/${id}?lang=en">Nummer 7KQX-M4TZ</a> <input value="${id}">`)).toBe(
    '<a href="/x/?lang=en">Nummer </a> <input >',
  );
});
