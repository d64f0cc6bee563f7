// Who may waive the recommended cryptography, for how long, with whom, and what files are made by meanwhile and afterwards.
import { cryptoProfile, cryptoProfileIds, defaultCryptoProfile } from '../../src/domain/crypto-profile';
import {
  confirmWaiver,
  endWaiver,
  isWaiverInForce,
  proposeWaiver,
  withdrawWaiver,
  type CryptoWaiver,
} from '../../src/domain/crypto-waiver';
import { Refusal } from '../../src/domain/errors';
import { fileStandards, isOutdated, profileForNewFiles } from '../../src/domain/file-standard';
import { cryptoWaiverId, gatewayGroupId, personId } from '../../src/domain/ids';
import { openvpnClientTemplate } from '../../src/domain/openvpn-client-file';
import { roles } from '../../src/domain/roles';
import { actor, now } from '../support/builders';

const compatible = 'TLS12-COMPATIBLE-2026';
const admin = actor('anna', 'tenant-admin');
const officer = actor('berta', 'security-officer');
const text = {
  risk: 'Ältere Verfahren',
  residualRisk: 'Gering',
  reason: 'Zwei Messgeräte',
  owner: 'Katja Klein, CISO',
  until: '2027-05-31',
};

function proposed(change: Partial<typeof text> = {}, by = admin): CryptoWaiver {
  const id = cryptoWaiverId('waiver-1');
  const at = { now, timeZone: 'Europe/Berlin' };
  return proposeWaiver({ ...text, ...change }, { actor: by, id, profile: compatible, ...at });
}

const confirmed = (): CryptoWaiver => confirmWaiver(proposed(), officer, { now, name: 'Berta Beispiel' });

describe('a waiver', () => {
  it('lasts to the end of its last day in the municipality', () => {
    expect(proposed().endsAt).toEqual(new Date('2027-05-31T22:00:00.000Z'));
    const waiver = confirmed();
    expect(isWaiverInForce(waiver, new Date('2027-05-31T21:59:59.999Z'))).toBe(true);
    expect(isWaiverInForce(waiver, new Date('2027-05-31T22:00:00.000Z'))).toBe(false);
  });

  it.each([
    ['2026-11-23', 'crypto-waiver-day-past'],
    ['2025-01-01', 'crypto-waiver-day-past'],
    ['2027-02-30', 'crypto-waiver-day-past'],
    ['', 'crypto-waiver-day-past'],
    ['2027-11-24', 'crypto-waiver-day-too-far'],
  ])('is refused until %s: %s', (until, reason) => {
    expect(() => proposed({ until })).toThrow(new Refusal('invalid', reason));
  });

  it.each(['2026-11-24', '2027-11-23'])('may last until %s', (until) => {
    expect(proposed({ until }).until).toBe(until);
  });

  it.each(['risk', 'residualRisk', 'reason', 'owner'] as const)('is refused without its %s', (field) => {
    expect(() => proposed({ [field]: ' \n' })).toThrow(new Refusal('invalid', 'crypto-waiver-incomplete'));
  });

  it.each(roles.filter((role) => role !== 'tenant-admin' && role !== 'security-officer'))(
    'is neither proposed nor confirmed, withdrawn nor ended as %s',
    (role) => {
      const other = actor('otto', role);
      const waiver = confirmed();
      for (const act of [
        () => proposed({}, other),
        () => confirmWaiver(proposed(), other, { now, name: 'Otto' }),
        () => withdrawWaiver(proposed(), other, now),
        () => endWaiver(waiver, other, now),
      ])
        expect(act).toThrow(expect.objectContaining({ kind: 'forbidden' }));
    },
  );

  it('is not confirmed by whoever proposed it, in whichever role or as whomever else', () => {
    const refusal = new Refusal('forbidden', 'own-crypto-waiver');
    const both = actor('anna', 'tenant-admin', 'security-officer');
    expect(() => confirmWaiver(proposed(), both, { now, name: 'Anna' })).toThrow(refusal);
    const elsewhere = { ...officer, alsoPersons: [admin.personId] };
    expect(() => confirmWaiver(proposed(), elsewhere, { now, name: 'Berta' })).toThrow(refusal);
    const proposer = { ...admin, alsoPersons: [personId('person-berta')] };
    expect(() => confirmWaiver(proposed({}, proposer), officer, { now, name: 'Berta' })).toThrow(refusal);
  });

  it.each(['Katja Klein', 'klein, KATJA', 'Kätja Klein'.normalize('NFD').replace('\u0308', '')])(
    'is not confirmed by the owner of the risk: %s',
    (name) => {
      expect(() => confirmWaiver(proposed(), officer, { now, name })).toThrow(
        new Refusal('forbidden', 'crypto-waiver-owner-confirms'),
      );
    },
  );

  it('is confirmed by somebody who shares only a part of the owner’s name', () => {
    expect(confirmWaiver(proposed(), officer, { now, name: 'Katja Groß' }).state).toBe('in-force');
  });

  it('is not confirmed after its last day', () => {
    const late = new Date('2027-06-01T00:00:00Z');
    expect(() => confirmWaiver(proposed(), officer, { now: late, name: 'Berta' })).toThrow(
      new Refusal('conflict', 'crypto-waiver-lapsed'),
    );
  });

  it('is decided once, ended once, and by time not before its time', () => {
    const refusal = new Refusal('conflict', 'crypto-waiver-decided');
    expect(() => confirmWaiver(confirmed(), officer, { now, name: 'Berta' })).toThrow(refusal);
    expect(() => withdrawWaiver(confirmed(), officer, now)).toThrow(refusal);
    expect(() => endWaiver(proposed(), admin, now)).toThrow(refusal);
    expect(() => endWaiver(confirmed(), null, now)).toThrow(refusal);
    const ended = endWaiver(confirmed(), null, new Date('2027-05-31T22:00:00Z'));
    expect(ended).toMatchObject({ state: 'ended', endedBy: null });
    expect(() => endWaiver(ended, admin, now)).toThrow(refusal);
    expect(endWaiver(confirmed(), admin, now)).toMatchObject({ state: 'ended', endedBy: admin.ref });
  });
});

describe('new files', () => {
  const group = { id: gatewayGroupId('group-1'), cryptoProfile: compatible } as const;

  it('follow the group’s profile while its waiver is in force, and the recommended one otherwise', () => {
    expect(profileForNewFiles(group, confirmed(), now)).toBe(compatible);
    for (const waiver of [null, proposed(), endWaiver(confirmed(), admin, now)])
      expect(profileForNewFiles(group, waiver, now)).toBe(defaultCryptoProfile);
    expect(profileForNewFiles(group, confirmed(), new Date('2027-06-01'))).toBe(defaultCryptoProfile);
    expect(profileForNewFiles({ cryptoProfile: defaultCryptoProfile }, confirmed(), now)).toBe(
      defaultCryptoProfile,
    );
  });

  it('tell which of before are of another profile or an older template', () => {
    const [openvpn, wireguard] = fileStandards([group], [confirmed()], now);
    expect(openvpn).toMatchObject({
      protocol: 'openvpn',
      profile: compatible,
      template: openvpnClientTemplate,
    });
    expect(wireguard).toMatchObject({ protocol: 'wireguard', profile: null });
    if (openvpn === undefined) throw new Error('no standard');
    expect(isOutdated({ profile: compatible, template: openvpnClientTemplate }, openvpn)).toBe(false);
    expect(isOutdated({ profile: defaultCryptoProfile, template: openvpnClientTemplate }, openvpn)).toBe(
      true,
    );
    expect(isOutdated({ profile: compatible, template: openvpnClientTemplate - 1 }, openvpn)).toBe(true);
  });
});

describe('the profiles', () => {
  it('name nothing that BSI TR-02102-2 does not list', () => {
    for (const id of cryptoProfileIds) {
      const { groups, tlsCiphersuites, tlsCiphers, dataCiphers, source } = cryptoProfile(id);
      expect(source).toEqual({ document: 'BSI TR-02102-2', version: '2026-01' });
      expect([...groups, ...tlsCiphersuites, ...tlsCiphers, ...dataCiphers].join(' ')).not.toMatch(
        /25519|448|chacha|cbc|rsa|sha1\b|ffdhe2048/i,
      );
      for (const name of tlsCiphers) expect(name).toMatch(/^TLS-ECDHE-ECDSA-WITH-AES-(?:256|128)-GCM-SHA/);
    }
  });

  it('need a waiver, all but the one that everybody begins with', () => {
    expect(cryptoProfileIds.filter((id) => !cryptoProfile(id).needsWaiver)).toEqual([defaultCryptoProfile]);
    expect(cryptoProfile(defaultCryptoProfile).tlsVersionMin).toBe('1.3');
  });
});
