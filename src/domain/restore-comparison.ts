/**
 * After a restore a gateway compares what it knows with what the portal says: what it finds is told to the portal, which may
 * have forgotten it. Credentials, keys and ends only, nothing about people.
 */
import { isCredentialName, isDecimalSerial, isWireguardKey } from './config-fields';
import { Refusal } from './errors';
import { booleanField, jsonObject, listField, textField, type JsonObject } from './json-fields';

/** `unknown`: the portal does not speak of it; `suspended`: it was, when this gateway last heard; `end`: it ended at another time. */
export const findingKinds = ['unknown', 'suspended', 'end'] as const;
export type FindingKind = (typeof findingKinds)[number];

export type Finding = {
  readonly what: FindingKind;
  readonly credential: string;
  readonly protocol: 'peer' | 'client';
  /** The WireGuard public key, or the certificate's decimal serial. */
  readonly key: string;
  /** `end`: what the gateway knew. Otherwise null. */
  readonly until: string | null;
};

/** What a gateway found against the database of this epoch; in pieces, of which the last is `complete`. */
export type Comparison = {
  readonly epoch: string;
  readonly findings: readonly Finding[];
  readonly complete: boolean;
};

/** So many in one report; they travel without the other lists. */
export const mostFindings = 500;

const isEpoch = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);
const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));

export function readComparison(value: unknown): Comparison | null {
  if (value === undefined) return null;
  const fields = jsonObject(value);
  return {
    epoch: textField(fields, 'epoch', isEpoch),
    findings: listField(fields, 'findings', mostFindings).map((entry) => readFinding(jsonObject(entry))),
    complete: booleanField(fields, 'complete'),
  };
}

export function readFinding(entry: JsonObject): Finding {
  const credential = textField(entry, 'credential', isCredentialName);
  const protocol = oneOf(entry, 'protocol', ['peer', 'client'] as const);
  const what = oneOf(entry, 'what', findingKinds);
  const key = textField(entry, 'key', protocol === 'peer' ? isWireguardKey : isDecimalSerial);
  const until = what === 'end' ? new Date(textField(entry, 'until', isTime)).toISOString() : null;
  return { what, credential, protocol, key, until };
}

function oneOf<Word extends string>(entry: JsonObject, name: string, words: readonly Word[]): Word {
  const word = words.find((one) => one === entry[name]);
  if (word === undefined) throw new Refusal('invalid', 'gateway-message-malformed');
  return word;
}
