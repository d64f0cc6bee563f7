// The migrations in the order they are applied; append-only, never change one that has been merged.
import { installation } from './0001-installation';
import { tenants } from './0002-tenants';
import { people } from './0003-people';
import { gateways } from './0004-gateways';
import { access } from './0005-access';
import { gatewayOrders } from './0006-gateway-orders';
import { lostDevices } from './0007-lost-devices';
import { gatewayProblems } from './0008-gateway-problems';
import { samlUse } from './0009-saml-use';
import { assignments } from './0010-assignments';
import { signInDrafts } from './0011-sign-in-drafts';
import { municipalities } from './0012-municipalities';
import { assurance } from './0013-assurance';
import { rateCounts } from './0014-rate-counts';
import { signInChanges } from './0015-sign-in-changes';
import { delegations } from './0016-delegations';
import { lookAndDocuments } from './0017-look-and-documents';
import { closings } from './0018-closings';
import { metadataWatches } from './0019-metadata-watches';
import { samlKeyRotations } from './0020-saml-key-rotations';
import { whoIsWho } from './0021-who-is-who';
import { emergency } from './0022-emergency';
import { attributesInSignInChanges } from './0023-attributes-in-sign-in-changes';
import { sessionLimits } from './0024-session-limits';
import { signInChangeTrials } from './0025-sign-in-change-trials';
import { leafletDocuments } from './0026-leaflet-documents';
import { mails } from './0027-mails';
import { lookingBack } from './0028-looking-back';
import { applications } from './0029-applications';
import { bulkDecisions } from './0030-bulk-decisions';
import { federalStates } from './0031-federal-states';
import { renewals } from './0032-renewals';
import { mailTemplates } from './0033-mail-templates';
import { approvalChain } from './0034-approval-chain';
import { catalogues } from './0035-catalogues';
import { supervisorAddress } from './0036-supervisor-address';
import { standIns } from './0037-stand-ins';
import { keysAndDates } from './0038-keys-and-dates';
import { authorities } from './0039-authorities';
import { cryptoProfiles } from './0040-crypto-profiles';
import { revocationLists } from './0041-revocation-lists';
import { keysInThePage } from './0042-keys-in-the-page';
import { keyRegister } from './0043-key-register';
import { handOvers } from './0044-hand-overs';
import { keysInTokens } from './0045-keys-in-tokens';
import { verifiedOrders } from './0047-verified-orders';
import { profileReach } from './0049-profile-reach';
import { wireguardKeySince } from './0051-wireguard-key-since';
import { gatewaysAtScale } from './0052-gateways-at-scale';
import { gatewayCapacity } from './0053-gateway-capacity';
import { unusedAccesses } from './0054-unused-accesses';
import { openvpnOverTcp } from './0055-openvpn-over-tcp';
import { gatewayMaintenance } from './0057-gateway-maintenance';
import { fileGateways } from './0058-file-gateways';
import { contactLimits } from './0059-contact-limits';
import { gatewayInstances } from './0061-gateway-instances';
import { restores } from './0062-restores';
import { refusalNotices } from './0063-refusal-notices';
import { profileRevisions } from './0064-profile-revisions';
import { groupNetworks } from './0065-group-networks';
import type { Migration } from './migration';

export const migrations: readonly Migration[] = [
  installation,
  tenants,
  people,
  gateways,
  access,
  gatewayOrders,
  lostDevices,
  gatewayProblems,
  samlUse,
  assignments,
  signInDrafts,
  municipalities,
  assurance,
  rateCounts,
  signInChanges,
  delegations,
  lookAndDocuments,
  closings,
  metadataWatches,
  samlKeyRotations,
  whoIsWho,
  emergency,
  attributesInSignInChanges,
  sessionLimits,
  signInChangeTrials,
  leafletDocuments,
  mails,
  lookingBack,
  applications,
  bulkDecisions,
  federalStates,
  renewals,
  mailTemplates,
  approvalChain,
  catalogues,
  supervisorAddress,
  standIns,
  keysAndDates,
  authorities,
  cryptoProfiles,
  revocationLists,
  keysInThePage,
  keyRegister,
  handOvers,
  keysInTokens,
  verifiedOrders,
  profileReach,
  wireguardKeySince,
  gatewaysAtScale,
  gatewayCapacity,
  unusedAccesses,
  openvpnOverTcp,
  gatewayMaintenance,
  fileGateways,
  contactLimits,
  gatewayInstances,
  restores,
  refusalNotices,
  profileRevisions,
  groupNetworks,
];
