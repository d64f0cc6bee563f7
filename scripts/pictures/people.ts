// Who is seen on the pictures: the demo's people, and a few more of Musterstadt who apply.
import { demoTenants, type DemoTenant } from '../../src/demo/demo-tenants';

export const slug = 'musterstadt';
/** A municipality that leaves, and one whose sign-in is being tried out. */
export const [leaving, beginning] = ['beispielgemeinde', 'neudorf'];
export const [employee, admin, operator] = ['anna.amsel', 'bernd.buche', 'olga.otter'];

/** Who applied how many hours ago, and from when on. */
export const applicants = [
  { login: 'ida.iltis', name: ['Ida', 'Iltis'], department: 'Ordnungsamt', hoursAgo: 50, inDays: 7 },
  { login: 'jonas.jaeger', name: ['Jonas', 'Jäger'], department: 'Jugendamt', hoursAgo: 27, inDays: 7 },
  { login: 'karla.kiebitz', name: ['Karla', 'Kiebitz'], department: 'Kämmerei', hoursAgo: 5, inDays: 14 },
  { login: 'ludwig.luchs', name: ['Ludwig', 'Luchs'], department: 'Tiefbauamt', hoursAgo: 1, inDays: 1 },
] as const;
export const holder = { login: 'mara.marder', name: ['Mara', 'Marder'], department: 'Bauamt' } as const;

export function tenants(): readonly DemoTenant[] {
  const [first, second] = demoTenants;
  if (first === undefined || second === undefined) throw new Error('the demo has too few municipalities');
  const others = [...applicants, holder].map(({ login, name: [givenName, surname], department }) => ({
    login,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    mail: `${login}@musterverwaltung.example`,
    department,
    // No rule knows it; without any, the demo would let them apply at once.
    groups: ['amt'],
  }));
  const { tenant, ...create } = second.create;
  const third = { ...tenant, slug: beginning, name: 'Gemeinde Neudorf', caseCode: 'ND' };
  return [
    { ...first, people: [...first.people, ...others] },
    second,
    { ...second, create: { ...create, tenant: third } },
  ];
}
