// How the register says what a key is, on the page and in the file alike.
import type { DeviceKey } from '../../domain/key-register';
import { serialInHex } from '../../domain/key-register';
import type { HouseKey } from '../../usecases/steps/keys-of-the-house';
import type { PersonContext } from '../kit/context';

export type Words = Pick<PersonContext, 't' | 'format'>;

export function purposeOf({ t }: Words, key: DeviceKey | HouseKey): string {
  return 'purpose' in key
    ? t(`key-register.purpose.${key.purpose}`)
    : t(`key-register.purpose.${key.protocol}-client`);
}

/** As certificates and OpenSSL call it. */
export function algorithmOf(algorithm: string): string {
  return algorithm.startsWith('P-') ? `ECDSA ${algorithm}` : algorithm;
}

export function serialOf(serial: string | null): string {
  return serial === null ? '' : serialInHex(serial);
}

/** A certificate's dates; a bare key has only the end of its access. */
export function validityOf({ t, format }: Words, key: DeviceKey): string {
  const { notBefore, notAfter, createdAt, until } = key;
  return notBefore === null || notAfter === null
    ? t('key-register.until-access', { from: format.day(createdAt), until: format.day(until) })
    : format.period(notBefore, notAfter);
}
