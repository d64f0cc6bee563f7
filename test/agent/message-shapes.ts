/**
 * Exactly what an agent may say: every field of every message, and what each may hold. Written down a second time, apart from
 * the product's own readers, which leave aside what they do not know.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayPaths } from '../../src/domain/gateway-protocol';
import type { AgentMessage } from './fake-portal';

export const protocolText = readFileSync(join(__dirname, '../../docs/gateway-protocol.md'), 'utf8');

/** Says what is wrong with a value at a place. */
type Shape = (value: unknown, at: string) => readonly string[];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text =
  (is: (text: string) => boolean): Shape =>
  (value, at) =>
    typeof value === 'string' && is(value) ? [] : [`${at} is ${JSON.stringify(value)}`];
const like = (pattern: RegExp): Shape => text((value) => pattern.test(value));
const count: Shape = (value, at) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? [] : [`${at} is ${JSON.stringify(value)}`];
const orNull =
  (shape: Shape): Shape =>
  (value, at) =>
    value === null ? [] : shape(value, at);
const list =
  (shape: Shape): Shape =>
  (value, at) =>
    Array.isArray(value)
      ? value.flatMap((one, index) => shape(one, `${at}[${index}]`))
      : [`${at} is no list`];

type Fields = Readonly<Record<string, Shape>>;

function object(required: Fields, optional: Fields = {}): Shape {
  return (value, at) => {
    if (!isObject(value)) return [`${at} is no object`];
    const known: Fields = { ...required, ...optional };
    const missing = Object.keys(required).filter((name) => !(name in value));
    return [
      ...missing.map((name) => `${at}.${name} is missing`),
      ...Object.entries(value).flatMap(
        ([name, one]) => known[name]?.(one, `${at}.${name}`) ?? [`${at}.${name} must not be there`],
      ),
    ];
  };
}

/** Words come from the tables of the protocol document, or begin as it says. */
const reason = text(
  (word) =>
    protocolText.includes(`\`${word}\``) || /^(?:server-file|field)-[a-z]+(?:-[a-z0-9]+){0,6}$/.test(word),
);
const credential = like(/^[a-z2-7]{26}$/);
const wireguardKey = like(/^[A-Za-z0-9+/]{43}=$/);
const version = like(/^\d{1,3}\.\d{1,3}\.\d{1,3}$/);
const request = like(
  /^-----BEGIN CERTIFICATE REQUEST-----\n(?:[A-Za-z0-9+/=]{1,64}\n){1,12}-----END CERTIFICATE REQUEST-----\n$/,
);
const quarter = like(/^20\d{2}-\d{2}-\d{2}T\d{2}:(?:00|15|30|45):00\.000Z$/);
/** Nobody, one to four, or a group of five. */
const group: Shape = (value, at) =>
  value === 'few' || (count(value, at).length === 0 && Number(value) % 5 === 0)
    ? []
    : [`${at} is ${JSON.stringify(value)}`];

const use = object({ connected: group, devices: group, handshakes: orNull(group) });
const bucket = object({
  from: quarter,
  wireguard: orNull(use),
  openvpn: orNull(use),
  traffic: orNull(object({ in: count, out: count })),
  condition: object({ load: count, memory: count, starts: count, behind: count }),
});
const driftKinds = ['peer', 'entry', 'serial'].flatMap((what) =>
  ['added', 'removed', 'changed'].map((how) => `${what}-${how}`),
);
const drift = object(
  {},
  Object.fromEntries([...driftKinds, 'interface-changed', 'firewall-changed'].map((kind) => [kind, count])),
);

const flag: Shape = (value, at) => (typeof value === 'boolean' ? [] : [`${at} is ${JSON.stringify(value)}`]);
const time = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const comparison = object({
  epoch: like(/^[A-Za-z0-9_-]{1,64}$/),
  findings: list(
    object({
      what: like(/^(?:unknown|suspended|end)$/),
      credential,
      protocol: like(/^(?:peer|client)$/),
      key: like(/^(?:[A-Za-z0-9+/]{43}=|\d{1,49})$/),
      until: orNull(time),
    }),
  ),
  complete: flag,
});
const unused = object({ anew: flag, begun: list(credential), ended: list(credential) });

export const bodies: Readonly<Record<string, Shape>> = {
  [gatewayPaths.enrol]: object({
    token: like(/^[A-Za-z0-9_-]{16,128}$/),
    agentKey: like(/^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$/),
    wireguardPublicKey: wireguardKey,
    openvpnCsr: request,
    agentVersion: version,
  }),
  [gatewayPaths.acks]: object({
    epoch: like(/^[A-Za-z0-9_-]{1,64}$/),
    revision: count,
    verified: count,
    failed: list(object({ revision: count, id: like(/^(?:gateway|[a-z2-7]{26})$/), reason })),
  }),
  [gatewayPaths.report]: object(
    {
      firstConnected: list(credential),
      tombstones: list(
        object({
          credential,
          kind: like(/^(?:peer|client)$/),
          key: like(/^(?:[A-Za-z0-9+/]{43}=|\d{1,50})$/),
        }),
      ),
      openvpnCsr: orNull(request),
      agentVersion: version,
    },
    { drift, capacity: list(bucket), unused, closedSeconds: count, isEmpty: flag, comparison },
  ),
};

/** Of `GET`s: the position and how long to wait. Of all but the enrolment: which start of the agent speaks. */
const queries: Readonly<Record<string, RegExp>> = {
  [gatewayPaths.changes]: /^\?after=[A-Za-z0-9_-]{1,64}\.\d{1,15}&wait=\d{1,2}&instance=[\w-]{22}$/,
  [gatewayPaths.snapshot]: /^\?instance=[\w-]{22}$/,
  [gatewayPaths.acks]: /^\?instance=[\w-]{22}$/,
  [gatewayPaths.report]: /^\?instance=[\w-]{22}$/,
  [gatewayPaths.enrol]: /^$/,
};

const header: Readonly<Record<string, RegExp>> = {
  host: /^[a-z0-9.:-]+$/,
  connection: /^(?:keep-alive|close)$/,
  'content-length': /^\d+$/,
  'transfer-encoding': /^chunked$/,
  'content-type': /^application\/json$/,
  'content-digest': /^sha-256=:[A-Za-z0-9+/]{43}=:$/,
  signature: /^sig1=:[A-Za-z0-9+/]{86}==:$/,
  'signature-input':
    /^sig1=\("@method" "@authority" "@path" "@query" "content-digest"\);created=\d+;nonce="[\w-]{22}";keyid="[a-z0-9-]{1,64}";alg="ecdsa-p256-sha256"$/,
};

/** Everything in a message that is not as agreed. */
export function faultsOf({ method, path, query, headers, body }: AgentMessage): readonly string[] {
  const strange = Object.entries(headers)
    .filter(([name, value]) => !(header[name]?.test(String(value)) ?? false))
    .map(([name, value]) => `${path}: header ${name} is ${String(value)}`);
  if (method === 'GET') {
    const isAgreed = (queries[path]?.test(query) ?? false) && body === '';
    return isAgreed ? strange : [...strange, `GET ${path}${query} ${body}`];
  }
  const shape = method === 'POST' && (queries[path]?.test(query) ?? false) ? bodies[path] : undefined;
  if (shape === undefined) return [...strange, `${method} ${path}${query}`];
  const value: unknown = JSON.parse(body);
  return [...strange, ...shape(value, path)];
}
