// Generations of authorities: one issues, one may be on its way, and none goes while something hangs on it.
import {
  authorityIdOf,
  type AuthorityKind,
  type AuthorityState,
  type CertificateAuthority,
  firstOfKind,
  isWaitedFor,
  nextGeneration,
  prepare,
  retireAuthority,
  type StartFacts,
  startIssuing,
  takeOffline,
} from '../../src/domain/authority';
import { authorityWarning } from '../../src/domain/authority-warning';
import { authorityName, readAuthorityName } from '../../src/domain/authority-name';
import { Refusal } from '../../src/domain/errors';
import { authorityId } from '../../src/domain/ids';
import { passphraseFor } from '../../src/domain/passphrase';
import { now } from '../support/builders';
import { gateway } from '../support/town';

const notAfter = new Date('2031-12-31T23:59:59.000Z');
const first = (kind: AuthorityKind) =>
  firstOfKind(kind, { key: { place: 'sealed', privateKeyPem: kind }, serial: kind, notAfter, now });
const founded = [first('root'), first('client-ca'), first('server-ca')];

function second(kind: AuthorityKind, state: AuthorityState): CertificateAuthority {
  const id = authorityIdOf(kind, 2);
  const serial = state === 'requested' ? null : id;
  return { ...first(kind), id, generation: 2, state, serial };
}

const enrolled = gateway({ state: 'enrolled', revision: 7, acknowledged: 7, settingsRevision: 7 });
const facts: StartFacts = { gateways: [enrolled], filesWithoutItsRoot: 0, emergency: null };

function reasonOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  return 'went through';
}

describe('a new generation', () => {
  it('goes by its kind and number, the first by its kind alone', () => {
    expect(founded.map(({ id }) => id)).toEqual(['root', 'client-ca', 'server-ca']);
    expect(nextGeneration(founded, 'client-ca')).toEqual({
      id: 'client-ca-2',
      generation: 2,
      interrupted: [],
    });
    const later = [...founded, second('client-ca', 'retired')];
    expect(nextGeneration(later, 'client-ca').id).toBe('client-ca-3');
    expect(nextGeneration(later, 'server-ca').id).toBe('server-ca-2');
  });

  it.each(['prepared', 'requested'] as const)('is refused beside one that is %s', (state) => {
    const all = [...founded, second('client-ca', state)];
    expect(reasonOf(() => nextGeneration(all, 'client-ca'))).toBe('authority-under-way');
    expect(nextGeneration(all, 'server-ca').id).toBe('server-ca-2');
  });

  it('takes the place of an attempt that was interrupted, whose serial stays and whose key goes', () => {
    const interrupted = { ...second('client-ca', 'requested'), serial: '4711' };
    const next = nextGeneration([...founded, interrupted], 'client-ca');
    expect(next).toMatchObject({ id: 'client-ca-3', interrupted: [{ id: 'client-ca-2', serial: '4711' }] });
    expect(next.interrupted[0]).toMatchObject({ state: 'retired', keyPlace: 'destroyed' });
  });

  it('is trusted from the moment its certificate is there, once', () => {
    const certificate = { serial: '1', notAfter, issuerId: authorityId('root') };
    const prepared = prepare(second('client-ca', 'requested'), certificate, now);
    expect(prepared).toMatchObject({ state: 'prepared', serial: '1', preparedAt: now });
    expect(reasonOf(() => prepare(prepared, certificate, now))).toBe('authority-not-requested');
  });
});

describe('starting', () => {
  const all = [...founded, second('client-ca', 'prepared')];
  const start = (change: Partial<StartFacts> = {}, id = 'client-ca-2') =>
    startIssuing(all, id, { ...facts, ...change });

  it('relieves the one before, and leaves the other kinds alone', () => {
    expect(start().map(({ id, state }) => [id, state])).toEqual([
      ['client-ca', 'retiring'],
      ['client-ca-2', 'issuing'],
    ]);
  });

  it.each([
    ['is behind', gateway({ state: 'enrolled', acknowledged: 6, settingsRevision: 7 }), true],
    ['says that something is wrong', { ...enrolled, problem: 'openvpn-does-not-start' }, true],
    ['is not enrolled yet', gateway({ state: 'new', acknowledged: 0, settingsRevision: 7 }), false],
    ['is out of service', gateway({ state: 'removed', acknowledged: 0, settingsRevision: 7 }), false],
    ['has confirmed more', { ...enrolled, acknowledged: 9 }, false],
  ] as const)('waits for a gateway, or not: one that %s', (_, one, waits) => {
    expect(isWaitedFor(one)).toBe(waits);
    const gateways = [enrolled, one];
    expect(reasonOf(() => start({ gateways }))).toBe(waits ? 'authority-unconfirmed' : 'went through');
    expect(reasonOf(() => start({ gateways, emergency: 'stolen' }))).toBe('went through');
  });

  it('is refused: of what is not prepared, unknown, or under a root that is gone; without a reason', () => {
    expect(reasonOf(() => start({}, 'client-ca'))).toBe('authority-not-prepared');
    expect(reasonOf(() => start({}, 'client-ca-9'))).toBe('no-such-authority');
    expect(reasonOf(() => start({ emergency: '  ' }))).toBe('reason-missing');
    const rootless = all.map((one) => (one.kind === 'root' ? { ...one, state: 'retired' as const } : one));
    expect(reasonOf(() => startIssuing(rootless, 'client-ca-2', facts))).toBe('authority-root-retired');
  });

  it('of one for servers waits for files that know its root; of one for clients it does not', () => {
    const old = { ...facts, filesWithoutItsRoot: 3 };
    const servers = [...founded, second('server-ca', 'prepared')];
    expect(reasonOf(() => startIssuing(servers, 'server-ca-2', old))).toBe('authority-files-without-root');
    expect(startIssuing(servers, 'server-ca-2', { ...old, emergency: 'stolen' })).toHaveLength(2);
    expect(startIssuing(all, 'client-ca-2', old)).toHaveLength(2);
  });
});

describe('retiring', () => {
  const none = { dependents: 0, emergency: null };

  it.each(['requested', 'prepared', 'retiring'] as const)('ends one that is %s, and its key', (state) => {
    const all = [...founded, second('server-ca', state)];
    const ended = { state: 'retired', keyPlace: 'destroyed' };
    expect(retireAuthority(all, 'server-ca-2', none)).toMatchObject(ended);
  });

  it('is refused: the one that issues, in an emergency too; twice; while something hangs on it', () => {
    const all = [...founded, second('client-ca', 'retiring'), second('server-ca', 'retired')];
    expect(reasonOf(() => retireAuthority(all, 'client-ca', { ...none, emergency: 'x' }))).toBe(
      'authority-issuing',
    );
    expect(reasonOf(() => retireAuthority(all, 'server-ca-2', none))).toBe('authority-retired');
    const used = { dependents: 1, emergency: null };
    expect(reasonOf(() => retireAuthority(all, 'client-ca-2', used))).toBe('authority-in-use');
    expect(retireAuthority(all, 'client-ca-2', { ...used, emergency: 'stolen' }).state).toBe('retired');
  });
});

it('takes only the key of a root offline, and only once', () => {
  const offline = takeOffline(founded, 'root');
  expect(offline).toMatchObject({ keyPlace: 'offline', state: 'issuing' });
  expect(reasonOf(() => takeOffline([offline], 'root'))).toBe('authority-key-elsewhere');
  expect(reasonOf(() => takeOffline(founded, 'client-ca'))).toBe('authority-not-a-root');
});

it.each([
  [181, null],
  [180, 180],
  [91, 180],
  [90, 90],
  [30, 30],
  [1, 30],
  [0, 0],
  [-4, 0],
])('warns of an end in %d days: %p', (days, warning) => {
  const ends = new Date(now.getTime() + days * 86_400_000);
  expect(authorityWarning({ state: 'issuing', notAfter: ends }, now)).toBe(warning);
  expect(authorityWarning({ state: 'retiring', notAfter: ends }, now)).toBeNull();
  expect(authorityWarning({ state: 'retired', notAfter: ends }, now)).toBeNull();
});

it.each([
  [{ kind: 'root', tenantLabel: 'musterstadt', generation: 1 }, 'Fernamt Root musterstadt'],
  [{ kind: 'client-ca', tenantLabel: 'bad-x', generation: 2 }, 'Fernamt Client CA bad-x 2'],
  [{ kind: 'server-ca', tenantLabel: 'a', generation: 12 }, 'Fernamt Server CA a 12'],
] as const)('names %p and reads the name again', (naming, name) => {
  expect(authorityName(naming)).toBe(name);
  expect(readAuthorityName(name)).toEqual(naming);
});

it.each(['', 'Fernamt Root', 'Fernamt Root Muster', 'Fernamt CA a', 'Fernamt Root a 0', 'x\nFernamt Root a'])(
  'reads no name in %p',
  (name) => expect(readAuthorityName(name)).toBeNull(),
);

it('takes a passphrase of one long line, without the end that editors add', () => {
  expect(passphraseFor('sechs ausgeloste Wörter\r\n')).toBe('sechs ausgeloste Wörter');
  for (const weak of [
    '',
    'a'.repeat(40),
    'kurz und knapp',
    'lang genug, aber \nzwei Zeilen',
    'ab'.repeat(600),
  ])
    expect(reasonOf(() => passphraseFor(weak))).toBe('passphrase-too-weak');
});
