// Secrets at rest: each owner (a tenant, or the installation) has data keys, and a master key outside the database wraps them.
import { randomBytes } from 'node:crypto';
import { CannotOpen, type Key, keyIdOf, openText, type Place, sealText } from './sealed-text';

/** A data key as the database keeps it. Deleting a tenant's data keys erases all its secrets, in backups too. */
export type WrappedKey = { readonly id: string; readonly wrapped: string };

export type MasterKey = { readonly id: string; readonly key: Uint8Array };

export type Secrets = {
  readonly newDataKey: (owner: string) => WrappedKey;
  /** Under the newest of the owner's keys, which is the last. */
  readonly seal: (keys: readonly WrappedKey[], place: Place, text: string) => string;
  readonly open: (keys: readonly WrappedKey[], place: Place, sealed: string) => string;
  /** The same data key under the newest master key, so that an old master key can be put out of use. */
  readonly rewrap: (owner: string, key: WrappedKey) => WrappedKey;
};

/** `masterKeys`: newest first; the first one wraps, all of them unwrap. */
export function createSecrets({ masterKeys }: { readonly masterKeys: readonly MasterKey[] }): Secrets {
  const masters = masterKeys.map(checked);
  const [newest] = masters;
  if (newest === undefined) throw new Error('A master key is needed.');
  const unwrapped = new Map<string, Key>();

  const wrap = (owner: string, key: Key): WrappedKey => {
    const wrapped = sealText(newest, placeOf(owner, key.id), Buffer.from(key.bytes).toString('base64url'));
    unwrapped.set(`${owner} ${wrapped}`, key);
    return { id: key.id, wrapped };
  };
  const unwrap = (owner: string, { id, wrapped }: WrappedKey): Key => {
    const known = unwrapped.get(`${owner} ${wrapped}`);
    if (known !== undefined) return known;
    const master = masters.find((candidate) => candidate.id === keyIdOf(wrapped));
    if (master === undefined) throw new CannotOpen(placeOf(owner, id));
    const key = { id, bytes: Buffer.from(openText(master, placeOf(owner, id), wrapped), 'base64url') };
    unwrapped.set(`${owner} ${wrapped}`, key);
    return key;
  };

  return {
    newDataKey: (owner) => wrap(owner, { id: newKeyId(), bytes: randomBytes(32) }),
    rewrap: (owner, key) => wrap(owner, unwrap(owner, key)),
    seal: (keys, place, text) => {
      const last = keys.at(-1);
      if (last === undefined) throw new CannotOpen(place);
      return sealText(unwrap(place.owner, last), place, text);
    },
    open: (keys, place, sealed) => {
      const key = keys.find(({ id }) => id === keyIdOf(sealed));
      if (key === undefined) throw new CannotOpen(place);
      return openText(unwrap(place.owner, key), place, sealed);
    },
  };
}

/** Ids sort by time, so that the last one of an owner is the newest. */
function newKeyId(): string {
  return Date.now().toString(16).padStart(12, '0') + randomBytes(3).toString('hex');
}

function checked({ id, key }: MasterKey): Key {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id))
    throw new Error('The id of a master key is 1 to 64 of [A-Za-z0-9_-].');
  if (key.length !== 32) throw new Error(`The master key ${id} has ${key.length * 8} bits instead of 256.`);
  return { id, bytes: key };
}

function placeOf(owner: string, id: string): Place {
  return { owner, table: 'data_keys', row: id, column: 'wrapped' };
}
