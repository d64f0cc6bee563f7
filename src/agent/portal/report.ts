// Tells the portal what only the gateway knows: who has connected once, what was revoked here, that a certificate ends,
// what the gateway carried.
import { X509Certificate } from 'node:crypto';
import { mostReportedBuckets } from '../../domain/gateway-capacity';
import { driftTotal, lessDrift } from '../../domain/gateway-drift';
import { gatewayPaths, maxReported } from '../../domain/gateway-protocol';
import type { GatewayReport, UnusedReport } from '../../domain/gateway-protocol';
import { mostFindings } from '../../domain/restore-comparison';
import type { AgentState } from '../memory/agent-state';
import type { GatewayKeys } from '../identity/gateway-keys';
import { inTurn } from '../enforcing/in-turn';
import type { Journal } from '../memory/journal';
import type { PortalCall, SignedAnswer } from './portal-client';
import { agentVersion } from '../../domain/agent-version';
import type { UseWatch } from '../enforcing/use-watch';

export type ReporterParts = {
  readonly journal: Journal;
  readonly keys: GatewayKeys;
  readonly call: (call: PortalCall) => Promise<SignedAnswer>;
  readonly use: UseWatch;
  /** The portal's time. */
  readonly now: () => number;
  /** Out for maintenance: whether its OpenVPN server is empty. Null: not out. */
  readonly isEmpty: () => boolean | null;
};

const dayMs = 86_400_000;
const renewBeforeMs = 30 * dayMs;
const timeoutMs = 15_000;

export class Reporter {
  private readonly parts: ReporterParts;
  private hasReported = false;
  private toldEmpty: boolean | null = null;
  /** How often it was to be told again. */
  private begins = 0;
  /** When a new certificate was asked for last. */
  private askedAt = Number.NEGATIVE_INFINITY;
  private readonly turn = inTurn();

  constructor(parts: ReporterParts) {
    this.parts = parts;
  }

  /** Sends what is untold, piece by piece; and once after each start, so that the portal knows the agent's version. */
  reportNews(): Promise<void> {
    // One after the other: two at once would tell the same twice.
    return this.turn(async () => {
      await this.sendNews();
      await this.sendComparison();
    });
  }

  /** What is told only when it changes. */
  tellAgain(): void {
    this.toldEmpty = null;
    this.begins += 1;
  }

  private async sendNews(): Promise<void> {
    for (;;) {
      const told = this.untold();
      const { begins } = this;
      const openvpnCsr = this.requestWhenDue();
      const { drift, closedSeconds, capacity: kept } = this.parts.journal.state;
      const capacity = kept.slice(0, mostReportedBuckets);
      const isEmpty = this.parts.isEmpty();
      const unused = this.parts.use.news(maxReported);
      const findings = {
        ...(driftTotal(drift) > 0 ? { drift } : {}),
        ...(closedSeconds > 0 ? { closedSeconds } : {}),
        ...(capacity.length > 0 ? { capacity } : {}),
      };
      const isNews = told.length > 0 || openvpnCsr !== null || isEmpty !== this.toldEmpty || !unused.isEmpty;
      if (!isNews && Object.keys(findings).length === 0 && this.hasReported) return;
      const said = isEmpty === null ? {} : { isEmpty };
      const report = { ...this.reportOf(told), openvpnCsr, ...findings, ...said, unused: unused.report };
      await this.parts.call({
        method: 'POST',
        path: gatewayPaths.report,
        body: JSON.stringify(report),
        timeoutMs,
      });
      this.hasReported = true;
      if (begins === this.begins) this.toldEmpty = isEmpty;
      if (openvpnCsr !== null) this.askedAt = this.parts.now();
      this.noteTold(told, { drift, capacity, closedSeconds });
      unused.told();
      if (told.length < maxReported && capacity.length < mostReportedBuckets && !isFull(unused.report))
        return;
    }
  }

  /** In reports of their own, since there may be as many findings as devices; the last says that these are all. */
  private async sendComparison(): Promise<void> {
    const { journal, call } = this.parts;
    for (;;) {
      const { compared: epoch, findings: all } = journal.state;
      if (epoch === null) return;
      const findings = [...all.values()].slice(0, mostFindings);
      const complete = findings.length === all.size;
      const comparison = { epoch, findings, complete };
      const nothing = { firstConnected: [], tombstones: [], openvpnCsr: null, agentVersion };
      const unused = { anew: false, begun: [], ended: [] };
      const body = JSON.stringify({ ...nothing, unused, comparison });
      await call({ method: 'POST', path: gatewayPaths.report, body, timeoutMs });
      // A newer comparison may have begun meanwhile: what it found is told for its own epoch.
      if (journal.state.compared !== epoch) continue;
      journal.append([{ findingsTold: findings.map(({ key }) => key) }], 'lazy');
      if (complete) journal.append([{ compared: null }], 'lazy');
    }
  }

  /** What was found while the report was under way is not told yet. */
  private noteTold(
    told: readonly string[],
    { drift, capacity, closedSeconds }: Pick<AgentState, 'drift' | 'capacity' | 'closedSeconds'>,
  ): void {
    const { journal } = this.parts;
    if (closedSeconds > 0)
      journal.append([{ closedSeconds: journal.state.closedSeconds - closedSeconds }], 'lazy');
    if (told.length > 0) journal.append([{ reported: told }], 'lazy');
    const buckets = capacity.map(({ from }) => from.toISOString());
    if (buckets.length > 0) journal.append([{ bucketsTold: buckets }], 'lazy');
    if (driftTotal(drift) > 0) journal.append([{ drift: lessDrift(journal.state.drift, drift) }], 'lazy');
  }

  private untold(): readonly string[] {
    const { unreported } = this.parts.journal.state;
    const told: string[] = [];
    for (const key of unreported) {
      if (told.length === maxReported) break;
      told.push(key);
    }
    return told;
  }

  private reportOf(
    told: readonly string[],
  ): Omit<GatewayReport, 'drift' | 'capacity' | 'closedSeconds' | 'unused' | 'isEmpty' | 'comparison'> {
    const { connected, tombstones } = this.parts.journal.state;
    return {
      firstConnected: told.filter((key) => connected.has(key)),
      tombstones: told.flatMap((key) => {
        const tombstone = tombstones.get(key);
        return tombstone === undefined
          ? []
          : [{ credential: tombstone.credential, kind: tombstone.kind, key }];
      }),
      openvpnCsr: null,
      agentVersion,
    };
  }

  /** Once a day while the present certificate is about to end. */
  private requestWhenDue(): string | null {
    const { journal, keys, now } = this.parts;
    const certificate = journal.state.settings?.openvpn?.certificate;
    if (certificate === undefined || now() - this.askedAt < dayMs) return null;
    const endsAt = Date.parse(new X509Certificate(certificate).validTo);
    return endsAt - now() < renewBeforeMs ? keys.nextRequest() : null;
  }
}

const isFull = ({ begun, ended }: UnusedReport): boolean =>
  begun.length === maxReported || ended.length === maxReported;
