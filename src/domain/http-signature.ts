/**
 * The text that is signed under a gateway's request, and the two headers that carry the signature
 * (RFC 9421 HTTP Message Signatures, RFC 9530 Content-Digest). Signing and hashing are passed in.
 */

export type SignatureParams = {
  /** Unix seconds, by the signer's clock. */
  readonly created: number;
  /** 16 random bytes in base64url: makes every request one of a kind. */
  readonly nonce: string;
  /** The gateway's id, or `enrol` while it has none. */
  readonly keyid: string;
};

export type SignedRequest = {
  readonly method: string;
  /** Host and, unless it is the scheme's own, port. */
  readonly authority: string;
  readonly path: string;
  /** With its leading `?`; an empty string when there is none. */
  readonly query: string;
  /** The value of the Content-Digest header, also of an empty body. */
  readonly contentDigest: string;
};

/** SHA-256 of the text's UTF-8 bytes, in base64. */
export type Sha256Base64 = (text: string) => string;

export const enrolmentKeyId = 'enrol';
export const maxClockSkewSeconds = 300;

const components = '("@method" "@authority" "@path" "@query" "content-digest")';
const inputPattern =
  /^sig1=\("@method" "@authority" "@path" "@query" "content-digest"\);created=(\d{1,12});nonce="([A-Za-z0-9_-]{22})";keyid="([a-z0-9-]{1,64})";alg="ecdsa-p256-sha256"$/;
const signaturePattern = /^sig1=:([A-Za-z0-9+/]{86}==):$/;

/** RFC 9530 §2: the digest of the body, of an empty one too, so that every request has it under its signature. */
export function contentDigest(body: string, sha256: Sha256Base64): string {
  return digestField(sha256(body));
}

/** The same where the hash is at hand, in base64. */
export function digestField(sha256: string): string {
  return `sha-256=:${sha256}:`;
}

/** RFC 9421 §2.5: one line per covered component, the parameters last. */
export function signatureBase(request: SignedRequest, params: SignatureParams): string {
  return [
    `"@method": ${request.method.toUpperCase()}`,
    `"@authority": ${request.authority.toLowerCase()}`,
    `"@path": ${request.path}`,
    `"@query": ${request.query === '' ? '?' : request.query}`,
    `"content-digest": ${request.contentDigest}`,
    `"@signature-params": ${paramsText(params)}`,
  ].join('\n');
}

/** The Signature-Input header. */
export function signatureInput(params: SignatureParams): string {
  return `sig1=${paramsText(params)}`;
}

/** The Signature header; `signature` is the raw 64 bytes (IEEE P1363) in base64. */
export function signatureHeader(signature: string): string {
  return `sig1=:${signature}:`;
}

/** Reads a Signature-Input header; null unless it covers exactly what we ask for, written exactly as we write it. */
export function parseSignatureInput(header: string): SignatureParams | null {
  const [, created, nonce, keyid] = inputPattern.exec(header) ?? [];
  if (created === undefined || nonce === undefined || keyid === undefined) return null;
  return { created: Number(created), nonce, keyid };
}

/** Reads a Signature header into its base64; null when it is none. */
export function parseSignature(header: string): string | null {
  return signaturePattern.exec(header)?.[1] ?? null;
}

/** A request that is too old could be a replay whose nonce is forgotten; one from the future would become one. */
export function isFresh(params: SignatureParams, now: Date): boolean {
  return Math.abs(now.getTime() / 1000 - params.created) <= maxClockSkewSeconds;
}

function paramsText({ created, nonce, keyid }: SignatureParams): string {
  return `${components};created=${created};nonce="${nonce}";keyid="${keyid}";alg="ecdsa-p256-sha256"`;
}
