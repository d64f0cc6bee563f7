// A session with a PKCS #11 token: pairs are made in it, found by their id, used and destroyed (PKCS #11 2.40).
// Runs in a process of its own, where a library that hangs or crashes takes nobody along.
import type Library from 'pkcs11js';
import type { KeyInToken } from '../../usecases/ports-of-key-tokens';
import type { TokenOrder, TokenRefusal, TokenResult, TokenSettings } from './token-orders';

type Pkcs11 = typeof Library;
type Handle = Buffer;
type Attributes = readonly { readonly type: number; readonly value: number | boolean | string | Buffer }[];

/** Refused for a reason that people can do something about. */
export class TokenTrouble extends Error {
  readonly reason: TokenRefusal;

  constructor(reason: TokenRefusal, detail: string) {
    super(detail);
    this.name = 'TokenTrouble';
    this.reason = reason;
  }
}

/** secp384r1 as its object identifier, and the public half around its point (RFC 5480 §2). */
const p384 = Buffer.from('06052b81040022', 'hex');
const spkiHeader = Buffer.from('3076301006072a8648ce3d020106052b81040022036200', 'hex');
const pointBytes = 97;

/** Ours among those of other programs that use the same token. */
const ours = 'fernamt ';
const atOnce = 100;

export function openToken(library: Pkcs11, { module, label, pin }: TokenSettings) {
  const token = new library.PKCS11();
  token.load(module);
  token.C_Initialize();
  const slot = token.C_GetSlotList(true).find((one) => token.C_GetTokenInfo(one).label.trim() === label);
  if (slot === undefined) throw new TokenTrouble('token-away', `no token is called ${label}`);
  const session = token.C_OpenSession(slot, library.CKF_SERIAL_SESSION | library.CKF_RW_SESSION);
  token.C_Login(session, library.CKU_USER, pin);

  const find = (template: Attributes): readonly Handle[] => {
    token.C_FindObjectsInit(session, template);
    try {
      const found: Handle[] = [];
      for (let some = atOnce; some === atOnce;) {
        const more = token.C_FindObjects(session, atOnce);
        found.push(...more);
        some = more.length;
      }
      return found;
    } finally {
      token.C_FindObjectsFinal(session);
    }
  };
  const half = (kind: number, id: string): Attributes => [
    { type: library.CKA_CLASS, value: kind },
    { type: library.CKA_ID, value: Buffer.from(id, 'hex') },
  ];
  const one = (kind: number, id: string): Handle => {
    const [found] = find(half(kind, id));
    if (found === undefined) throw new TokenTrouble('token-key-missing', `no key ${id}`);
    return found;
  };
  const read = (object: Handle, type: number): Buffer =>
    token.C_GetAttributeValue(session, object, [{ type }])[0]?.value ?? Buffer.alloc(0);

  const publicKey = (id: string): Uint8Array => {
    const wrapped = read(one(library.CKO_PUBLIC_KEY, id), library.CKA_EC_POINT);
    // An OCTET STRING around the point; some tokens give the point alone.
    const point = wrapped.subarray(-pointBytes);
    if (point.length !== pointBytes || point.readUInt8(0) !== 4)
      throw new TokenTrouble('token-key-missing', `key ${id} is not on P-384`);
    return Buffer.concat([spkiHeader, point]);
  };
  const create = ({ id, label: name }: KeyInToken): Uint8Array => {
    const both = [
      { type: library.CKA_TOKEN, value: true },
      { type: library.CKA_ID, value: Buffer.from(id, 'hex') },
      { type: library.CKA_LABEL, value: name },
      { type: library.CKA_KEY_TYPE, value: library.CKK_EC },
    ];
    token.C_GenerateKeyPair(
      session,
      { mechanism: library.CKM_EC_KEY_PAIR_GEN },
      [...both, { type: library.CKA_VERIFY, value: true }, { type: library.CKA_EC_PARAMS, value: p384 }],
      [
        ...both,
        { type: library.CKA_PRIVATE, value: true },
        { type: library.CKA_SENSITIVE, value: true },
        { type: library.CKA_EXTRACTABLE, value: false },
        { type: library.CKA_SIGN, value: true },
      ],
    );
    return publicKey(id);
  };
  const keys = new Map<string, Handle>();
  const sign = (id: string, digest: Uint8Array): Uint8Array => {
    const key = keys.get(id) ?? one(library.CKO_PRIVATE_KEY, id);
    keys.set(id, key);
    token.C_SignInit(session, { mechanism: library.CKM_ECDSA }, key);
    return token.C_Sign(session, Buffer.from(digest), Buffer.alloc(96));
  };
  const destroy = (id: string): null => {
    keys.delete(id);
    for (const kind of [library.CKO_PRIVATE_KEY, library.CKO_PUBLIC_KEY])
      for (const object of find(half(kind, id))) token.C_DestroyObject(session, object);
    return null;
  };
  const list = (): readonly KeyInToken[] =>
    find([{ type: library.CKA_CLASS, value: library.CKO_PRIVATE_KEY }])
      .map((object) => ({
        id: read(object, library.CKA_ID).toString('hex'),
        label: read(object, library.CKA_LABEL).toString('utf8'),
      }))
      .filter((key) => key.label.startsWith(ours));

  return (order: TokenOrder): TokenResult => {
    switch (order.is) {
      case 'reach':
        token.C_GetSessionInfo(session);
        return null;
      case 'list':
        return list();
      case 'create':
        return create(order);
      case 'public-key':
        return publicKey(order.id);
      case 'sign':
        return sign(order.id, order.digest);
      case 'destroy':
        return destroy(order.id);
    }
  };
}
