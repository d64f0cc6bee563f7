// The form for what a profile reaches: lines, lists and hours as people type them, each fault at its field.
import { z } from 'zod';
import { ipAddressOrNull, isDnsName, type DnsName } from '../../domain/config-fields';
import { readRules, type DevicePool } from '../../domain/network-rule-list';
import type { WantedReach } from '../../domain/profile-reach-change';
import { isClockTime, isEndOfUse, weekdays, type TimesOfUse, type Weekday } from '../../domain/times-of-use';
import type { Language } from '../../texts/translate';
import { errorText, type FieldError } from '../kit/form';
import { choice, choices, line, optionalDay, paragraph, wholeNumber } from '../kit/form-input';

export const reachForm = z.object({
  reach: choice(['all', 'only']),
  networks: paragraph({ min: 0, max: 4000 }),
  dns: line({ min: 0, max: 300 }),
  domains: line({ min: 0, max: 600 }),
  tunnel: choice(['full', 'split']),
  decidedBy: line({ min: 0, max: 100 }),
  splitReason: paragraph({ min: 0, max: 1000 }),
  reviewOn: optionalDay(),
  hours: choice(['always', 'only']),
  days: choices(['1', '2', '3', '4', '5', '6', '7']),
  from: line({ min: 0, max: 10 }),
  to: line({ min: 0, max: 10 }),
  reason: paragraph({ min: 0, max: 1000 }),
  /** The revision that stood on the page. */
  seen: wholeNumber({ min: 0, max: 1_000_000_000 }),
});
export type SentReach = z.infer<typeof reachForm>;

export type ReadReach = { readonly wanted: WantedReach; readonly errors: readonly FieldError[] };
type Pools = readonly DevicePool[];

export function readReach(sent: SentReach, pools: Pools, language: Language): ReadReach {
  const errors: FieldError[] = [];
  const fail = (field: string, reason: string, values: FieldError['values'] = {}): void =>
    void errors.push({ field, reason, values });
  const networks = sent.reach === 'all' ? null : networksIn(sent.networks, { pools, language, fail });
  const wanted: WantedReach = {
    networks,
    dns: listIn(sent.dns, ipAddressOrNull, (text) => fail('dns', 'profiles.error.dns', { text })),
    domains: listIn(sent.domains, domainIn, (text) => fail('domains', 'profiles.error.domain', { text })),
    splitTunnel: sent.tunnel === 'full' ? null : splitIn(sent, fail),
    times: sent.hours === 'always' ? null : timesIn(sent, fail),
    reason: sent.reason,
  };
  return { wanted, errors };
}

type Fail = (field: string, reason: string, values?: FieldError['values']) => void;

function networksIn(
  text: string,
  { pools, language, fail }: { readonly pools: Pools; readonly language: Language; readonly fail: Fail },
): WantedReach['networks'] {
  const { rules, faults } = readRules(text, pools);
  const [fault] = faults;
  if (fault !== undefined) {
    const said = { field: 'networks', reason: `refusal.${fault.reason}`, values: {} };
    fail('networks', 'profiles.error.line', { line: fault.line, fault: errorText(language, said) });
  } else if (rules.length === 0) fail('networks', 'refusal.reach-without-networks');
  return rules;
}

function listIn<Value>(
  text: string,
  read: (text: string) => Value | null,
  fail: (text: string) => void,
): Value[] {
  return text
    .split(/[\s,;]+/)
    .filter((one) => one !== '')
    .flatMap((one) => {
      const value = read(one);
      if (value === null) fail(one.slice(0, 60));
      return value ?? [];
    });
}

function domainIn(text: string): DnsName | null {
  const name = text.toLowerCase().replace(/\.$/, '');
  return isDnsName(name) ? name : null;
}

function splitIn({ decidedBy, splitReason, reviewOn }: SentReach, fail: Fail): WantedReach['splitTunnel'] {
  if (decidedBy === '') fail('decidedBy', 'form.error.missing');
  if (splitReason === '') fail('splitReason', 'form.error.missing');
  if (reviewOn === null) fail('reviewOn', 'form.error.missing');
  return { decidedBy, reason: splitReason, reviewOn: reviewOn ?? '' };
}

function timesIn(sent: SentReach, fail: Fail): TimesOfUse {
  const days: Weekday[] = weekdays.filter((day) => sent.days.some((one) => one === String(day)));
  const from = clockTime(sent.from);
  const to = clockTime(sent.to);
  if (days.length === 0) fail('days', 'refusal.times-without-days');
  if (!isClockTime(from)) fail('from', 'refusal.times-not-a-time');
  if (!isEndOfUse(to)) fail('to', 'refusal.times-not-a-time');
  else if (from === to) fail('to', 'refusal.times-are-empty');
  return { days, from, to };
}

/** `6`, `6.30` and `6:30 Uhr` are meant as times, too. */
function clockTime(typed: string): string {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[.:](\d\d))?(?:\s*(?:Uhr|h))?$/i.exec(typed) ?? [];
  return hour === '' ? typed : `${hour.padStart(2, '0')}:${minute}`;
}
