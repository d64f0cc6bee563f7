// Branded identifiers, so that a grant's id cannot be passed where a device's is meant.

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type TenantId = Id<'TenantId'>;
export type PersonId = Id<'PersonId'>;
export type AccessProfileId = Id<'AccessProfileId'>;
export type AccessRequestId = Id<'AccessRequestId'>;
export type BulkDecisionId = Id<'BulkDecisionId'>;
export type GrantId = Id<'GrantId'>;
export type DeviceId = Id<'DeviceId'>;
/** 128 random bits in base32: leaves the house as a certificate's CN and the name of a ccd file. */
export type CredentialId = Id<'CredentialId'>;
/** `client-ca`, of a later generation `client-ca-2`: unique in its municipality. */
export type AuthorityId = Id<'AuthorityId'>;
export type AddressPoolId = Id<'AddressPoolId'>;
export type GatewayGroupId = Id<'GatewayGroupId'>;
export type GatewayId = Id<'GatewayId'>;
export type SignInChangeId = Id<'SignInChangeId'>;
export type AdaptationProposalId = Id<'AdaptationProposalId'>;
export type CryptoWaiverId = Id<'CryptoWaiverId'>;
export type AssignmentId = Id<'AssignmentId'>;
export type DelegationId = Id<'DelegationId'>;
export type ClosingId = Id<'ClosingId'>;
export type DeputyId = Id<'DeputyId'>;
/** Stands for a person in the audit log; the name behind it lives in `identities` and can be erased. */
export type IdentityRef = Id<'IdentityRef'>;

export const tenantId = (text: string): TenantId => text as TenantId;
export const personId = (text: string): PersonId => text as PersonId;
export const accessProfileId = (text: string): AccessProfileId => text as AccessProfileId;
export const accessRequestId = (text: string): AccessRequestId => text as AccessRequestId;
export const bulkDecisionId = (text: string): BulkDecisionId => text as BulkDecisionId;
export const grantId = (text: string): GrantId => text as GrantId;
export const deviceId = (text: string): DeviceId => text as DeviceId;
export const credentialId = (text: string): CredentialId => text as CredentialId;
export const authorityId = (text: string): AuthorityId => text as AuthorityId;
export const addressPoolId = (text: string): AddressPoolId => text as AddressPoolId;
export const gatewayGroupId = (text: string): GatewayGroupId => text as GatewayGroupId;
export const gatewayId = (text: string): GatewayId => text as GatewayId;
export const signInChangeId = (text: string): SignInChangeId => text as SignInChangeId;
export const adaptationProposalId = (text: string): AdaptationProposalId => text as AdaptationProposalId;
export const cryptoWaiverId = (text: string): CryptoWaiverId => text as CryptoWaiverId;
export const assignmentId = (text: string): AssignmentId => text as AssignmentId;
export const closingId = (text: string): ClosingId => text as ClosingId;
export const deputyId = (text: string): DeputyId => text as DeputyId;
export const delegationId = (text: string): DelegationId => text as DelegationId;
export const identityRef = (text: string): IdentityRef => text as IdentityRef;
