/**
 * The agent at work: follows the portal, and keeps end dates and the system in order whether the portal answers or not.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { driftTotal } from '../../domain/gateway-drift';
import { maxWaitSeconds } from '../../domain/gateway-protocol';
import { CapacityMeter } from '../enforcing/capacity-meter';
import { PortalFollower } from '../portal/follow-portal';
import { TooOld } from '../portal/unfit-answer';
import type { GatewayHost, HostOptions } from './gateway-host';
import { openHost } from './gateway-host';
import { readHost } from '../host/host-reading';
import { inTurn } from '../enforcing/in-turn';
import type { InTurn } from '../enforcing/in-turn';
import { openControl } from '../service/local-control';
import { PortalRefusal, callPortal, fetchFromPortal } from '../portal/portal-client';
import type { PassingCall, PortalCall, SignedAnswer, SpooledAnswer } from '../portal/portal-client';
import { Reporter } from '../portal/report';

const tickMs = 1_000;
/** From the begin of one comparison to the begin of the next: what it finds is told within a minute. */
const repairMs = 30_000;
const firstPauseMs = 500;
/** After a boot the network may need a moment: so long the portal's word is waited for before the last state is applied. */
const graceMs = 10_000;
const longestPauseMs = 60_000;
/** So many times as long as a look took, so that looking never takes more than a fifth of a processor. */
const restPerLook = 4;
/** What could not be looked at, or not be confirmed, is tried again after this. */
const unverifiedPauseMs = 5_000;
/** Too old: asked again this seldom, in case that the portal takes back what we do not know. */
const tooOldPauseMs = 300_000;

/** Runs until aborted. */
export async function runAgent(options: HostOptions, abort: AbortSignal): Promise<void> {
  const { log, stateFolder } = options;
  const host = openHost(options);
  const { journal, keys, clock, keeper, use } = host;
  const turn = inTurn();
  const call = (one: PortalCall): Promise<SignedAnswer> => callPortal(host.portal, one, abort);
  const fetch = (one: PassingCall): Promise<SpooledAnswer> =>
    fetchFromPortal(host.portal, { ...one, folder: stateFolder }, abort);
  const reporter = new Reporter({
    journal,
    keys,
    call,
    use,
    now: () => clock.now(),
    isEmpty: () => keeper.isEmpty(),
  });
  const begunAnew = () => reporter.tellAgain();
  const follower = new PortalFollower({ state: journal.state, keeper, call, fetch, turn, begunAnew, log });
  const control = await openControl(stateFolder, async (credential) => {
    const failure = await turn(() => keeper.revokeHere(credential));
    reporter.reportNews().catch((error: unknown) => log(`will be reported later: ${messageOf(error)}`));
    return failure;
  });
  log(`gateway ${host.identity.gateway} follows ${host.identity.portal}`);
  const { wireguardInterface, openvpnInterface, openvpnTcpInterface } = host.identity.place;
  const read = () => readHost([wireguardInterface, openvpnInterface, openvpnTcpInterface]);
  const meter = new CapacityMeter({ journal, clock, read });
  const duty = { host, turn, log, abort };
  try {
    await Promise.all([
      keepEnds(duty),
      keepInOrder(duty, reporter, meter),
      follow(duty, follower, reporter),
      verifyBeside(duty, follower),
    ]);
  } finally {
    control.close();
    use.save(clock.now());
    journal.close();
  }
}

type Duty = {
  readonly host: GatewayHost;
  readonly turn: InTurn;
  readonly log: (text: string) => void;
  readonly abort: AbortSignal;
};

async function keepEnds({ host: { keeper, journal }, turn, log, abort }: Duty): Promise<void> {
  while (!abort.aborted) {
    await pause(tickMs, abort);
    await turn(() => keeper.expire()).catch((error: unknown) => log(`end dates: ${messageOf(error)}`));
    await turn(() => keeper.letGo()).catch((error: unknown) => log(`maintenance: ${messageOf(error)}`));
    await turn(() => keeper.keepTimes()).catch((error: unknown) => log(`times of use: ${messageOf(error)}`));
    await turn(async () => journal.tidy()).catch((error: unknown) => log(`memory: ${messageOf(error)}`));
  }
}

/** Beside everything else: with very many peers it takes seconds, and no order waits for it. */
async function keepInOrder(
  { host, turn, log, abort }: Duty,
  reporter: Reporter,
  meter: CapacityMeter,
): Promise<void> {
  const { keeper, journal } = host;
  let next = performance.now() + repairMs;
  while (!abort.aborted) {
    await pause(Math.max(next - performance.now(), tickMs), abort);
    if (isOver(abort)) return;
    next = performance.now() + repairMs;
    await keeper
      .reconcile(turn)
      .then((inUse) => inUse !== null && meter.note(inUse))
      .catch((error: unknown) => log(`repair: ${messageOf(error)}`));
    // Somebody may be sitting in front of a page that says when their device has connected.
    const { unreported, drift } = journal.state;
    if (unreported.size === 0 && driftTotal(drift) === 0 && host.use.news(1).isEmpty) continue;
    await reporter.reportNews().catch((error: unknown) => {
      if (!isOver(abort)) log(`will be reported later: ${messageOf(error)}`);
    });
  }
}

async function follow(duty: Duty, follower: PortalFollower, reporter: Reporter): Promise<void> {
  const { log, abort } = duty;
  const aloneFrom = performance.now() + graceMs;
  let waitSeconds = 0;
  let pauseMs = firstPauseMs;
  while (!abort.aborted) {
    try {
      await follower.round(waitSeconds);
      await reporter.reportNews();
      waitSeconds = maxWaitSeconds;
      pauseMs = firstPauseMs;
    } catch (error) {
      if (isOver(abort)) return;
      log(messageOf(error));
      if (error instanceof TooOld || performance.now() >= aloneFrom) await standAlone(duty);
      pauseMs = error instanceof TooOld ? tooOldPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      await pause(pauseMs / 2 + randomInt(Math.ceil(pauseMs / 2)), abort);
    }
  }
}

/**
 * Looks at what was carried out, as soon as something was: beside the rounds, so that with very many peers nothing waits
 * for a look. After a long look comes a rest in proportion, and what comes in meanwhile shares the next one.
 */
async function verifyBeside(duty: Duty, follower: PortalFollower): Promise<void> {
  const { host, turn, log, abort } = duty;
  const { keeper } = host;
  abort.addEventListener('abort', () => keeper.stopWaiting(), { once: true });
  while (!abort.aborted) {
    await keeper.whenUnverified();
    if (isOver(abort)) return;
    const began = performance.now();
    let restMs = firstPauseMs;
    try {
      const isAsOrdered = await keeper.verify(turn);
      restMs = (performance.now() - began) * restPerLook;
      await follower.acknowledge();
      if (isAsOrdered) continue;
      await turn(() => keeper.retry());
      restMs = Math.max(restMs, firstPauseMs);
    } catch (error) {
      if (!isOver(abort)) log(`verifying: ${messageOf(error)}`);
      restMs = unverifiedPauseMs;
    } finally {
      await pause(restMs, abort);
    }
  }
}

/**
 * Without the portal the last state goes on, unless it is too old to be believed after a start. Beyond the limit of its
 * contact it is brought up with nobody in it: what a former run left behind ends.
 */
async function standAlone({ host: { keeper }, turn, log }: Duty): Promise<void> {
  if (keeper.isClosed() || keeper.isFresh()) await turn(() => keeper.bringUp());
  else {
    log('the last word of the portal is too long ago: nothing is started before it answers');
    await turn(() => keeper.endWhatHasEnded());
  }
}

async function pause(ms: number, abort: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: abort }).catch(() => undefined);
}

const isOver = (abort: AbortSignal): boolean => abort.aborted;

function messageOf(error: unknown): string {
  if (error instanceof PortalRefusal && error.reason === 'clock-off') {
    return "the portal refuses: this host's clock is more than five minutes from the portal's";
  }
  return error instanceof Error ? error.message : String(error);
}
