// The page docs/permissions.md: roles in both languages, and for each part of the portal a table of addresses and roles.
import { roles, type Role } from '../../src/domain/roles';
import type { PersonRoute, Route } from '../../src/http/kit/route';
import { textFor } from '../../src/texts/translate';

export const permissionsPath = 'docs/permissions.md';

const introduction = `# Who may do what

Written by \`npm run permissions\` out of the route table; a test compares this page with the table, and another with what
the portal answers. ● means that the role opens the address; a person may hold several roles, each by an explicit rule of
their municipality, and everybody who signs in there is an employee as well. An address is only the first door: every act
asks again for the role, and for the matter itself (nobody decides their own request, people see their own devices only).

Whoever lacks the role is told so. Whoever is not signed in to the municipality in the address is led to its sign-in,
whether or not what they asked for exists; a thing of another municipality is answered as one that is not there.
`;

export function permissionsPage(routes: readonly Route[]): string {
  const ofPeople = routes.filter((route): route is PersonRoute => route.guard === 'person');
  const ofProvider = ofPeople.filter(({ path }) => path.startsWith('/operator'));
  const parts = [
    introduction,
    `## Roles\n\n${roleTable()}`,
    `## A municipality\n\n${matrix(ofPeople.filter((route) => !ofProvider.includes(route)))}`,
    `## The provider\n\nFor people of the provider only, signed in there.\n\n${matrix(ofProvider)}`,
    `## Open addresses\n\nThey show what everybody may know, or prove by other means who asks.\n\n${openTable(routes)}`,
  ];
  return parts.join('\n');
}

function roleTable(): string {
  const rows = roles.map((role) => [
    `\`${role}\``,
    textFor('de', `settings.role.${role}`),
    textFor('en', `settings.role.${role}`),
  ]);
  return table(['Role', 'German', 'English'], rows);
}

function matrix(routes: readonly PersonRoute[]): string {
  const rows = routes
    .toSorted(byAddress)
    .map((route) => [addressOf(route), ...roles.map((role) => (mayOpen(route, role) ? '●' : ''))]);
  return table(['Address', ...roles], rows);
}

function mayOpen({ permission }: PersonRoute, role: Role): boolean {
  return permission === 'signed-in' || permission.includes(role);
}

const guards: Readonly<Record<Exclude<Route['guard'], 'person'>, string>> = {
  public: 'anybody',
  kept: 'anybody; browsers and caches keep it',
  key: 'whoever has the passphrase and a one-time code of the emergency account, while it is on',
  saml: "anybody; what is sent carries the identity provider's signature",
  gateway: 'an enrolled gateway, by the signature of its key',
  api: 'a machine; figures with their token only',
};

function openTable(routes: readonly Route[]): string {
  const rows = routes
    .toSorted(byAddress)
    .flatMap((route) => (route.guard === 'person' ? [] : [[addressOf(route), guards[route.guard]]]));
  return table(['Address', 'Who'], rows);
}

const addressOf = ({ method, path }: Route): string => `${method.toUpperCase()} \`${path}\``;

/** GET before POST. */
function byAddress(one: Route, other: Route): number {
  return one.path.localeCompare(other.path, 'en') || one.method.localeCompare(other.method, 'en');
}

/** Padded as the formatter of the project would. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return `${[line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')}\n`;
}
