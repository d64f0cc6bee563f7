// How often something may be asked for: per address against floods, per person against a session gone astray.
import ipaddr from 'ipaddr.js';
import { Refusal } from './errors';

export type RateLimit = {
  /** Also the refusal's text: `refusal.too-many-<name>`. */
  readonly name: string;
  readonly per: 'address' | 'person';
  readonly most: number;
  readonly perMs: number;
};

const minuteMs = 60_000;

/**
 * Nobody may be locked out by others, so nothing is counted per municipality or per account, where one attacker could use
 * up everybody's share. A whole town hall shares one address: 2,000 people who sign in within ten minutes, three tries each,
 * are 600 a minute. Only somebody behind the same address can use that up, and for no longer than they keep at it.
 */
export const rateLimits = {
  'sign-in-start': { name: 'sign-in-start', per: 'address', most: 600, perMs: minuteMs },
  'sign-in-answer': { name: 'sign-in-answer', per: 'address', most: 600, perMs: minuteMs },
  /** Each try may cost a certificate; whole racks of gateways are set up within an hour, not within a minute. */
  enrolment: { name: 'enrolment', per: 'address', most: 60, perMs: minuteMs },
  /** Two people at most are at it; the codes themselves are counted with the account. */
  emergency: { name: 'emergency', per: 'address', most: 20, perMs: minuteMs },
  /** Others fetch them now and then, perhaps many gateways behind one address; each may be some megabytes. */
  'revocation-list': { name: 'revocation-list', per: 'address', most: 300, perMs: minuteMs },
  /** Each one costs a key and a signature, and voids the one before; people need one or two. */
  'access-file': { name: 'access-file', per: 'person', most: 30, perMs: 60 * minuteMs },
  /** People need one or two; a code cannot be guessed in any number of tries. */
  'hand-over': { name: 'hand-over', per: 'person', most: 30, perMs: 60 * minuteMs },
  /** Each one may read hundreds of thousands of rows, and takes names out of the portal. */
  'list-export': { name: 'list-export', per: 'person', most: 6, perMs: 60 * minuteMs },
  /** Each one reads everything a municipality has. */
  export: { name: 'export', per: 'person', most: 6, perMs: 60 * minuteMs },
} as const satisfies Readonly<Record<string, RateLimit>>;

/** Says when it is worth trying again. */
export class TooMany extends Refusal {
  readonly retryAfterSeconds: number;

  constructor({ name }: RateLimit, retryAfterSeconds: number) {
    super('too-many', `too-many-${name}`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Whom an address stands for: one IPv4 address, or the /64 network that one connection has of IPv6 (RFC 6177). */
export function sourceNetwork(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  const read = ipaddr.process(address);
  if (read.kind() === 'ipv4') return read.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${read.toString()}/64`);
  return `${network.toString()}/64`;
}
