// Access profiles: what people can ask for.
import type { AccessProfile, DeviceKind, DeviceSystem, VpnProtocol } from '../../domain/access-profile';
import { Refusal } from '../../domain/errors';
import type { ProfileReach } from '../../domain/profile-reach';
import { accessProfileId, gatewayGroupId } from '../../domain/ids';
import type { AccessProfileRecords } from '../../usecases/ports-of-accesses';
import { fromJson } from './rows';
import { addRowUnlessTaken, changeRow, rowsOf, type Scope } from './scope';

type ProfileRow = {
  readonly id: string;
  readonly gateway_group_id: string;
  readonly name: string;
  readonly description: string;
  readonly protocols: string;
  readonly systems: string;
  readonly device_kinds: string;
  readonly max_devices: number;
  readonly max_days: number;
  readonly state: AccessProfile['state'];
  readonly reach: string;
  readonly reach_revision: number;
  readonly revision: number;
};

const columns = [
  'id',
  'gateway_group_id',
  'name',
  'description',
  'protocols',
  'systems',
  'device_kinds',
  'max_devices',
  'max_days',
  'state',
  'reach',
  'reach_revision',
  'revision',
] as const satisfies readonly (keyof ProfileRow)[];

export function accessProfileRecords(scope: Scope): AccessProfileRecords {
  const profiles = () => rowsOf(scope, 'access_profiles');
  return {
    find: async (id) => {
      const row = await profiles()
        .where({ id })
        .first<ProfileRow | undefined>([...columns]);
      return row === undefined ? null : profileOf(scope, row);
    },
    list: async () => {
      const rows = await profiles()
        .orderBy(['name', 'id'])
        .select<ProfileRow[]>([...columns]);
      return rows.map((row) => profileOf(scope, row));
    },
    setReach: (id, reach, from) =>
      changeRow(profiles().where({ id, reach_revision: from }), {
        reach: JSON.stringify(reach),
        reach_revision: from + 1,
      }),
    update: (profile, from) => {
      const { name, description, protocols, systems, device_kinds, max_devices, max_days, state } =
        rowOf(profile);
      return changeRow(profiles().where({ id: profile.id, revision: from }), {
        ...{ name, description, protocols, systems, device_kinds, max_devices, max_days, state },
        revision: from + 1,
      });
    },
    insert: async (profile) => {
      if (!(await addRowUnlessTaken(scope, 'access_profiles', rowOf(profile))))
        throw new Refusal('conflict', 'profile-name-taken');
    },
  };
}

function rowOf(profile: AccessProfile): ProfileRow {
  return {
    id: profile.id,
    gateway_group_id: profile.gatewayGroupId,
    name: profile.name,
    description: profile.description,
    protocols: JSON.stringify(profile.protocols),
    systems: JSON.stringify(profile.systems),
    device_kinds: JSON.stringify(profile.deviceKinds),
    max_devices: profile.maxDevices,
    max_days: profile.maxDays,
    state: profile.state,
    reach: JSON.stringify(profile.reach),
    reach_revision: profile.reachRevision,
    revision: profile.revision,
  };
}

function profileOf(scope: Scope, row: ProfileRow): AccessProfile {
  return {
    id: accessProfileId(row.id),
    tenantId: scope.tenantId,
    gatewayGroupId: gatewayGroupId(row.gateway_group_id),
    name: row.name,
    description: row.description,
    protocols: fromJson(row.protocols) as readonly VpnProtocol[],
    systems: fromJson(row.systems) as readonly DeviceSystem[],
    deviceKinds: fromJson(row.device_kinds) as readonly DeviceKind[],
    maxDevices: row.max_devices,
    maxDays: row.max_days,
    state: row.state,
    reach: fromJson(row.reach) as ProfileReach,
    reachRevision: row.reach_revision,
    revision: row.revision,
  };
}
