// Which of a town's things stands at which `:name` of a route, and in which field of a form or an address. A route with
// a name that is not known here fails the tests until it is given.
import type { Route } from '../../../../src/http/kit/route';
import type { FullTown } from '../../../support/full-town';

type Things = Readonly<Record<string, string>>;

/** By the names that routes use. */
export function thingsOf({
  town,
  given,
  open,
  gateway,
  doubtful,
  delegation,
  change,
  bulk,
  deputy,
  loosening,
  waiver,
  groupId,
  poolId,
  profileId,
}: FullTown): Things {
  return {
    delegation: delegation.id,
    tenant: town.slug,
    // The municipality that a page of the provider is about.
    slug: town.slug,
    // An authority in the address of its list.
    ca: nothing['ca'] ?? '',
    token: 'A'.repeat(43),
    request: open.id,
    bulk: bulk.id,
    deputy: deputy.id,
    place: nothing['place'] ?? '',
    person: given.holder.personId,
    device: given.device.id,
    grant: given.device.grantId,
    profile: profileId,
    gateway: gateway.id,
    // What the emergency account stops, and how.
    kind: 'grants',
    thing: given.device.grantId,
    act: 'suspend',
    assignment: doubtful.id,
    change: change.id,
    proposal: loosening.id,
    waiver: waiver.id,
    group: groupId,
    pool: poolId,
    ...namedByTheProvider,
    version: nothing['version'] ?? '',
    step: nothing['step'] ?? '',
  };
}

/** Names that are the same in every municipality, or that nobody has given yet. */
const namedByTheProvider: Things = { question: 'nichts', rule: 'R99', application: 'nichts' };

/** Shaped like the things, but nobody's. */
export const nothing: Things = {
  // A number, not an id: each municipality counts its own.
  version: '1',
  // So is the place of a step.
  place: '1',
  // A name of the product's.
  kind: 'grants',
  // Open to everybody.
  ca: '4f',
  // A step of the catalogue, alike in both.
  step: 'aufgaben',
  ...namedByTheProvider,
  ...Object.fromEntries(
    [
      'request',
      'person',
      'device',
      'grant',
      'profile',
      'gateway',
      'assignment',
      'delegation',
      'change',
      'bulk',
      'proposal',
      'waiver',
      'group',
      'pool',
      'deputy',
    ].map((name) => [name, '0197a000-0000-7000-8000-00000000dead']),
  ),
};

/** Fields of forms and addresses that take an id; the same names everywhere. */
export function fieldsOf({ given, profileId, groupId, open }: FullTown): Things {
  return {
    profile: profileId,
    group: groupId,
    chosen: open.id,
    request: open.id,
    replaces: given.credential.id,
    person: given.holder.ref,
    object: open.id,
    after: `mh0q0000.${given.holder.personId}`,
  };
}

export const nothingInFields: Things = {
  profile: '0197a000-0000-7000-8000-00000000dead',
  group: '0197a000-0000-7000-8000-00000000dead',
  chosen: '0197a000-0000-7000-8000-00000000dead',
  request: '0197a000-0000-7000-8000-00000000dead',
  replaces: 'aaaaaaaaaaaaaaaaaaaaaaaaaa',
  person: '0197a000-0000-7000-8000-00000000dead',
  object: '0197a000-0000-7000-8000-00000000dead',
  after: 'mh0q0000.0197a000-0000-7000-8000-00000000dead',
};

/** What every other field of every form is sent with, so that no form is at fault before a thing is looked for. */
export const goodFields: Things = {
  reason: 'Zum Versuch',
  name: 'Versuch',
  host: 'versuch.example',
  system: 'windows',
  inventoryNumber: '',
  protocol: 'openvpn',
  from: '2026-12-01',
  until: '2027-01-31',
  verdict: 'other',
  question: 'Mit welchem Gerät möchten Sie arbeiten?',
  answer: 'Zum Versuch',
  round: '1',
  wireguardKey: 'Sm9oYW5uIFNlYmFzdGlhbiBCYWNoIHdhciBoaWVyLiE=',
  token: 'a'.repeat(26),
  // Of a gateway group: no larger one, which is refused, but only once the pool was found.
  network: '10.250.0.0/24',
};

export function filled({ path }: Route, things: Things): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const thing = things[name];
    if (thing === undefined) throw new Error(`${path}: say in places.ts what :${name} is`);
    return thing;
  });
}

export const namesIn = ({ path }: Route): readonly string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
