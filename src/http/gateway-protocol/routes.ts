// Gateway protocol version 1 over HTTP: bytes become checked messages, acts answer, and every answer is signed by them.
import { Refusal } from '../../domain/errors';
import {
  gatewayPaths,
  maxWaitSeconds,
  parseAck,
  parseEnrolment,
  parsePosition,
  parseReport,
  type Enrolment,
  type Position,
} from '../../domain/gateway-protocol';
import { acknowledgeChanges } from '../../usecases/acknowledge-changes';
import {
  authenticateEnrolment,
  authenticateGateway,
  type ReceivedRequest,
} from '../../usecases/authenticate-gateway';
import { enrolGateway } from '../../usecases/enrol-gateway';
import type { Ports } from '../../usecases/ports';
import { readGatewayChanges } from '../../usecases/read-gateway-changes';
import { readGatewaySnapshot } from '../../usecases/read-gateway-snapshot';
import { takeGatewayReport } from '../../usecases/take-gateway-report';
import type { Answer } from '../kit/result';
import { machineRoute, type MachineRequest, type MachineRoute } from '../kit/route';
import type { AgentFile } from './agent-file';

type Needs = {
  readonly ports: Pick<Ports, 'store' | 'clock' | 'ids' | 'pki' | 'wakeups'>;
  /** Its host is what gateways sign, whatever the Host header on the way says. */
  readonly publicUrl: URL;
  readonly agentFile: AgentFile;
};

type Caller = Awaited<ReturnType<typeof authenticateGateway>>;

export function gatewayProtocolRoutes({ ports, publicUrl, agentFile }: Needs): readonly MachineRoute[] {
  const received = (request: MachineRequest): ReceivedRequest => receivedBy(publicUrl.host, request);
  const authenticate = (request: MachineRequest): Promise<Caller> =>
    authenticateGateway(ports, received(request));
  const gateway = { guard: 'gateway', authenticate } as const;
  return [
    machineRoute({
      method: 'post',
      path: gatewayPaths.enrol,
      guard: 'gateway',
      authenticate: async (request) => {
        const enrolment = parseEnrolment(textOf(request));
        return { enrolment, ...authenticateEnrolment(ports, received(request), enrolment.agentKey) };
      },
      handler: async ({ enrolment, nonce }: { enrolment: Enrolment; nonce: string }) =>
        lines(await enrolGateway(ports, enrolment, nonce)),
    }),
    machineRoute({
      ...gateway,
      method: 'get',
      path: gatewayPaths.changes,
      handler: async (caller, request) =>
        lines(await readGatewayChanges(ports, caller.gateway, { ...pollOf(request), nonce: caller.nonce })),
    }),
    machineRoute({
      ...gateway,
      method: 'get',
      path: gatewayPaths.snapshot,
      handler: async (caller) => lines(await readGatewaySnapshot(ports, caller.gateway, caller.nonce)),
    }),
    machineRoute({
      ...gateway,
      method: 'post',
      path: gatewayPaths.acks,
      handler: async (caller, request) =>
        lines(await acknowledgeChanges(ports, caller.gateway, parseAck(textOf(request)), caller.nonce)),
    }),
    machineRoute({
      ...gateway,
      method: 'post',
      path: gatewayPaths.report,
      handler: async (caller, request) =>
        lines(await takeGatewayReport(ports, caller.gateway, parseReport(textOf(request)), caller.nonce)),
    }),
    {
      method: 'get',
      path: gatewayPaths.agent,
      guard: 'api',
      permission: 'anyone',
      handler: async () => program(agentFile),
    },
  ];
}

function receivedBy(authority: string, request: MachineRequest): ReceivedRequest {
  const { method, path, query, headers } = request;
  return {
    method,
    authority,
    path,
    query,
    body: textOf(request),
    headers: {
      contentDigest: headers['content-digest'],
      signatureInput: headers['signature-input'],
      signature: headers['signature'],
    },
  };
}

/** Strictly: bytes that are no text would otherwise be read, and hashed, as other ones. */
function textOf({ body }: MachineRequest): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch (cause) {
    throw new Refusal('invalid', 'gateway-message-malformed', { cause });
  }
}

type PollQuery = { readonly position: Position; readonly waitSeconds: number; readonly signal: AbortSignal };

/** `?after=<epoch>.<revision>&wait=<seconds>` */
function pollOf({ query, hungUp }: MachineRequest): PollQuery {
  const values = new URLSearchParams(query);
  const position = parsePosition(values.get('after') ?? '');
  const wait = values.get('wait') ?? '0';
  if (position === null || !/^\d{1,3}$/.test(wait)) throw new Refusal('invalid', 'gateway-message-malformed');
  return { position, waitSeconds: Math.min(Number(wait), maxWaitSeconds), signal: hungUp };
}

function lines(body: string): Answer {
  return { status: 200, contentType: 'application/x-ndjson', body };
}

/** May be kept, and asked for again by its hash: an unchanged one is not sent twice. */
function program({ content, sha256 }: AgentFile): Answer {
  return {
    status: 200,
    contentType: 'text/javascript; charset=utf-8',
    body: content,
    headers: {
      'Cache-Control': 'public, no-cache',
      ETag: `"${sha256}"`,
      'Content-Disposition': 'attachment; filename="fernamt-agent.cjs"',
    },
  };
}
