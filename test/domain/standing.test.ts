// Where a person stands: which access counts, and what the next step is.
import type { AccessRequest } from '../../src/domain/access-request';
import type { Grant } from '../../src/domain/grant';
import { grantId } from '../../src/domain/ids';
import { heldDevices, obstacleToDevice, phaseOf } from '../../src/domain/own-access';
import { grantThatCounts, standingOf } from '../../src/domain/standing';
import { accessRequest, credential, device, grant, now } from '../support/builders';

const day = 86_400_000;
const later = (days: number): Date => new Date(now.getTime() + days * day);
const over: Partial<Grant> = {
  endsAt: now,
  state: 'expired',
  period: { from: '2026-01-01', until: '2026-11-22' },
};
const future: Partial<Grant> = { id: grantId('grant-2'), startsAt: later(5), endsAt: later(100) };

function kindOf(holdings: {
  readonly requests?: readonly AccessRequest[];
  readonly grants?: readonly Grant[];
  readonly devices?: ReturnType<typeof heldDevices>;
}): string {
  return standingOf({ requests: [], grants: [], devices: [], ...holdings }, now).kind;
}

describe('without an access', () => {
  it('nothing has happened, also after a withdrawn or lapsed application', () => {
    expect(kindOf({})).toBe('nothing');
    expect(
      kindOf({ requests: [accessRequest({ state: 'withdrawn' }), accessRequest({ state: 'lapsed' })] }),
    ).toBe('nothing');
  });

  it('an open application waits, even beside an older denied one', () => {
    const denied = accessRequest({ state: 'denied', submittedAt: later(-3) });
    expect(kindOf({ requests: [denied, accessRequest({ state: 'in-review' })] })).toBe('waiting');
    expect(kindOf({ requests: [denied] })).toBe('denied');
  });
});

describe('with an access', () => {
  const active = { device: device(), credential: credential(), beside: null, outgoing: null };
  it.each([
    ['ready', { grants: [grant()] }],
    ['file-missing', { grants: [grant()], devices: [{ ...active, credential: null }] }],
    ['unconnected', { grants: [grant()], devices: [active] }],
    ['working', { grants: [grant()], devices: [{ ...active, credential: credential({ connected: true }) }] }],
    [
      'device-stopped',
      { grants: [grant()], devices: [{ ...active, device: device({ state: 'suspended' }) }] },
    ],
    ['device-revoked', { grants: [grant()], devices: [{ ...active, device: device({ state: 'revoked' }) }] }],
    ['suspended', { grants: [grant({ state: 'suspended' })] }],
    ['revoked', { grants: [grant({ state: 'revoked' })] }],
    ['ended', { grants: [grant(over)] }],
    ['ended', { grants: [grant({ endsAt: now })] }],
    ['not-begun', { grants: [grant(future)] }],
  ] as const)('the person stands at "%s"', (kind, holdings) => {
    expect(kindOf(holdings)).toBe(kind);
  });

  it('what runs comes before what begins later, and both before what is over', () => {
    const running = grant();
    expect(grantThatCounts([grant(over), grant(future), running], now)).toBe(running);
    expect(grantThatCounts([grant(over), grant(future)], now)?.id).toBe('grant-2');
  });

  it('ends soon in its last 30 days, but not before its last quarter', () => {
    const devices = [active];
    expect(kindOf({ devices, grants: [grant({ endsAt: later(30) })] })).toBe('ends-soon');
    expect(kindOf({ devices, grants: [grant({ endsAt: later(31) })] })).toBe('unconnected');
    const fortnight = { period: { from: '2026-11-23', until: '2026-12-06' } };
    expect(kindOf({ devices, grants: [grant({ ...fortnight, endsAt: later(13) })] })).toBe('unconnected');
    expect(kindOf({ devices, grants: [grant({ ...fortnight, endsAt: later(3) })] })).toBe('ends-soon');
  });

  it('is not called to an end that is taken care of', () => {
    const ending = grant({ endsAt: later(10) });
    expect(kindOf({ devices: [active], grants: [ending], requests: [accessRequest()] })).toBe('unconnected');
    expect(kindOf({ devices: [active], grants: [ending, grant(future)] })).toBe('unconnected');
  });

  it('a denied follow-up says so once the access is over, not before', () => {
    const denied = accessRequest({ state: 'denied', submittedAt: later(1) });
    expect(kindOf({ requests: [denied], grants: [grant()] })).toBe('ready');
    expect(kindOf({ requests: [denied], grants: [grant(over)] })).toBe('denied');
    expect(
      kindOf({
        requests: [accessRequest({ state: 'denied', submittedAt: later(-1) })],
        grants: [grant(over)],
      }),
    ).toBe('ended');
  });
});

describe('devices in hand', () => {
  it('belong to their one live credential, never to one that was only intended or is over', () => {
    const states = ['pending', 'revoked', 'expired', 'void'] as const;
    expect(
      heldDevices(
        [device()],
        states.map((state) => credential({ state })),
      )[0]?.credential,
    ).toBeNull();
    const suspended = credential({ state: 'suspended' });
    expect(heldDevices([device()], [credential({ state: 'revoked' }), suspended])[0]?.credential).toBe(
      suspended,
    );
  });

  it('find a place only in a running access with one left', () => {
    const one = device();
    expect(obstacleToDevice(grant(), [one], now)).toBeNull();
    expect(obstacleToDevice(grant(), [one, device({ state: 'suspended' })], now)).toBe('no-place');
    expect(
      obstacleToDevice(grant(), [one, device({ state: 'revoked' }), device({ state: 'expired' })], now),
    ).toBeNull();
    expect(obstacleToDevice(grant(future), [], now)).toBe('not-begun');
    expect(obstacleToDevice(grant({ state: 'suspended' }), [], now)).toBe('suspended');
    expect(obstacleToDevice(grant({ endsAt: now }), [], now)).toBe('ended');
  });

  it('a suspended access that has ended is over', () => {
    expect(phaseOf(grant({ state: 'suspended', endsAt: now }), now)).toBe('ended');
  });
});
