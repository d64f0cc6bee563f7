/**
 * The commands that a page gives for a gateway's host: each fetches the agent, compares its hash before it runs, installs
 * it, and has it do one thing. Nothing is piped into a shell, and an agent never fetches another one by itself.
 */
import { gatewayPaths } from './gateway-protocol';

export type AgentDownload = {
  /** The portal's public address, without a path. */
  readonly portal: string;
  /** SHA-256 of the agent file, hex. */
  readonly agentSha256: string;
};

export type EnrolmentCommand = AgentDownload & {
  /** SPKI DER in base64: the one key whose answers the agent will believe. */
  readonly portalKey: string;
  readonly token: string;
  /** The gateway's id: on a host that is another gateway the command does nothing. */
  readonly gateway: string;
  /** Every WireGuard file of this gateway is worth nothing from then on. */
  readonly newWireguardKey?: boolean;
};

/** Run by root, so each part is made of characters that mean nothing to a shell within quotes. */
const harmless = {
  portal: /^https?:\/\/[a-z0-9.:[\]-]+$/,
  agentSha256: /^[0-9a-f]{64}$/,
  portalKey: /^[A-Za-z0-9+/]+={0,2}$/,
  token: /^[A-Za-z0-9_-]+$/,
  gateway: /^[0-9a-f-]{36}$/,
} as const;

/** What Debian 12 brings. curl and the list of authorities are for the download itself; nft takes names of protocols from netbase. */
const packages = 'ca-certificates curl nodejs openvpn wireguard-tools nftables iproute2 netbase';

/** Nothing is installed unless the hash fits, and nothing is enrolled unless it is installed. */
export function enrolmentCommand(command: EnrolmentCommand): string {
  const { portal, portalKey, token, gateway } = command;
  return chain([
    `packages='${packages}'`,
    // A kernel without WireGuard gets it as a program.
    '{ modprobe -nq wireguard 2>/dev/null || packages="$packages wireguard-go"; }',
    '{ dpkg -s $packages >/dev/null 2>&1 || { apt-get update && apt-get install -y --no-install-recommends $packages; }; }',
    ...download(command),
    [
      'fernamt agent enrol --service',
      ...(command.newWireguardKey === true ? ['--new-wireguard-key'] : []),
      `--portal '${checked('portal', portal)}'`,
      `--portal-key '${checked('portalKey', portalKey)}'`,
      `--gateway '${checked('gateway', gateway)}'`,
      `--token '${checked('token', token)}'`,
    ].join(' \\\n    '),
  ]);
}

/** The old agent goes on until the new one is in its place; tunnels outlive both. */
export function upgradeCommand(from: AgentDownload): string {
  return chain([...download(from), 'fernamt agent service']);
}

/** For a host that was taken out of service: the id keeps it from doing harm on another. */
export function removalCommand(gateway: string): string {
  return `fernamt agent remove --gateway '${checked('gateway', gateway)}'`;
}

function download({ portal, agentSha256 }: AgentDownload): readonly string[] {
  return [
    'agent=$(mktemp)',
    `curl -fsS -o "$agent" '${checked('portal', portal)}${gatewayPaths.agent}'`,
    `echo "${checked('agentSha256', agentSha256)}  $agent" | sha256sum -c -`,
    'install -m 755 "$agent" /usr/local/bin/fernamt',
  ];
}

function checked(part: keyof typeof harmless, text: string): string {
  if (!harmless[part].test(text)) throw new RangeError(`${part} does not belong into a command`);
  return text;
}

const chain = (steps: readonly string[]): string => steps.join(' && \\\n  ');
