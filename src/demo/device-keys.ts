// Keys as the page of a device makes them, for a walk without a browser: their private parts never leave this process.
import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { asn1, util } from 'node-forge';

const { SEQUENCE, INTEGER, OID, BITSTRING } = asn1.Type;
const universal = asn1.Class.UNIVERSAL;
const derOptions = { strict: true, parseAllBytes: true, decodeBitStrings: false, maxDepth: 8 };
const ecdsaWithSha256 = '1.2.840.10045.4.3.2';

/** What a page hands in: a certificate request for OpenVPN and a public key for WireGuard. */
export function publicPartsOfNewKeys(): { readonly request: string; readonly wireguardKey: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { publicKey } = generateKeyPairSync('x25519');
  const x25519 = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { request: certificateRequest(privateKey), wireguardKey: x25519.toString('base64') };
}

/** RFC 2986, without a name and without attributes. */
function certificateRequest(key: KeyObject): string {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const information = sequence(
    primitive(INTEGER, '\0'),
    sequence(),
    asn1.fromDer(spki.toString('latin1'), derOptions),
    asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0, true, []),
  );
  const signed = Buffer.from(asn1.toDer(information).getBytes(), 'latin1');
  const signature = sign('sha256', signed, { key, dsaEncoding: 'der' });
  const request = sequence(
    information,
    sequence(primitive(OID, asn1.oidToDer(ecdsaWithSha256).getBytes())),
    primitive(BITSTRING, `\0${signature.toString('latin1')}`),
  );
  const base64 = util.encode64(asn1.toDer(request).getBytes(), 64).replaceAll('\r\n', '\n');
  return `-----BEGIN CERTIFICATE REQUEST-----\n${base64}\n-----END CERTIFICATE REQUEST-----\n`;
}

function sequence(...items: readonly asn1.Asn1[]): asn1.Asn1 {
  return asn1.create(universal, SEQUENCE, true, [...items]);
}

function primitive(type: asn1.Type, bytes: string): asn1.Asn1 {
  return asn1.create(universal, type, false, bytes);
}
