// Time-based one-time passwords for the emergency account, by the library otpauth, which compares in constant time.
import { Secret, TOTP } from 'otpauth';
import type { OneTimeCodes } from '../../usecases/ports-of-emergency';

const periodSeconds = 30;
/** Clocks may differ, and typing takes a moment (RFC 6238 §5.2 recommends one step). */
const window = 1;
/** 160 bits, as RFC 4226 §4 recommends. */
const secretBytes = 20;

export const oneTimeCodes: OneTimeCodes = {
  newSecret: () => new Secret({ size: secretBytes }).base32,
  uri: (secret, label) => totp(secret, label).toString(),
  counterOf: (secret, code, now) => {
    const token = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(token)) return null;
    const delta = totp(secret, 'Fernamt').validate({ token, timestamp: now.getTime(), window });
    return delta === null ? null : Math.floor(now.getTime() / 1000 / periodSeconds) + delta;
  },
};

function totp(secret: string, label: string): TOTP {
  const options = { algorithm: 'SHA1', digits: 6, period: periodSeconds } as const;
  return new TOTP({ issuer: 'Fernamt', label, secret: Secret.fromBase32(secret), ...options });
}
