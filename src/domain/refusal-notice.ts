/**
 * What somebody reads whom an OpenVPN server refuses: one of a few sentences of ours and a telephone number, in ASCII, since
 * it goes through OpenVPN's management interface in quotation marks and is printed by whatever program the person uses.
 */
import { isAgentFrom } from './agent-version';
import { Refusal } from './errors';
import type { Gateway } from './gateway';
import { jsonObject, nullableTextField } from './json-fields';
import type { Hotline } from './tenant';

/** `suspended`: taken back, and may come back. `ended`: its end has come. `closed`: the gateway hears no portal. */
export const noticeReasons = ['suspended', 'ended', 'closed'] as const;
export type NoticeReason = (typeof noticeReasons)[number];

/** What a gateway is told for it; null: the municipality has no number that fits. */
export type RefusalNotice = { readonly phone: string | null };

/** The whole entry of a client who is refused with a sentence: OpenVPN itself refuses it, whatever it is answered. */
export const noticeEntry = 'disable\n';

const sentences: Readonly<Record<NoticeReason, string>> = {
  suspended: 'Ihr Zugang ist gesperrt.',
  ended: 'Ihr Zugang ist abgelaufen.',
  closed: 'Das VPN ist zurzeit geschlossen.',
};

/** No quotation mark, backslash or line end can be in it: nothing else is let through where it comes in. */
export function noticeSentence(reason: NoticeReason, { phone }: RefusalNotice): string {
  const words = sentences[reason];
  return phone === null || !isNoticePhone(phone) ? words : `${words} Benutzerservice: ${phone}`;
}

export function isNoticePhone(text: string): boolean {
  return /^[+0-9(][0-9 ()/.-]{1,38}[0-9]$/.test(text);
}

/** What does not read as a telephone number is left out rather than mended. */
export function noticePhone(hotline: Hotline | null): string | null {
  const phone = hotline?.phone.trim() ?? '';
  return isNoticePhone(phone) ? phone : null;
}

export function readRefusalNotice(value: unknown): RefusalNotice {
  return { phone: nullableTextField(jsonObject(value), 'phone', isNoticePhone) };
}

export function readNoticeReason(value: unknown): NoticeReason {
  const reason = noticeReasons.find((one) => one === value);
  if (reason === undefined) throw new Refusal('invalid', 'gateway-change-malformed');
  return reason;
}

/** Agents from before pass over it: they refuse as ever, without a word. */
export function canSayWhy({ agentVersion }: Pick<Gateway, 'agentVersion'>): boolean {
  return isAgentFrom(agentVersion, [1, 3]);
}
