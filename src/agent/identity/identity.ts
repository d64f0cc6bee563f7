// Who this gateway is, whose portal it obeys, and how it is fitted into its host: one file, written at enrolment.
import { join } from 'node:path';
import { hostPath, interfaceName, systemUser, tableName } from '../../domain/host-fields';
import type { HostPath, InterfaceName, SystemUser, TableName } from '../../domain/host-fields';
import { nullableTextField, parseJsonObject, textField } from '../../domain/json-fields';
import { readIfThere, writeDurably } from '../host/files';

/** What the gateway's administrator may set; everything else comes from the portal. */
export type Place = {
  readonly wireguardInterface: InterfaceName;
  readonly openvpnInterface: InterfaceName;
  /** Of the server over TCP. */
  readonly openvpnTcpInterface: InterfaceName;
  readonly table: TableName;
  /** Files of running services; may be gone after a boot. */
  readonly runtime: HostPath;
  readonly openvpnUser: SystemUser;
  readonly openvpnGroup: SystemUser;
  /** Who starts the OpenVPN server: the agent itself, being root, or a unit of systemd, for an agent that is not. */
  readonly openvpnStart: OpenvpnStarter;
  /** Whom the server lets speak to it. */
  readonly agentUser: SystemUser;
};

export type OpenvpnStarter = 'agent' | 'systemd';

export type Identity = {
  readonly gateway: string;
  readonly name: string;
  readonly portal: string;
  readonly proxy: string | null;
  /** SPKI DER in base64, from the command line: the one key whose answers are believed. */
  readonly portalKey: string;
  readonly agentPrivateKey: string;
  /** SHA-256 of the one-time token, to know the same command again; null from an agent of before. */
  readonly tokenHash: string | null;
  readonly place: Place;
};

export type PlaceOptions = {
  readonly [K in Exclude<keyof Place, 'openvpnStart'>]?: string | undefined;
} & { readonly openvpnStart?: OpenvpnStarter };

export function placeOf(options: PlaceOptions, runtime: string): Place {
  const openvpnInterface = interfaceName(options.openvpnInterface ?? 'fovpn0');
  return {
    wireguardInterface: interfaceName(options.wireguardInterface ?? 'fwg0'),
    openvpnInterface,
    openvpnTcpInterface: tcpInterface(options.openvpnTcpInterface, openvpnInterface),
    table: tableName(options.table ?? 'fernamt'),
    runtime: hostPath(options.runtime ?? runtime),
    openvpnUser: systemUser(options.openvpnUser ?? 'nobody'),
    openvpnGroup: systemUser(options.openvpnGroup ?? 'nogroup'),
    openvpnStart: options.openvpnStart ?? 'agent',
    agentUser: systemUser(options.agentUser ?? 'root'),
  };
}

/** Linux allows no longer ones. */
const maxInterfaceName = 15;

/** As different from others of the host as the first one is. */
function tcpInterface(named: string | null | undefined, first: InterfaceName): InterfaceName {
  if (named !== null && named !== undefined) return interfaceName(named);
  if (first.length < maxInterfaceName) return interfaceName(`t${first}`);
  return interfaceName(`${first.startsWith('t') ? 'u' : 't'}${first.slice(1)}`);
}

const identityPath = (stateFolder: string): string => join(stateFolder, 'identity.json');

export function writeIdentity(stateFolder: string, identity: Identity): void {
  writeDurably(identityPath(stateFolder), `${JSON.stringify(identity, null, 2)}\n`);
}

/** Null before enrolment. */
export function readIdentity(stateFolder: string): Identity | null {
  const text = readIfThere(identityPath(stateFolder));
  if (text === null) return null;
  const fields = parseJsonObject(text);
  const any = (): boolean => true;
  const place = parseJsonObject(JSON.stringify(fields.place));
  const openvpnInterface = interfaceName(textField(place, 'openvpnInterface', any));
  return {
    gateway: textField(fields, 'gateway', any),
    name: textField(fields, 'name', any),
    portal: textField(fields, 'portal', any),
    proxy: nullableTextField(fields, 'proxy', any),
    portalKey: textField(fields, 'portalKey', any),
    agentPrivateKey: textField(fields, 'agentPrivateKey', any),
    tokenHash: nullableTextField(fields, 'tokenHash', any),
    place: {
      wireguardInterface: interfaceName(textField(place, 'wireguardInterface', any)),
      openvpnInterface,
      openvpnTcpInterface: tcpInterface(
        nullableTextField(place, 'openvpnTcpInterface', any),
        openvpnInterface,
      ),
      table: tableName(textField(place, 'table', any)),
      runtime: hostPath(textField(place, 'runtime', any)),
      openvpnUser: systemUser(textField(place, 'openvpnUser', any)),
      openvpnGroup: systemUser(textField(place, 'openvpnGroup', any)),
      openvpnStart: place.openvpnStart === 'systemd' ? 'systemd' : 'agent',
      agentUser: systemUser(nullableTextField(place, 'agentUser', any) ?? 'root'),
    },
  };
}
