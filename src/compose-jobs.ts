// What happens by time while a portal runs, and how often.
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { removeExpiredSessions } from './adapters/db/session-store';
import { every } from './adapters/system/every';
import { Refusal } from './domain/errors';
import type { TenantId } from './domain/ids';
import { bringTemplates } from './usecases/jobs/bring-template';
import { carryOutClosings } from './usecases/jobs/carry-out-closings';
import { compactGatewayChanges } from './usecases/jobs/compact-gateway-changes';
import { endCryptoWaivers } from './usecases/jobs/end-crypto-waivers';
import { destroyStrayKeys } from './usecases/jobs/destroy-stray-keys';
import { expireGrants } from './usecases/jobs/expire-grants';
import { forgetGatewayCapacity } from './usecases/jobs/forget-gateway-capacity';
import { forgetHandOvers } from './usecases/jobs/forget-hand-overs';
import { forgetDrafts } from './usecases/jobs/forget-drafts';
import { lapseAdaptationProposals } from './usecases/jobs/lapse-adaptation-proposals';
import { lapseCryptoWaivers } from './usecases/jobs/lapse-crypto-waivers';
import { lapseSignInChanges } from './usecases/jobs/lapse-sign-in-changes';
import { forgetBulkDecisions } from './usecases/jobs/forget-bulk-decisions';
import { forgetSignIns } from './usecases/jobs/forget-sign-ins';
import { lapseAssignments } from './usecases/jobs/lapse-assignments';
import { makeRevocationLists } from './usecases/jobs/make-revocation-lists';
import { pollMetadata } from './usecases/jobs/poll-metadata';
import { remindByMail } from './usecases/jobs/remind-by-mail';
import { retireRenewedCredentials } from './usecases/jobs/retire-renewed-credentials';
import { sendMails } from './usecases/jobs/send-mails';
import { tellOfUnconfirmedOrders } from './usecases/jobs/tell-of-unconfirmed-orders';
import { watchDeadlines } from './usecases/jobs/watch-deadlines';
import { voidPendingCredentials } from './usecases/jobs/void-pending-credentials';
import type { Ports } from './usecases/ports';

export type Jobs = { readonly start: () => void; readonly stop: () => Promise<void> };

type Needs = { readonly ports: Ports; readonly knex: Knex; readonly logger: Logger };

const grantsMs = 15_000;
const closingsMs = 5_000;
const mailsMs = 5_000;
const templatesMs = 5_000;
/** Whoever fetches a list finds in it what was taken back a few seconds ago. */
const listsMs = 2_000;
/** So long a mail server that takes nothing is left alone. */
const standstillMs = 60_000;
/** A gateway that is away for a day of busy work is looked at many times before its log is long. */
const compactMs = 60_000;
const sweepMs = 5 * 60_000;
/** Often enough to be told before somebody needs a certificate. */
const tokenMs = 60_000;
/** One municipality's identity provider at a time: two hundred fit into a day many times over. */
const metadataMs = 15_000;

type TenantJob = readonly [
  name: string,
  everyMs: number,
  work: (ports: Ports, tenant: TenantId) => Promise<unknown>,
];

/** What is done for one municipality after the other. */
const tenantJobs: readonly TenantJob[] = [
  ['expire', grantsMs, expireGrants],
  ['void', sweepMs, voidPendingCredentials],
  ['retire', grantsMs, retireRenewedCredentials],
  ['tell-of-unconfirmed-orders', grantsMs, tellOfUnconfirmedOrders],
  ['lapse', sweepMs, lapseSignInChanges],
  ['lapse-assignments', sweepMs, lapseAssignments],
  ['forget-bulk-decisions', sweepMs, forgetBulkDecisions],
  ['watch-deadlines', sweepMs, watchDeadlines],
  ['forget-sign-ins', sweepMs, forgetSignIns],
  ['forget-drafts', sweepMs, forgetDrafts],
  ['forget-hand-overs', sweepMs, forgetHandOvers],
  ['forget-gateway-capacity', sweepMs, forgetGatewayCapacity],
  ['remind-by-mail', sweepMs, remindByMail],
  ['lapse-adaptation-proposals', sweepMs, lapseAdaptationProposals],
  ['compact-gateway-changes', compactMs, compactGatewayChanges],
  ['end-crypto-waivers', sweepMs, endCryptoWaivers],
  ['lapse-crypto-waivers', sweepMs, lapseCryptoWaivers],
];

export function portalJobs({ ports, knex, logger }: Needs): Jobs {
  const report = (job: string) => (error: unknown) => logger.error({ err: error, job }, 'job failed');
  const running: ReturnType<typeof every>[] = [];
  return {
    start: () => {
      running.push(
        ...tenantJobs.map(([name, everyMs, work]) =>
          every(
            everyMs,
            () => forEachTenant({ ports, logger }, (tenant) => work(ports, tenant)),
            report(name),
          ),
        ),
        every(listsMs, () => makeLists({ ports, logger }), report('revocation-lists')),
        every(templatesMs, () => bringAll(ports), report('bring-templates')),
        every(mailsMs, sendInTime({ ports, logger }), report('send-mails')),
        every(metadataMs, () => pollNextMetadata({ ports, logger }), report('metadata')),
        every(tokenMs, () => lookAfterToken({ ports, logger }), report('token')),
        every(closingsMs, () => carryOutClosings(ports), report('close')),
        every(sweepMs, () => sweep(ports, knex), report('sweep')),
      );
    },
    stop: async () => {
      await Promise.all(running.splice(0).map((job) => job.stop()));
    },
  };
}

/** The mail server's trouble is said once a minute, not once a mail; numbers are logged, never whom a mail was for. */
function sendInTime({ ports, logger }: Pick<Needs, 'ports' | 'logger'>): () => Promise<void> {
  let restsUntil = 0;
  return async () => {
    if (ports.clock().getTime() < restsUntil) return;
    const { outcomes, standstill } = await sendMails(ports);
    if (Object.keys(outcomes).length > 0) logger.info({ outcomes }, 'mails');
    if (standstill === null) return;
    restsUntil = ports.clock().getTime() + standstillMs;
    logger.warn({ answer: standstill }, 'the mail server takes no mail');
  };
}

/** Nothing for the audit log: nobody has done anything. What cannot be made is said until it can. */
async function makeLists({ ports, logger }: Pick<Needs, 'ports' | 'logger'>): Promise<void> {
  const { failed } = await makeRevocationLists(ports);
  for (const { tenant, authorityId, error } of failed)
    logger.error({ err: error, tenant, authority: authorityId }, 'revocation list could not be made');
}

/** Whether the token answers is said by itself, when it changes. */
async function lookAfterToken({ ports, logger }: Pick<Needs, 'ports' | 'logger'>): Promise<void> {
  const { keyToken } = ports.pki;
  try {
    await keyToken?.reach();
    const destroyed = await destroyStrayKeys(ports);
    if (destroyed > 0)
      logger.info({ destroyed }, 'keys in the token for which no authority stands are destroyed');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function bringAll(ports: Ports): Promise<void> {
  await bringTemplates(ports);
}

async function pollNextMetadata({ ports, logger }: Pick<Needs, 'ports' | 'logger'>): Promise<void> {
  const tenant = await ports.store.installation.nextMetadataWatch(ports.clock());
  if (tenant === null) return;
  const outcome = await pollMetadata(ports, tenant);
  if (outcome === 'unreadable') logger.warn({ tenant }, 'metadata of an identity provider cannot be read');
  if (outcome === 'to-propose') logger.info({ tenant }, 'metadata of an identity provider have changed');
}

async function sweep({ store, clock }: Ports, knex: Knex): Promise<void> {
  await store.installation.sweep(clock());
  await removeExpiredSessions(knex, clock());
}

/** A tenant whose job fails holds up no other; refused means that another portal process was quicker. */
async function forEachTenant(
  { ports, logger }: Pick<Needs, 'ports' | 'logger'>,
  work: (tenant: TenantId) => Promise<unknown>,
): Promise<void> {
  for (const { id } of await ports.store.installation.tenants()) {
    try {
      await work(id);
    } catch (error) {
      if (error instanceof Refusal) logger.info({ reason: error.reason, tenant: id }, 'job refused');
      else logger.error({ err: error, tenant: id }, 'job failed');
    }
  }
}
