// Keys that were made elsewhere: one kind of VPN or both at once, each key once in the whole installation, no private key.
import { X509Certificate } from 'node:crypto';
import { credentialId } from '../../../src/domain/ids';
import { addDevice } from '../../../src/usecases/add-device';
import { confirmHandOut } from '../../../src/usecases/confirm-hand-out';
import { decideServerKeys } from '../../../src/usecases/decide-server-keys';
import { discardUnsavedFile } from '../../../src/usecases/discard-unsaved-file';
import { issueCredential } from '../../../src/usecases/issue-credential';
import type { Durability, Store, TenantStore } from '../../../src/usecases/ports';
import { renewCredential } from '../../../src/usecases/renew-credential';
import { issueForKeys } from '../../../src/usecases/issue-for-keys';
import { useDatabases, type Engine } from '../../support/databases';
import { newRequest, newWireguardKey } from '../../support/own-keys';
import { bothKinds } from './fresh-keys';
import { equipped, granted, notebook } from './holdings';
import { changedTables, eventsDuring, everyRow, outcomesOf, reasonOf } from './observed';
import { enrolledGateway, openStage, person, the, type Stage } from './stage';

export function testHandedInKeys(engine: Engine): void {
  const databases = useDatabases(engine);

  describe('keys that were made elsewhere', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(databases);
      await enrolledGateway(stage, stage.town);
      await enrolledGateway(stage, stage.otherTown);
    }, 60_000);

    it('yield both files at once, for one device place', async () => {
      const { holder, device } = await equipped(stage, stage.town);
      const keys = bothKinds();
      const made = await issueForKeys(stage.ports, holder, { deviceId: device.id, keys, replaces: null });
      expect(made.device).toEqual({ name: notebook.name, system: notebook.system });
      expect(made.files.map(({ protocol }) => protocol)).toEqual(['openvpn', 'wireguard']);
      const stored = await stage.town.store.credentials.ofDevice(device.id);
      expect(stored.map((one) => [one.protocol, one.state, one.keyAlgorithm, one.keyOrigin])).toEqual(
        expect.arrayContaining([
          ['openvpn', 'active', 'P-256', 'page'],
          ['wireguard', 'active', 'X25519', 'page'],
        ]),
      );
      const orders = await stage.town.store.credentials.enforcementsOf(stored.map(({ id }) => id));
      expect(orders.map(({ kind }) => kind)).toEqual(['set', 'set']);
    });

    it('wait for the disk once, and before anything ends twice', async () => {
      const { holder, device } = await equipped(stage, stage.town);
      const { store, asked } = durabilityAsked(stage.ports.store);
      const ports = { ...stage.ports, store };
      const issuing = { deviceId: device.id, keys: bothKinds(), replaces: null };
      await issueForKeys(ports, holder, issuing);
      expect(asked.splice(0)).toEqual(['with-next', undefined]);
      const all = await stage.town.store.credentials.ofDevice(device.id);
      const replaces = all.find(({ protocol }) => protocol === 'openvpn')?.id ?? null;
      await issueForKeys(ports, holder, { ...issuing, keys: bothKinds(), replaces });
      expect(asked).toEqual(['at-once', undefined]);
    });

    it('sign what the intention said, and nothing else', async () => {
      const { holder, device } = await equipped(stage, stage.town);
      const keys = { ...bothKinds(), wireguardKey: null };
      const made = await issueForKeys(stage.ports, holder, { deviceId: device.id, keys, replaces: null });
      const file = the(made.files);
      const stored = the(await stage.town.store.credentials.ofDevice(device.id));
      const certificate = new X509Certificate(file.protocol === 'openvpn' ? file.client.certificate : '');
      expect(certificate.subject).toBe(`CN=${stored.id}`);
      expect(BigInt(`0x${certificate.serialNumber}`).toString()).toBe(stored.serial);
      expect(new Date(certificate.validFrom)).toEqual(stored.notBefore);
      expect(new Date(certificate.validTo)).toEqual(stored.notAfter);
      expect(stored.authorityId).toBe('client-ca');
    });

    it('take the place of both files before, and end them for good', async () => {
      const { holder, device } = await equipped(stage, stage.town);
      await issueForKeys(stage.ports, holder, { deviceId: device.id, keys: bothKinds(), replaces: null });
      const before = await stage.town.store.credentials.ofDevice(device.id);
      const replaces = before.find(({ protocol }) => protocol === 'openvpn')?.id ?? null;
      const keys = { ...bothKinds(), request: null };
      const written = await eventsDuring(stage.town, () =>
        issueForKeys(stage.ports, holder, { deviceId: device.id, keys, replaces }),
      );
      expect(written.map(({ action }) => action)).toEqual(['credential.replaced', 'credential.issued']);
      const states = (await stage.town.store.credentials.ofDevice(device.id)).map(
        ({ protocol, state }) => `${protocol} ${state}`,
      );
      expect(states.toSorted()).toEqual(['openvpn revoked', 'wireguard active', 'wireguard revoked']);
    });

    it('are taken once in the whole installation, without a word about where they were seen', async () => {
      const first = await equipped(stage, stage.town);
      const keys = bothKinds();
      await issueForKeys(stage.ports, first.holder, { deviceId: first.device.id, keys, replaces: null });
      const neighbour = await equipped(stage, stage.otherTown);
      const before = await everyRow(stage);
      for (const one of [
        { ...keys, request: newRequest() },
        { ...keys, wireguardKey: newWireguardKey() },
      ]) {
        const again = issueForKeys(stage.ports, neighbour.holder, {
          deviceId: neighbour.device.id,
          keys: one,
          replaces: null,
        });
        expect(await reasonOf(again)).toBe('key-seen-before');
      }
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    });

    it('are taken by one of two devices that hand in the same at once', async () => {
      const { holder, grant, device } = await equipped(stage, stage.town);
      const keys = bothKinds();
      const second = await granted(stage, stage.town);
      const other = await addDevice(stage.ports, second.holder, { grantId: second.grant.id, ...notebook });
      const outcomes = await outcomesOf([
        issueForKeys(stage.ports, holder, { deviceId: device.id, keys, replaces: null }),
        issueForKeys(stage.ports, second.holder, { deviceId: other.id, keys, replaces: null }),
      ]);
      expect(outcomes).toEqual({ done: 1, refused: ['key-seen-before'] });
      expect(grant.id).not.toBe(second.grant.id);
    });

    it.each([
      ['none', { request: null, wireguardKey: null }, 'key-missing'],
      ['no request', { request: 'x', wireguardKey: null }, 'csr-malformed'],
      ['a request too long', { request: 'x'.repeat(10_000), wireguardKey: null }, 'csr-too-large'],
      ['no key', { request: null, wireguardKey: 'x' }, 'wireguard-key-unusable'],
      [
        'a key of small order',
        { request: null, wireguardKey: `${'A'.repeat(43)}=` },
        'wireguard-key-unusable',
      ],
    ])('are refused before anything is stored: %s', async (_, given, reason) => {
      const { holder, device } = await equipped(stage, stage.town);
      const before = await everyRow(stage);
      const asked = issueForKeys(stage.ports, holder, {
        deviceId: device.id,
        keys: { ...given, origin: 'own' },
        replaces: null,
      });
      expect(await reasonOf(asked)).toBe(reason);
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    });

    it('serve nobody but the holder, and no page that is out of date', async () => {
      const { admin, holder, device } = await equipped(stage, stage.town);
      for (const other of [admin, await person(stage, stage.otherTown)]) {
        const asked = issueForKeys(stage.ports, other, {
          deviceId: device.id,
          keys: bothKinds(),
          replaces: null,
        });
        expect(await reasonOf(asked)).toBe('no-such-device');
      }
      const stale = issueForKeys(stage.ports, holder, {
        deviceId: device.id,
        keys: bothKinds(),
        replaces: credentialId('a'.repeat(26)),
      });
      expect(await reasonOf(stale)).toBe('credential-made-meanwhile');
    });

    it('that nobody saved are taken back by the page that made them alone, and gateways hear of it', async () => {
      const { holder, device } = await equipped(stage, stage.town);
      const made = await issueForKeys(stage.ports, holder, {
        deviceId: device.id,
        keys: bothKinds(),
        replaces: null,
      });
      const [saved, unsaved] = made.handOuts;
      if (saved === undefined || unsaved === undefined) throw new Error('nobody waits for the files');
      await confirmHandOut(stage.ports, holder, { deviceId: device.id, token: saved });
      const refused = discardUnsavedFile(stage.ports, holder, { deviceId: device.id, token: saved });
      expect(await reasonOf(refused)).toBe('hand-out-over');
      const twice = await outcomesOf(
        [1, 2].map(() => discardUnsavedFile(stage.ports, holder, { deviceId: device.id, token: unsaved })),
      );
      expect(twice).toEqual({ done: 2, refused: [] });
      const after = await stage.town.store.credentials.ofDevice(device.id);
      expect(after.map(({ protocol, state }) => `${protocol} ${state}`).toSorted()).toEqual([
        'openvpn active',
        'wireguard revoked',
      ]);
      const gone = after.filter(({ state }) => state === 'revoked').map(({ id }) => id);
      const orders = await stage.town.store.credentials.enforcementsOf(gone);
      expect(orders.map(({ kind }) => kind)).toEqual(['revocation']);
    });

    it('that a person made by other means are waited for by no page', async () => {
      const { holder, device } = await equipped(stage, stage.town);
      const keys = { ...bothKinds(), origin: 'own' } as const;
      const made = await issueForKeys(stage.ports, holder, { deviceId: device.id, keys, replaces: null });
      expect(made.handOuts).toEqual([]);
    });
  });

  describe('a key of the server', () => {
    it('is refused without the decision of the municipality, for a first file and for a renewal', async () => {
      const stage = await openStage(databases);
      await enrolledGateway(stage, stage.town);
      const { admin, holder, device } = await equipped(stage, stage.town);
      const officer = { ...admin, roles: ['employee', 'security-officer'] } as const;
      await decideServerKeys(stage.ports, officer, null);
      const before = await everyRow(stage);
      const issuing = { deviceId: device.id, protocol: 'openvpn', replaces: null } as const;
      expect(await reasonOf(issueCredential(stage.ports, holder, issuing))).toBe('server-keys-off');
      const renewing = { deviceId: device.id, renews: credentialId('a'.repeat(26)) };
      expect(await reasonOf(renewCredential(stage.ports, holder, renewing))).toBe('server-keys-off');
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
      const choice = { decidedBy: 'ISB', reason: 'Kiosk', reviewOn: '2027-11-01' };
      await decideServerKeys(stage.ports, officer, choice);
      await issueCredential(stage.ports, holder, issuing);
      expect(await stage.town.store.credentials.ofDevice(device.id)).toMatchObject([{ keyOrigin: 'server' }]);
    });
  });
}

/** With how much patience each transaction of a tenant was asked for. */
function durabilityAsked(store: Store) {
  const asked: (Durability | undefined)[] = [];
  const forTenant: Store['forTenant'] = (id) => {
    const records = store.forTenant(id);
    const transaction: TenantStore['transaction'] = (work, durability) => {
      asked.push(durability);
      return records.transaction(work, durability);
    };
    return { ...records, transaction };
  };
  return { store: { ...store, forTenant }, asked };
}
