// The store: for each tenant its records, directly or in a transaction, and the few acts across tenants.
import type { Knex } from 'knex';
import type { TenantId } from '../../domain/ids';
import type { BeforeCommit, Store, TenantRecords, TenantStore } from '../../usecases/ports';
import { accessProfileRecords } from './access-profiles';
import { accessRequestRecords } from './access-requests';
import { addressRecords } from './addresses';
import { applicationDraftRecords } from './application-drafts';
import { applicationEditionRecords } from './application-editions';
import { approvalSettingsRecord } from './approval-settings';
import { assessmentRecords } from './assessments';
import { assuranceRecord } from './assurance';
import { appendPending, auditRecords, ownEvents } from './audit-events';
import { assignmentRecords } from './assignments';
import { handOverRecords } from './hand-overs';
import { keyRegisterRecords } from './key-register';
import { authorityRecords } from './authorities';
import { serverCertificateRecords } from './server-certificates';
import { bulkDecisionRecords } from './bulk-decisions';
import { cryptoWaiverRecords } from './crypto-waivers';
import { catalogueRecords } from './catalogues';
import { closingRecords } from './closings';
import { credentialRecords } from './credentials';
import { delegationCodeRecords, delegationRecords } from './delegations';
import { deputyRecords } from './deputies';
import { deviceRecords } from './devices';
import { erasureRecords } from './erasure';
import { exportRecords } from './exporting';
import { emergencyRecords } from './emergency';
import { documentRecords } from './documents';
import { fileGatewayRecords } from './file-gateways';
import { gatewayCapacityRecords } from './gateway-capacity';
import { gatewayGroupRecords } from './gateway-groups';
import { gatewayRecords } from './gateways';
import { grantRecords } from './grants';
import { heldRoleRecords } from './held-roles';
import { identityShapeRecords } from './identity-shapes';
import { installationStore } from './installation';
import { metadataWatchRecord } from './metadata-watches';
import { lookRecord } from './looks';
import { mailRecords } from './mails';
import { personMarkRecords } from './person-marks';
import { municipalityFactsRecord } from './municipality-facts';
import { personRecords } from './persons';
import { restoreRecords } from './restores';
import { revocationListRecords } from './revocation-lists';
import { samlMessageRecords } from './saml-messages';
import { quotaRecords } from './quotas';
import { requestArchiveRecords } from './request-archive';
import { requestObligationRecords } from './request-obligations';
import { requestQueryRecords } from './request-queries';
import { requestStepRecords } from './request-steps';
import { samlRequestRecords, samlTestRequestRecords } from './saml-requests';
import { samlSessionRecords } from './saml-sessions';
import type { Scope } from './scope';
import { signInChangeRecords } from './sign-in-changes';
import { signInDraftRecords } from './sign-in-drafts';
import { signInTrialLinkRecords } from './sign-in-trial-links';
import { signInRulesRecord } from './sign-in-rules';
import { signInLogRecords } from './sign-ins';
import { tenantRecord } from './tenants';
import { inTransaction } from './transaction';
import { createVaults, type Secrets } from './vault';
import { unconfirmedOrderRecords } from './unconfirmed-orders';

const mostMade = 1_000;

/** `beforeCommit` sees what a transaction writes into its tenant's log, and may add to the transaction. */
export function createStore(
  knex: Knex,
  secrets: Secrets,
  clock: () => Date,
  beforeCommit: BeforeCommit | null = null,
): Store {
  const vaultOf = createVaults(secrets);

  const scopeIn = (trx: Knex.Transaction, tenantId: TenantId): Scope => {
    const scope: Scope = {
      db: trx,
      tenantId,
      vault: vaultOf(tenantId),
      now: clock,
      pendingEvents: [],
      atomically: (work) => work(scope),
    };
    return scope;
  };
  const transaction = async <Result>(
    tenantId: TenantId,
    work: (scope: Scope, records: () => TenantRecords) => Promise<Result>,
  ): Promise<Result> =>
    inTransaction(knex, async (trx) => {
      const scope = scopeIn(trx, tenantId);
      // Made when first asked for: many transactions need none, and making them costs as much as a query.
      let made: TenantRecords | null = null;
      const records = (): TenantRecords => (made ??= recordsOf(scope));
      const result = await work(scope, records);
      const written = ownEvents(scope);
      if (beforeCommit !== null && written.length > 0) await beforeCommit(records(), written);
      await appendPending(scope);
      return result;
    });
  const scopeOf = (tenantId: TenantId): Scope => ({
    db: knex,
    tenantId,
    vault: vaultOf(tenantId),
    now: clock,
    pendingEvents: null,
    atomically: (work) => transaction(tenantId, work),
  });

  const made = new Map<TenantId, TenantStore>();
  const storeOf = (tenantId: TenantId): TenantStore => ({
    ...recordsOf(scopeOf(tenantId)),
    transaction: (work) => transaction(tenantId, (_scope, records) => work(records())),
  });

  return {
    // Made once for each: it holds nothing but its tenant, and a page asks for it a dozen times.
    forTenant: (tenantId) => {
      const known = made.get(tenantId);
      if (known !== undefined) return known;
      const store = storeOf(tenantId);
      if (made.size >= mostMade) made.clear();
      made.set(tenantId, store);
      return store;
    },
    installation: installationStore({ knex, secrets, vaultOf, scopeIn, recordsOf }),
  };
}

function recordsOf(scope: Scope): TenantRecords {
  return {
    tenant: tenantRecord(scope),
    restores: restoreRecords(scope),
    assurance: assuranceRecord(scope),
    heldRoles: heldRoleRecords(scope),
    emergency: emergencyRecords(scope),
    delegations: delegationRecords(scope),
    delegationCodes: delegationCodeRecords(scope),
    samlRequests: samlRequestRecords(scope),
    samlMessages: samlMessageRecords(scope),
    samlSessions: samlSessionRecords(scope),
    signInDrafts: signInDraftRecords(scope),
    samlTestRequests: samlTestRequestRecords(scope),
    signInTrialLinks: signInTrialLinkRecords(scope),
    persons: personRecords(scope),
    personMarks: personMarkRecords(scope),
    identityShape: identityShapeRecords(scope),
    signInRules: signInRulesRecord(scope),
    signIns: signInLogRecords(scope),
    assignments: assignmentRecords(scope),
    profiles: accessProfileRecords(scope),
    requests: accessRequestRecords(scope),
    applicationDrafts: applicationDraftRecords(scope),
    applicationEditions: applicationEditionRecords(scope),
    assessments: assessmentRecords(scope),
    bulkDecisions: bulkDecisionRecords(scope),
    catalogues: catalogueRecords(scope),
    cryptoWaivers: cryptoWaiverRecords(scope),
    requestQueries: requestQueryRecords(scope),
    approval: approvalSettingsRecord(scope),
    requestSteps: requestStepRecords(scope),
    requestObligations: requestObligationRecords(scope),
    deputies: deputyRecords(scope),
    requestArchive: requestArchiveRecords(scope),
    grants: grantRecords(scope),
    devices: deviceRecords(scope),
    credentials: credentialRecords(scope),
    addresses: addressRecords(scope),
    authorities: authorityRecords(scope),
    handOvers: handOverRecords(scope),
    revocationLists: revocationListRecords(scope),
    keyRegister: keyRegisterRecords(scope),
    serverCertificates: serverCertificateRecords(scope),
    groups: gatewayGroupRecords(scope),
    gateways: gatewayRecords(scope),
    gatewayCapacity: gatewayCapacityRecords(scope),
    unconfirmedOrders: unconfirmedOrderRecords(scope),
    fileGateways: fileGatewayRecords(scope),
    signInChanges: signInChangeRecords(scope),
    metadataWatch: metadataWatchRecord(scope),
    audit: auditRecords(scope),
    facts: municipalityFactsRecord(scope),
    quotas: quotaRecords(scope),
    exported: exportRecords(scope),
    closings: closingRecords(scope),
    erasure: erasureRecords(scope),
    look: lookRecord(scope),
    documents: documentRecords(scope),
    mails: mailRecords(scope),
  };
}
