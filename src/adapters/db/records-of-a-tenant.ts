// Everything that is kept of one tenant, each kind of record in a file of its own.
import type { TenantRecords } from '../../usecases/ports';
import { accessProfileRecords } from './access-profiles';
import { accessRequestRecords } from './access-requests';
import { addressRecords } from './addresses';
import { applicationDraftRecords } from './application-drafts';
import { applicationEditionRecords } from './application-editions';
import { approvalSettingsRecord } from './approval-settings';
import { assessmentRecords } from './assessments';
import { assuranceRecord } from './assurance';
import { auditRecords } from './audit-events';
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
import { metadataWatchRecord } from './metadata-watches';
import { lookRecord } from './looks';
import { mailRecords } from './mails';
import { personMarkRecords } from './person-marks';
import { municipalityFactsRecord } from './municipality-facts';
import { personRecords } from './persons';
import { revocationListRecords } from './revocation-lists';
import { samlMessageRecords } from './saml-messages';
import { quotaRecords } from './quotas';
import { requestArchiveRecords } from './request-archive';
import { requestObligationRecords } from './request-obligations';
import { requestQueryRecords } from './request-queries';
import { requestStepRecords } from './request-steps';
import { samlRequestRecords, samlTestRequestRecords } from './saml-requests';
import { samlSessionRecords } from './saml-sessions';
import { signInChangeRecords } from './sign-in-changes';
import { signInDraftRecords } from './sign-in-drafts';
import { signInTrialLinkRecords } from './sign-in-trial-links';
import { signInRulesRecord } from './sign-in-rules';
import { signInLogRecords } from './sign-ins';
import { tenantRecord } from './tenants';
import { unconfirmedOrderRecords } from './unconfirmed-orders';
import type { Scope } from './scope';

/**
 * Each is made when it is asked for: a transaction needs a handful of them, and making all takes longer than a query does.
 */
export function recordsOf(scope: Scope): TenantRecords {
  return {
    get tenant() {
      return tenantRecord(scope);
    },
    get assurance() {
      return assuranceRecord(scope);
    },
    get heldRoles() {
      return heldRoleRecords(scope);
    },
    get emergency() {
      return emergencyRecords(scope);
    },
    get delegations() {
      return delegationRecords(scope);
    },
    get delegationCodes() {
      return delegationCodeRecords(scope);
    },
    get samlRequests() {
      return samlRequestRecords(scope);
    },
    get samlMessages() {
      return samlMessageRecords(scope);
    },
    get samlSessions() {
      return samlSessionRecords(scope);
    },
    get signInDrafts() {
      return signInDraftRecords(scope);
    },
    get samlTestRequests() {
      return samlTestRequestRecords(scope);
    },
    get signInTrialLinks() {
      return signInTrialLinkRecords(scope);
    },
    get persons() {
      return personRecords(scope);
    },
    get personMarks() {
      return personMarkRecords(scope);
    },
    get identityShape() {
      return identityShapeRecords(scope);
    },
    get signInRules() {
      return signInRulesRecord(scope);
    },
    get signIns() {
      return signInLogRecords(scope);
    },
    get assignments() {
      return assignmentRecords(scope);
    },
    get profiles() {
      return accessProfileRecords(scope);
    },
    get requests() {
      return accessRequestRecords(scope);
    },
    get applicationDrafts() {
      return applicationDraftRecords(scope);
    },
    get applicationEditions() {
      return applicationEditionRecords(scope);
    },
    get assessments() {
      return assessmentRecords(scope);
    },
    get bulkDecisions() {
      return bulkDecisionRecords(scope);
    },
    get catalogues() {
      return catalogueRecords(scope);
    },
    get cryptoWaivers() {
      return cryptoWaiverRecords(scope);
    },
    get requestQueries() {
      return requestQueryRecords(scope);
    },
    get approval() {
      return approvalSettingsRecord(scope);
    },
    get requestSteps() {
      return requestStepRecords(scope);
    },
    get requestObligations() {
      return requestObligationRecords(scope);
    },
    get deputies() {
      return deputyRecords(scope);
    },
    get requestArchive() {
      return requestArchiveRecords(scope);
    },
    get grants() {
      return grantRecords(scope);
    },
    get devices() {
      return deviceRecords(scope);
    },
    get credentials() {
      return credentialRecords(scope);
    },
    get addresses() {
      return addressRecords(scope);
    },
    get authorities() {
      return authorityRecords(scope);
    },
    get handOvers() {
      return handOverRecords(scope);
    },
    get revocationLists() {
      return revocationListRecords(scope);
    },
    get keyRegister() {
      return keyRegisterRecords(scope);
    },
    get serverCertificates() {
      return serverCertificateRecords(scope);
    },
    get groups() {
      return gatewayGroupRecords(scope);
    },
    get gateways() {
      return gatewayRecords(scope);
    },
    get gatewayCapacity() {
      return gatewayCapacityRecords(scope);
    },
    get unconfirmedOrders() {
      return unconfirmedOrderRecords(scope);
    },
    get fileGateways() {
      return fileGatewayRecords(scope);
    },
    get signInChanges() {
      return signInChangeRecords(scope);
    },
    get metadataWatch() {
      return metadataWatchRecord(scope);
    },
    get audit() {
      return auditRecords(scope);
    },
    get facts() {
      return municipalityFactsRecord(scope);
    },
    get quotas() {
      return quotaRecords(scope);
    },
    get exported() {
      return exportRecords(scope);
    },
    get closings() {
      return closingRecords(scope);
    },
    get erasure() {
      return erasureRecords(scope);
    },
    get look() {
      return lookRecord(scope);
    },
    get documents() {
      return documentRecords(scope);
    },
    get mails() {
      return mailRecords(scope);
    },
  };
}
