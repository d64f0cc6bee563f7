// The agent's command line: what `fernamt agent …` understands, and the exit code of each.
import { parseArgs } from 'node:util';
import { isCredentialName } from '../../domain/config-fields';
import { Refusal } from '../../domain/errors';
import { hostPath } from '../../domain/host-fields';
import { servicePlace } from '../../domain/service-place';
import { placeUnderSystemd } from '../service/adopt-service';
import { runAsOwner } from './as-owner';
import { enrol } from '../portal/enrol';
import type { HostOptions } from './gateway-host';
import { clockOfHost } from '../memory/host-clock';
import { serviceFiles } from '../service/install-service';
import { PortalRefusal } from '../portal/portal-client';
import { revokeHere } from './revoke-here';
import { runAgent } from './run-agent';
import { saidOf } from '../portal/sentences';
import { doctorHere, removeHere, serviceHere } from './service-commands';
import { thisHost } from '../host/service-host';
import { makeUsers } from '../host/service-users';
import { statusLines } from './status';
import { agentVersion } from '../../domain/agent-version';

const usage = `fernamt agent ${agentVersion}
  agent enrol --portal URL --portal-key KEY --token TOKEN [--gateway ID] [--state DIR] [--service]
              [--new-wireguard-key] [--rehearsal] [--proxy http://HOST:PORT]
              [--wireguard-interface NAME] [--openvpn-interface NAME]
              [--openvpn-tcp-interface NAME] [--table NAME]
              [--runtime DIR] [--openvpn-user NAME] [--openvpn-group NAME]
  agent doctor [--state DIR]
  agent service [--state DIR]
  agent remove --gateway ID [--state DIR]
  agent run [--state DIR] [--rehearsal]
  agent revoke --local CREDENTIAL [--state DIR] [--rehearsal]
  agent status [--state DIR]
  agent unit [--state DIR]`;

const defaultState = '/var/lib/fernamt-agent';
const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

const flags = {
  portal: text,
  'portal-key': text,
  token: text,
  state: { type: 'string', default: defaultState },
  proxy: text,
  local: text,
  gateway: text,
  service: flag,
  'new-wireguard-key': flag,
  rehearsal: flag,
  'wireguard-interface': text,
  'openvpn-interface': text,
  'openvpn-tcp-interface': text,
  table: text,
  runtime: text,
  'openvpn-user': text,
  'openvpn-group': text,
} as const;

export type CommandContext = {
  readonly print: (line: string) => void;
  /** Where the program itself lies, for its unit. */
  readonly program: string;
  readonly abort: AbortSignal;
};

export async function agentCommand(args: readonly string[], context: CommandContext): Promise<number> {
  try {
    return await dispatch(args, context);
  } catch (error) {
    context.print(troubleOf(error));
    return 1;
  }
}

function troubleOf(error: unknown): string {
  if (error instanceof Refusal) return `refused: ${saidOf(error.reason)}`;
  if (error instanceof PortalRefusal) return `the portal refuses (${error.status}): ${saidOf(error.reason)}`;
  return messageOf(error);
}

async function dispatch(args: readonly string[], context: CommandContext): Promise<number> {
  const [group = '', verb = '', ...rest] = args;
  const { values } = parseArgs({
    args: [...rest],
    options: flags,
  });
  const options = hostOptions(values, context);
  if (group !== 'agent') return explain(context);
  const asOwner = ownersOnly.has(verb) ? await runAsOwner(options.stateFolder, context.program, args) : null;
  if (asOwner !== null) return asOwner;
  switch (verb) {
    case 'enrol':
      return enrolHere(values, context);
    case 'service':
      return serviceHere(options.stateFolder, context);
    case 'remove':
      return removeHere(texts(values).gateway, options.stateFolder, context);
    case 'doctor':
      return doctorHere(options.stateFolder, context);
    case 'run':
      await runAgent(options, context.abort);
      return 0;
    case 'revoke':
      return revokeByHand(values.local, options, context);
    case 'status':
      for (const line of statusLines(options.stateFolder)) context.print(line);
      return 0;
    case 'unit':
      context.print(unitText(options.stateFolder, context).trimEnd());
      return 0;
    default:
      return explain(context);
  }
}

/** What works on the state of a service does so as the service's own user, or its files would no longer be the agent's. */
const ownersOnly: ReadonlySet<string> = new Set(['run', 'revoke']);

type Values = { readonly [name: string]: string | boolean | undefined };

async function enrolHere(values: Values, context: CommandContext): Promise<number> {
  const { portal, 'portal-key': portalKey, token } = texts(values);
  if (portal === undefined || portalKey === undefined || token === undefined) return explain(context);
  const given = texts(values);
  const { stateFolder, isRehearsal } = hostOptions(values, context);
  const isService = values.service === true;
  const service = isService ? servicePlace(stateFolder) : null;
  if (service !== null) await makeUsers(service, thisHost);
  const place = {
    runtime: given.runtime,
    openvpnUser: given['openvpn-user'],
    openvpnGroup: given['openvpn-group'],
    ...(service === null ? {} : placeUnderSystemd(service)),
    wireguardInterface: given['wireguard-interface'],
    openvpnInterface: given['openvpn-interface'],
    openvpnTcpInterface: given['openvpn-tcp-interface'],
    table: given.table,
  };
  const { identity, isNew } = await enrol({
    portal,
    proxy: given.proxy ?? null,
    portalKey,
    token,
    gateway: given.gateway ?? null,
    newWireguardKey: values['new-wireguard-key'] === true,
    stateFolder,
    isRehearsal,
    place,
  });
  context.print(`${isNew ? 'enrolled' : 'already enrolled'} as gateway ${identity.gateway}`);
  return isService ? serviceHere(stateFolder, context) : 0;
}

async function revokeByHand(
  credential: string | undefined,
  options: HostOptions,
  context: CommandContext,
): Promise<number> {
  if (credential === undefined || !isCredentialName(credential)) return explain(context);
  const outcome = await revokeHere(options, credential);
  context.print(outcome);
  return outcome === 'effective' ? 0 : 1;
}

function unitText(stateFolder: string, context: CommandContext): string {
  return serviceFiles(hostPath(context.program), servicePlace(stateFolder))
    .map(({ path, content }) => `# ${path}\n${content}`)
    .join('\n');
}

function hostOptions(values: Values, context: CommandContext): HostOptions {
  return {
    stateFolder: texts(values).state ?? defaultState,
    isRehearsal: values.rehearsal === true,
    hostClock: clockOfHost,
    log: context.print,
  };
}

function texts(values: Values): { readonly [name: string]: string | undefined } {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => typeof value === 'string')
      .map(([name, value]) => [name, String(value)]),
  );
}

function explain({ print }: CommandContext): number {
  print(usage);
  return 2;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
