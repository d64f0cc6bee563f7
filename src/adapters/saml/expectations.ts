// What a response must say to be for us: who sends it, to where, for whom, in answer to what, and when.

export type ResponseExpectations = {
  /** entityID of the tenant's identity provider. */
  readonly issuer: string;
  /** Our ACS for this tenant: Destination of the response, Recipient of its assertion. */
  readonly acs: string;
  readonly wantAssertionsSigned: boolean;
  readonly wantResponseSigned: boolean;
  readonly now: Date;
};

export type AssertionExpectations = {
  readonly issuer: string;
  readonly acs: string;
  /** Our entityID for this tenant. */
  readonly audience: string;
  /** The request that this browser was sent away with. */
  readonly requestId: string;
  /** How long ago the person may have signed in at the identity provider. */
  readonly maxAuthenticationAgeMs: number;
  readonly now: Date;
};

/** A message is sent on at once; the browser in between needs a moment. */
export const maxMessageAgeMs = 300_000;
