// What a gateway is told of its access profiles: what each reaches, and when. A field of its settings, which agents from before pass over.
import { isCidr, isDnsName, isIpAddress, type DnsName, type IpAddress } from './config-fields';
import { Refusal } from './errors';
import {
  booleanField,
  integerField,
  jsonObject,
  listField,
  textField,
  textListField,
  type JsonObject,
} from './json-fields';
import { isTimeZone } from './local-day';
import {
  isPortRange,
  isRuleProtocol,
  maxNetworkRules,
  type NetworkRule,
  type PortRange,
} from './network-rule';
import { isClockTime, isEndOfUse, isWeekday, timesOfUse, type TimesOfUse } from './times-of-use';

export type GatewayProfile = {
  readonly id: string;
  readonly networks: readonly NetworkRule[];
  readonly dns: readonly IpAddress[];
  readonly domains: readonly DnsName[];
  /** Everything of a device goes through the tunnel; otherwise only what leads to the networks. */
  readonly fullTunnel: boolean;
  readonly times: TimesOfUse | null;
};

export type GatewayReach = {
  /** In which the times of use are meant. */
  readonly timeZone: string;
  readonly profiles: readonly GatewayProfile[];
};

/** Networks in a gateway's settings. */
export const maxReachable = 500;
/** Of a group, retired ones included. */
export const maxProfiles = 200;
export const maxDns = 4;
export const maxDomains = 6;

/** An id of ours; it becomes the name of a chain. */
export const isReachName = (text: string): boolean => /^[0-9a-f][0-9a-f-]{7,47}$/.test(text);

export function readReach(value: unknown): GatewayReach {
  const fields = jsonObject(value);
  const profiles = listField(fields, 'profiles', maxProfiles).map((one) => readProfile(jsonObject(one)));
  if (new Set(profiles.map(({ id }) => id)).size !== profiles.length) malformed();
  return { timeZone: textField(fields, 'timeZone', isTimeZone), profiles };
}

function readProfile(fields: JsonObject): GatewayProfile {
  return {
    id: textField(fields, 'id', isReachName),
    networks: listField(fields, 'networks', maxReachRules).map((one) => readNetworkRule(jsonObject(one))),
    dns: textListField(fields, 'dns', { max: maxDns, each: isIpAddress }).filter(isIpAddress),
    domains: textListField(fields, 'domains', { max: maxDomains, each: isDnsName }).filter(isDnsName),
    fullTunnel: booleanField(fields, 'fullTunnel'),
    times: fields.times === null ? null : readTimes(jsonObject(fields.times)),
  };
}

/** "Everything behind the gateway" is sent as its networks, of which a group may have more than a profile's own list. */
const maxReachRules = maxReachable + maxNetworkRules;

function readNetworkRule(fields: JsonObject): NetworkRule {
  const { network, protocol, ports } = fields;
  if (typeof network !== 'string' || !isCidr(network) || !isRuleProtocol(protocol)) return malformed();
  return { network, protocol, ports: ports === null ? null : readPorts(jsonObject(ports)) };
}

function readPorts(fields: JsonObject): PortRange {
  const range = {
    from: integerField(fields, 'from', [1, 65_535]),
    to: integerField(fields, 'to', [1, 65_535]),
  };
  return isPortRange(range) ? range : malformed();
}

function readTimes(fields: JsonObject): TimesOfUse {
  return timesOfUse({
    days: listField(fields, 'days', 7).map((day) => (isWeekday(day) ? day : malformed())),
    from: textField(fields, 'from', isClockTime),
    to: textField(fields, 'to', isEndOfUse),
  });
}

function malformed(): never {
  throw new Refusal('invalid', 'gateway-message-malformed');
}
