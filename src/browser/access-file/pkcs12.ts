// Key and certificates in one file under a password (PKCS #12, RFC 7292), for programs that keep keys in a store of their own.
// AES-256 with PBKDF2 and SHA-256 (RFC 8018), no weaker way beside it.
import { BmpString, OctetString } from 'asn1js';
import {
  Attribute,
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';
import { pemBytes } from './base64';

export type Pkcs12Content = {
  /** PKCS #8 PEM. */
  readonly privateKey: string;
  /** The leaf first. */
  readonly certificates: string;
  readonly root: string;
  /** Shown by stores of keys: the file's name, which names nobody. */
  readonly name: string;
};

const ids = {
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
};
/** As OWASP advises for PBKDF2 with SHA-256. */
const iterationCount = 600_000;
/** Of the checksum, whose derivation (RFC 7292 §B.2) runs in script. */
const macIterations = 100_000;

export async function makePkcs12(content: Pkcs12Content, password: string): Promise<ArrayBuffer> {
  const secret = new TextEncoder().encode(password.normalize('NFC')).buffer;
  const safe = new AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: 0, value: new SafeContents({ safeBags: [await keyBag(content, secret)] }) },
        { privacyMode: 1, value: new SafeContents({ safeBags: certificateBags(content) }) },
      ],
    },
  });
  await safe.makeInternalValues({ safeContents: [{}, encryption(secret)] });
  const file = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await file.makeInternalValues({
    password: secret,
    iterations: macIterations,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  });
  return file.toSchema().toBER();
}

function encryption(password: ArrayBuffer) {
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const contentEncryptionAlgorithm = { name: 'AES-CBC', length: 256, iv } as const;
  return { password, contentEncryptionAlgorithm, hmacHashAlgorithm: 'SHA-256', iterationCount };
}

async function keyBag({ privateKey, name }: Pkcs12Content, password: ArrayBuffer): Promise<SafeBag> {
  const [bytes] = pemBytes(privateKey);
  if (bytes === undefined) throw new Error('there is no key');
  const bag = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(bytes) });
  await bag.makeInternalValues(encryption(password));
  return new SafeBag({ bagId: ids.shroudedKeyBag, bagValue: bag, bagAttributes: attributesOf(name) });
}

/** Only the leaf belongs to the key. */
function certificateBags({ certificates, root, name }: Pkcs12Content): SafeBag[] {
  return [...pemBytes(certificates), ...pemBytes(root)].map(
    (bytes, index) =>
      new SafeBag({
        bagId: ids.certBag,
        bagValue: new CertBag({ parsedValue: Certificate.fromBER(bytes) }),
        ...(index === 0 ? { bagAttributes: attributesOf(name) } : {}),
      }),
  );
}

function attributesOf(name: string): Attribute[] {
  return [
    new Attribute({ type: ids.friendlyName, values: [new BmpString({ value: name })] }),
    new Attribute({
      type: ids.localKeyId,
      values: [new OctetString({ valueHex: new Uint8Array([1]).buffer })],
    }),
  ];
}
