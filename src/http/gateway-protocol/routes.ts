// Gateway protocol version 1 over HTTP: bytes become checked messages, acts answer, and every answer is signed by them.
import { Refusal } from '../../domain/errors';
import {
  gatewayPaths,
  maxWaitSeconds,
  parseAck,
  parseEnrolment,
  parsePosition,
  parseReport,
} from '../../domain/gateway-protocol';
import { rateLimits } from '../../domain/rate-limit';
import { acknowledgeChanges } from '../../usecases/acknowledge-changes';
import {
  authenticateEnrolment,
  authenticateGateway,
  type ReceivedRequest,
} from '../../usecases/authenticate-gateway';
import { enrolGateway } from '../../usecases/enrol-gateway';
import type { Ports } from '../../usecases/ports';
import { readGatewayChanges, type Poll } from '../../usecases/read-gateway-changes';
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

export function gatewayProtocolRoutes(needs: Needs): readonly MachineRoute[] {
  return [enrolRoute(needs), ...gatewayRoutes(needs), agentRoute(needs.agentFile)];
}

/** Who the agent is, its token says; that it holds the key it brings, the signature. */
function enrolRoute({ ports, publicUrl }: Needs): MachineRoute {
  return machineRoute({
    method: 'post',
    path: gatewayPaths.enrol,
    limit: rateLimits.enrolment,
    guard: 'gateway',
    authenticate: async (request) => {
      const enrolment = parseEnrolment(textOf(request));
      const { nonce } = authenticateEnrolment(ports, received(publicUrl, request), enrolment.agentKey);
      return { enrolment, nonce };
    },
    handler: async ({ enrolment, nonce }) => lines(await enrolGateway(ports, enrolment, nonce)),
  });
}

function gatewayRoutes({ ports, publicUrl }: Needs): readonly MachineRoute[] {
  const guarded = {
    guard: 'gateway',
    authenticate: (request: MachineRequest) => authenticateGateway(ports, received(publicUrl, request)),
  } as const;
  return [
    machineRoute({
      ...guarded,
      method: 'get',
      path: gatewayPaths.changes,
      handler: async (asking, request) => lines(await readGatewayChanges(ports, asking, pollOf(request))),
    }),
    machineRoute({
      ...guarded,
      method: 'get',
      path: gatewayPaths.snapshot,
      handler: async (asking) => lines(await readGatewaySnapshot(ports, asking)),
    }),
    machineRoute({
      ...guarded,
      method: 'post',
      path: gatewayPaths.acks,
      handler: async (asking, request) =>
        lines(await acknowledgeChanges(ports, asking, parseAck(textOf(request)))),
    }),
    machineRoute({
      ...guarded,
      method: 'post',
      path: gatewayPaths.report,
      handler: async (asking, request) =>
        lines(await takeGatewayReport(ports, asking, parseReport(textOf(request)))),
    }),
  ];
}

/** May be kept, and asked for again by its hash: an unchanged one is not sent twice. */
function agentRoute({ content, sha256 }: AgentFile): MachineRoute {
  const answer: Answer = {
    status: 200,
    contentType: 'text/javascript; charset=utf-8',
    body: content,
    headers: {
      'Cache-Control': 'public, no-cache',
      ETag: `"${sha256}"`,
      'Content-Disposition': 'attachment; filename="fernamt-agent.cjs"',
    },
  };
  return {
    method: 'get',
    path: gatewayPaths.agent,
    guard: 'api',
    permission: 'anyone',
    handler: async () => answer,
  };
}

function received(publicUrl: URL, request: MachineRequest): ReceivedRequest {
  const { method, path, query, headers } = request;
  return {
    method,
    authority: publicUrl.host,
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

/** `?after=<epoch>.<revision>&wait=<seconds>` */
function pollOf({ query, hungUp }: MachineRequest): Poll {
  const values = new URLSearchParams(query);
  const position = parsePosition(values.get('after') ?? '');
  const wait = values.get('wait') ?? '0';
  if (position === null || !/^\d{1,3}$/.test(wait)) throw new Refusal('invalid', 'gateway-message-malformed');
  return { position, waitSeconds: Math.min(Number(wait), maxWaitSeconds), signal: hungUp };
}

function lines(body: Answer['body']): Answer {
  return { status: 200, contentType: 'application/x-ndjson', body };
}
