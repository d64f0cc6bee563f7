// The one command with which a host becomes a gateway: fetch the agent, compare its hash, install it, enrol.
import { gatewayPaths } from './gateway-protocol';

export type EnrolmentCommand = {
  /** The portal's public address, without a path. */
  readonly portal: string;
  /** SHA-256 of the agent file, hex. */
  readonly agentSha256: string;
  /** SPKI DER in base64: the one key whose answers the agent will believe. */
  readonly portalKey: string;
  readonly token: string;
};

/** Run by root, so each part is made of characters that mean nothing to a shell within quotes. */
const harmless: { readonly [Part in keyof EnrolmentCommand]: RegExp } = {
  portal: /^https?:\/\/[a-z0-9.:[\]-]+$/,
  agentSha256: /^[0-9a-f]{64}$/,
  portalKey: /^[A-Za-z0-9+/]+={0,2}$/,
  token: /^[A-Za-z0-9_-]+$/,
};

/** Nothing is installed unless the hash fits, and nothing is enrolled unless it is installed. */
export function enrolmentCommand(command: EnrolmentCommand): string {
  for (const part of ['portal', 'agentSha256', 'portalKey', 'token'] as const) {
    if (!harmless[part].test(command[part])) throw new RangeError(`${part} does not belong into a command`);
  }
  const { portal, agentSha256, portalKey, token } = command;
  return [
    'agent=$(mktemp)',
    `curl -fsS -o "$agent" '${portal}${gatewayPaths.agent}'`,
    `echo "${agentSha256}  $agent" | sha256sum -c -`,
    'install -m 755 "$agent" /usr/local/bin/fernamt',
    [
      'fernamt agent enrol --service',
      `--portal '${portal}'`,
      `--portal-key '${portalKey}'`,
      `--token '${token}'`,
    ].join(' \\\n    '),
  ].join(' && \\\n  ');
}
