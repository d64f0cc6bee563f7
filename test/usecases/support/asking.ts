// A gateway that asks, past HTTP and signatures: what it is told, where it then stands, what it confirms and reports.
import { text } from 'node:stream/consumers';
import type { RevisedChange } from '../../../src/domain/gateway-change';
import { parseChangeLine } from '../../../src/domain/gateway-change-line';
import type { FailedChange, GatewayReport, Position } from '../../../src/domain/gateway-protocol';
import type { CredentialId, GatewayId } from '../../../src/domain/ids';
import { acknowledgeChanges } from '../../../src/usecases/acknowledge-changes';
import type { Ports } from '../../../src/usecases/ports';
import { readGatewayChanges } from '../../../src/usecases/read-gateway-changes';
import { readGatewaySnapshot } from '../../../src/usecases/read-gateway-snapshot';
import { takeGatewayReport } from '../../../src/usecases/take-gateway-report';
import type { Stage, Town } from './stage';

export type Told = { readonly position: Position; readonly changes: readonly RevisedChange[] };

export type TestAgent = {
  readonly snapshot: () => Promise<Told>;
  readonly changes: (after: Position) => Promise<Told>;
  /** Everything is said to be verified, unless something else is said; null: by an agent that does not look. */
  readonly ack: (
    position: Position,
    failed?: readonly FailedChange[],
    verified?: number | null,
  ) => Promise<string>;
  readonly report: (report: Partial<GatewayReport>, ports?: Ports) => Promise<string>;
  /** Takes everything ordered so far, and confirms it. */
  readonly catchUp: () => Promise<Position>;
};

type Speaking = { readonly id: GatewayId; readonly instance?: string };

export function agentOf(stage: Stage, town: Town, { id: gatewayId, instance = '' }: Speaking): TestAgent {
  const { ports } = stage;
  const asking = {
    tenantId: town.id,
    gatewayId,
    agentKey: '',
    nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
    instance,
  };
  const snapshot = async () => toldBy(await text(await readGatewaySnapshot(ports, asking)));
  const ack: TestAgent['ack'] = (position, failed = [], verified = position.revision) =>
    acknowledgeChanges(ports, asking, { position, verified, failed });
  return {
    snapshot,
    ack,
    changes: async (position) => {
      const { signal } = new AbortController();
      return toldBy(
        await text(await readGatewayChanges(ports, asking, { position, waitSeconds: 0, signal })),
      );
    },
    report: (report, with_ = ports) =>
      takeGatewayReport(with_, asking, {
        firstConnected: [],
        tombstones: [],
        openvpnCsr: null,
        agentVersion: '1.0.0',
        drift: {},
        isEmpty: null,
        capacity: [],
        closedSeconds: 0,
        unused: null,
        comparison: null,
        ...report,
      }),
    catchUp: async () => {
      const { position } = await snapshot();
      await ack(position);
      return position;
    },
  };
}

function toldBy(answer: string): Told {
  const lines = answer.trimEnd().split('\n');
  const trailer: { readonly signed: string } = JSON.parse(lines.at(-1) ?? '');
  const { epoch, to }: { readonly epoch: string; readonly to: number } = JSON.parse(trailer.signed);
  return { position: { epoch, revision: to }, changes: lines.slice(0, -1).map(parseChangeLine) };
}

/** What the newest change about a credential says. */
export function saidOf(changes: readonly RevisedChange[], id: CredentialId): string | undefined {
  const about = changes.filter(({ change }) => 'credential' in change && change.credential === id);
  const change = about.at(-1)?.change;
  return change !== undefined && 'final' in change && change.final ? `${change.kind} for good` : change?.kind;
}
