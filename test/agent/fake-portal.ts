// A portal as the agent sees it: signs its answers, checks the agent's signatures, and can be told to misbehave.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { newSigningKey, sha256Base64, signer, verifier } from '../../src/agent/identity/agent-crypto';
import { signedAnswer } from '../../src/domain/answer-trailer';
import { cidr } from '../../src/domain/config-fields';
import type { ClientSet, GatewayChange, GatewaySettings, PeerSet } from '../../src/domain/gateway-change';
import { wholeNetwork } from '../../src/domain/network-rule';
import { changeLine } from '../../src/domain/gateway-change';
import {
  gatewayPaths,
  parseAck,
  parseEnrolment,
  parsePosition,
  parseReport,
} from '../../src/domain/gateway-protocol';
import type { Acknowledgement, Enrolment, GatewayReport } from '../../src/domain/gateway-protocol';
import {
  contentDigest,
  isFresh,
  parseSignature,
  parseSignatureInput,
  signatureBase,
} from '../../src/domain/http-signature';

export const enrolmentToken = 'token-for-tests-0123456789';

export type AgentMessage = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export class FakePortal {
  readonly gateway = '01931d3c-0000-7000-8000-000000000001';
  epoch = 'epoch-one';
  revision = 0;
  /** Lines of the log, as text, so that a test can also put nonsense there. */
  log: { readonly revision: number; readonly line: string }[] = [];
  /** Changes up to here are only in the snapshot. */
  compacted = 0;
  snapshot: readonly GatewayChange[] = [];
  time: Date | null = null;
  answering = true;
  /** What happens to an answer on its way. */
  tamper: (body: string) => string = (body) => body;
  trailerGateway: string = this.gateway;
  /** Why no confirmation counts. */
  unproved: string | null = null;
  readonly acks: Acknowledgement[] = [];
  readonly reports: GatewayReport[] = [];
  readonly paths: string[] = [];
  /** Everything that was sent, as it came. */
  readonly messages: AgentMessage[] = [];
  enrolment: Enrolment | null = null;
  private key = newSigningKey();
  readonly publicKey = this.key.publicKey;
  private readonly nonces = new Set<string>();
  private wake: (() => void)[] = [];
  private readonly server = createServer((request, response) => void this.handle(request, response));

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this.url();
  }

  url(): string {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  async stop(): Promise<void> {
    this.notify();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Closes every connection without a word, as a portal does with idle ones. */
  hangUp(): void {
    this.server.closeAllConnections();
  }

  signWithForeignKey(): void {
    this.key = newSigningKey();
  }

  order(change: GatewayChange): number {
    return this.orderLine((revision) => changeLine({ revision, change }));
  }

  orderLine(line: (revision: number) => string): number {
    this.revision += 1;
    this.log.push({ revision: this.revision, line: line(this.revision) });
    this.notify();
    return this.revision;
  }

  /** The last acknowledgement, if it covers the newest revision. */
  confirmed(): Acknowledgement | null {
    const last = this.acks.at(-1);
    return last?.position.revision === this.revision && last.position.epoch === this.epoch ? last : null;
  }

  private notify(): void {
    for (const wake of this.wake.splice(0)) wake();
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const url = new URL(request.url ?? '/', this.url());
    this.paths.push(url.pathname);
    const { method = '', headers } = request;
    this.messages.push({ method, path: url.pathname, query: url.search, headers, body });
    if (!this.answering) {
      response.destroy();
      return;
    }
    const nonce = this.authenticate(request, url, body);
    if (nonce === null) {
      this.refuse(response, 401, 'bad-signature');
      return;
    }
    const answer = await this.answer(url, body);
    if (typeof answer === 'string') {
      this.refuse(response, 410, answer);
      return;
    }
    const time = this.time ?? new Date();
    const trailer = {
      gateway: this.trailerGateway,
      epoch: this.epoch,
      from: answer.from,
      to: answer.to,
      time,
      nonce,
    };
    const signed = signedAnswer(answer.lines, trailer, {
      sha256: sha256Base64,
      sign: signer(this.key.privateKey),
    });
    response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(this.tamper(signed));
  }

  private async answer(
    url: URL,
    body: string,
  ): Promise<{ lines: string[]; from: number; to: number } | string> {
    const here = { lines: ['{"ok":true}'], from: this.revision, to: this.revision };
    switch (url.pathname) {
      case gatewayPaths.enrol:
        this.enrolment = parseEnrolment(body);
        return { ...here, lines: [JSON.stringify(this.welcome())] };
      case gatewayPaths.changes:
        return this.changes(url);
      case gatewayPaths.snapshot: {
        const revision = this.revision;
        return {
          lines: this.snapshot.map((change) => changeLine({ revision, change })),
          from: 0,
          to: revision,
        };
      }
      case gatewayPaths.acks:
        this.acks.push(parseAck(body));
        return this.unproved === null
          ? here
          : { ...here, lines: [JSON.stringify({ ok: true, unproved: this.unproved })] };
      default:
        this.reports.push(parseReport(body));
        return here;
    }
  }

  private async changes(url: URL): Promise<{ lines: string[]; from: number; to: number } | string> {
    const after = parsePosition(url.searchParams.get('after') ?? '');
    if (after?.epoch !== this.epoch || after.revision > this.revision || after.revision < this.compacted) {
      return 'snapshot-needed';
    }
    if (after.revision === this.revision && Number(url.searchParams.get('wait')) > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        this.wake.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    const lines = this.log.filter(({ revision }) => revision > after.revision).map(({ line }) => line);
    return { lines, from: after.revision, to: this.revision };
  }

  private welcome() {
    const portalTime = (this.time ?? new Date()).toISOString();
    return { gateway: this.gateway, name: 'Rathaus', epoch: this.epoch, portalTime };
  }

  /** The nonce of a request that is what it says it is. */
  private authenticate(request: IncomingMessage, url: URL, body: string): string | null {
    const { headers, method = '' } = request;
    const params = parseSignatureInput(String(headers['signature-input']));
    const signature = parseSignature(String(headers.signature));
    const digest = String(headers['content-digest']);
    const key =
      url.pathname === gatewayPaths.enrol ? parseEnrolment(body).agentKey : this.enrolment?.agentKey;
    if (params === null || signature === null || key === undefined) return null;
    if (digest !== contentDigest(body, sha256Base64) || !isFresh(params, new Date())) return null;
    if (this.nonces.has(params.nonce)) return null;
    this.nonces.add(params.nonce);
    const { pathname: path, search: query, host: authority } = url;
    const base = signatureBase({ method, authority, path, query, contentDigest: digest }, params);
    return verifier(key)(base, signature) ? params.nonce : null;
  }

  private refuse(response: ServerResponse, status: number, reason: string): void {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ reason }));
  }
}

/** A 32-byte key that a number stands for. */
export function keyNumber(number: number): string {
  const bytes = Buffer.alloc(32, 7);
  bytes.writeUInt32BE(number);
  return bytes.toString('base64');
}

/** The one access profile of these gateways. */
export const rehearsalProfile = '019f0000-0000-7000-8000-0000000000ff';

/** A credential that a number stands for. */
export function credentialNumber(number: number): string {
  return `${'a'.repeat(26 - 8)}${number
    .toString(8)
    .padStart(8, '0')
    .replace(/[01]/g, (digit) => (digit === '0' ? 'y' : 'z'))}`;
}

export const farEnd = '2999-01-01T00:00:00.000Z';

export function peerSet(number: number, until = farEnd): PeerSet {
  return {
    kind: 'peer.set',
    credential: credentialNumber(number),
    publicKey: keyNumber(number),
    presharedKey: keyNumber(number + 1_000_000),
    addresses: [`10.90.${number >> 8}.${number & 255}/32`, `fd90::${number.toString(16)}/128`],
    until,
    profile: rehearsalProfile,
  };
}

export function peerRemove(number: number, final = true): GatewayChange {
  return { kind: 'peer.remove', credential: credentialNumber(number), publicKey: keyNumber(number), final };
}

export function clientSet(number: number, until = farEnd): ClientSet {
  return {
    kind: 'client.set',
    credential: credentialNumber(number),
    serial: `77${number}`,
    address4: `10.92.${number >> 8}.${number & 255}`,
    address6: `fd92::${number.toString(16)}`,
    until,
    profile: rehearsalProfile,
  };
}

export function clientRemove(number: number, final = true): GatewayChange {
  return {
    kind: 'client.remove',
    credential: credentialNumber(number),
    serial: `77${number}`,
    final,
    forgetAfter: farEnd,
  };
}

/** As portals from before access profiles send them. */
export function settingsOfBefore(): GatewaySettings {
  const { kind, maxOfflineDays, wireguard, openvpn, reachable, masquerade } = rehearsalSettings();
  return { kind, maxOfflineDays, wireguard, openvpn, reachable, masquerade };
}

export function peerOfBefore(number: number): PeerSet {
  const { kind, credential, publicKey, presharedKey, addresses, until } = peerSet(number);
  return { kind, credential, publicKey, presharedKey, addresses, until };
}

export function rehearsalSettings(): GatewaySettings {
  return {
    kind: 'gateway.settings',
    maxOfflineDays: 7,
    wireguard: { listenPort: 51820, addresses: ['10.90.0.1/20', 'fd90::1/64'], mtu: 1420 },
    openvpn: null,
    reachable: ['10.77.0.0/24'],
    masquerade: true,
    reach: {
      timeZone: 'Europe/Berlin',
      profiles: [
        {
          id: rehearsalProfile,
          networks: [wholeNetwork(cidr('10.77.0.0/24'))],
          dns: [],
          domains: [],
          fullTunnel: true,
          times: null,
        },
      ],
    },
  };
}

/** A P-384 key that belongs to nobody here. */
export function foreignServerKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'secp384r1' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
}
