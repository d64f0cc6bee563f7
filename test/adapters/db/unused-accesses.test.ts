// What gateways say of accesses that nobody has used for long: whose word counts, what becomes of it, and what is never there.
import { credentialId, gatewayGroupId, type CredentialId } from '../../../src/domain/ids';
import { queryTokens } from '../../../src/domain/search-tokens';
import type { Store, TenantStore } from '../../../src/usecases/ports';
import { engines, useDatabases } from '../../support/databases';
import {
  addAccess,
  addCredential,
  addDevice,
  addEnrolledGateway,
  addGateway,
  addGrant,
  addPerson,
  group,
  newTown,
} from '../../support/town';

const page = { after: null, limit: 10 };
const begun = (...ids: readonly CredentialId[]) => ({ anew: false, begun: ids, ended: [] });
const ended = (...ids: readonly CredentialId[]) => ({ anew: false, begun: [], ended: ids });

describe.each(engines)('unused accesses on %s', (engine) => {
  const databases = useDatabases(engine);
  let store: Store;
  let town: TenantStore;
  beforeAll(async () => {
    ({ store } = await databases.open());
  });
  beforeEach(async () => {
    town = await newTown(store);
  });

  const unused = async (words = '') => {
    const tokens = queryTokens(words);
    const { items } = await town.devices.listUnused(tokens, page);
    expect(await town.devices.countUnusedUpTo(tokens, 1000)).toBe(items.length);
    return items.map(({ device }) => device.id);
  };

  it('is what every gateway of the group says, and no longer what one takes back', async () => {
    const [first, second] = [
      await addEnrolledGateway(town, { name: 'gw1' }),
      await addEnrolledGateway(town, { name: 'gw2' }),
    ];
    await addGateway(town, { name: 'gw3, not in service yet' });
    const { device, credential } = await addAccess(town);
    await town.gateways.noteUnused(first.id, begun(credential.id));
    expect(await unused()).toEqual([]);
    await town.gateways.noteUnused(second.id, begun(credential.id));
    await town.gateways.noteUnused(second.id, begun(credential.id));
    expect(await unused()).toEqual([device.id]);
    expect(await town.devices.isUnused(device.id)).toBe(true);
    await town.gateways.noteUnused(first.id, ended(credential.id));
    expect(await unused()).toEqual([]);
    expect(await town.devices.isUnused(device.id)).toBe(false);
  });

  it('holds of a device with both kinds of VPN only when neither is used', async () => {
    const gateway = await addEnrolledGateway(town);
    const { device, credential } = await addAccess(town);
    const beside = await addCredential(town, device, {
      protocol: 'wireguard',
      publicKey: 'a key',
      serial: null,
      address4: '10.92.0.3',
    });
    await town.gateways.noteUnused(gateway.id, begun(credential.id));
    expect(await unused()).toEqual([]);
    await town.gateways.noteUnused(gateway.id, begun(beside.id));
    expect(await unused()).toEqual([device.id]);
  });

  it.each(['suspended', 'revoked', 'expired'] as const)(
    'ends with a file that is %s, and does not come back with it',
    async (state) => {
      const gateway = await addEnrolledGateway(town);
      const { device, credential } = await addAccess(town);
      await town.gateways.noteUnused(gateway.id, begun(credential.id));
      await town.credentials.updateAll([{ credential: { ...credential, state }, from: 'active' }]);
      expect(await unused()).toEqual([]);
      // Told too late: it was taken back meanwhile.
      await town.gateways.noteUnused(gateway.id, begun(credential.id));
      await town.credentials.updateAll([{ credential: { ...credential, state: 'active' }, from: state }]);
      expect(await town.devices.isUnused(device.id)).toBe(false);
    },
  );

  it('is not said of a device that is suspended itself', async () => {
    const gateway = await addEnrolledGateway(town);
    const { device, credential } = await addAccess(town);
    await town.gateways.noteUnused(gateway.id, begun(credential.id));
    await town.devices.update({ ...device, state: 'suspended' }, 'active');
    expect(await unused()).toEqual([]);
  });

  it('stays when its end is moved', async () => {
    const gateway = await addEnrolledGateway(town);
    const { device, credential } = await addAccess(town);
    await town.gateways.noteUnused(gateway.id, begun(credential.id));
    await town.credentials.updateAll([
      { credential: { ...credential, until: new Date('2027-12-31T00:00:00.000Z') }, from: 'active' },
    ]);
    expect(await unused()).toEqual([device.id]);
  });

  it('is forgotten when a gateway begins anew or leaves service, and waits for one that joins', async () => {
    const first = await addEnrolledGateway(town, { name: 'gw1' });
    const { device, credential } = await addAccess(town);
    await town.gateways.noteUnused(first.id, begun(credential.id));
    await town.gateways.noteUnused(first.id, { anew: true, begun: [], ended: [] });
    expect(await unused()).toEqual([]);
    await town.gateways.noteUnused(first.id, { anew: true, begun: [credential.id], ended: [] });
    expect(await unused()).toEqual([device.id]);
    const second = await addEnrolledGateway(town, { name: 'gw2' });
    expect(await unused()).toEqual([]);
    await town.gateways.update({ ...second, state: 'removed' }, ['enrolled']);
    expect(await unused()).toEqual([device.id]);
    await town.gateways.update({ ...first, state: 'removed' }, ['enrolled']);
    expect(await unused()).toEqual([]);
  });

  it('is believed of the gateway’s own group only, of its own town, and of what there is', async () => {
    const elsewhere = await newTown(store);
    const foreign = await addEnrolledGateway(elsewhere);
    await town.groups.insert({ ...group, id: gatewayGroupId('group-2'), name: 'Bauhof' }, 'another key');
    const other = await addEnrolledGateway(town, { gatewayGroupId: gatewayGroupId('group-2') });
    const gateway = await addEnrolledGateway(town, { name: 'gw2' });
    const { device, credential } = await addAccess(town);
    await town.gateways.noteUnused(other.id, begun(credential.id));
    await elsewhere.gateways.noteUnused(foreign.id, begun(credential.id));
    expect(await unused()).toEqual([]);
    expect((await elsewhere.devices.listUnused([], page)).items).toEqual([]);
    await town.gateways.noteUnused(
      gateway.id,
      begun(credential.id, credentialId('aaaaaaaaaaaaaaaaaaaaaaaaaa')),
    );
    await elsewhere.gateways.noteUnused(foreign.id, { anew: true, begun: [], ended: [credential.id] });
    expect(await unused()).toEqual([device.id]);
  });

  it('is listed page by page, newest device first, and found by words', async () => {
    const gateway = await addEnrolledGateway(town);
    const anna = await addPerson(town, { displayName: 'Anna Müller' });
    const grant = await addGrant(town, anna);
    const ids: string[] = [];
    for (let day = 10; day < 13; day += 1) {
      const createdAt = new Date(`2026-05-${day}T08:00:00.000Z`);
      const device = await addDevice(town, grant, { name: `Tablet ${day}`, createdAt });
      const credential = await addCredential(town, device, { address4: `10.92.0.${day}` });
      await town.gateways.noteUnused(gateway.id, begun(credential.id));
      ids.unshift(device.id);
    }
    const first = await town.devices.listUnused([], { after: null, limit: 2 });
    const rest = await town.devices.listUnused([], { after: first.next, limit: 2 });
    expect([...first.items, ...rest.items].map(({ device }) => device.id)).toEqual(ids);
    expect(rest.next).toBeNull();
    expect(await town.devices.countUnusedUpTo([], 1)).toBe(2);
    expect(await unused('mueller 11')).toEqual([ids[1]]);
    expect(await unused('nobody')).toEqual([]);
  });
});
