// What a mail says. The language a person reads is not stored, so every mail is in German and below in English; each has the
// portal's page to go on from, which asks for the sign-in, and the help desk. Nothing in it acts by being opened.
import type { MailKind } from '../../domain/mail';
import { filled, type FieldValues } from '../../domain/mail-template';
import { languages, translator, type Language } from '../../texts/translate';
import type { MailToWrite, WrittenMail } from '../../usecases/ports-of-mails';
import { htmlOf } from './html';
import { oneLine, type MailPart } from './mail-part';

/** Where the mail of a kind leads, in full: made from the portal's own address. */
export type MailLinks = (kind: MailKind, mail: Pick<MailToWrite, 'side' | 'tenant'>) => string;

export function createMailWriter(links: MailLinks): (mail: MailToWrite) => WrittenMail {
  return (mail) => {
    const { kind } = mail.content;
    const link = links(kind, mail);
    const parts = languages.map((language) => partIn(language, mail, link));
    const subject = oneLine(translator('de')(`mails.subject.${kind}`, valuesIn('de', mail)));
    return { subject, text: textOf(parts), html: htmlOf(subject, parts) };
  };
}

function partIn(language: Language, mail: MailToWrite, link: string): MailPart {
  const t = translator(language);
  const body = bodyIn(language, mail);
  return {
    language,
    link,
    before: [
      ...(language === 'de' ? [t('mails.other-language-below')] : []),
      t('mails.greeting'),
      ...body,
      t('mails.go-on'),
    ],
    after: [helpIn(language, mail), t('mails.regards'), oneLine(mail.tenant.name), t('mails.automatic')],
  };
}

/** The municipality's own words around the product's text or in its place; greeting, link, help desk and name stay. */
function bodyIn(language: Language, mail: MailToWrite): readonly string[] {
  const values = valuesIn(language, mail);
  const product = translator(language)(`mails.body.${mail.content.kind}`, values);
  const own = mail.texts?.[language];
  if (own === undefined) return paragraphs(product);
  return [
    ...paragraphs(filled(own.opening, values)),
    ...paragraphs(own.text === '' ? product : filled(own.text, values)),
    ...paragraphs(filled(own.closing, values)),
  ];
}

const paragraphs = (text: string): readonly string[] =>
  text.split('\n').filter((paragraph) => paragraph.trim() !== '');

function helpIn(language: Language, { tenant }: MailToWrite): string {
  const t = translator(language);
  const { phone = '', hours = '', mail = '' } = tenant.hotline ?? {};
  const ways = [phone, hours, mail].map(oneLine).filter((way) => way !== '');
  return ways.length === 0 ? t('mails.help-missing') : t('mails.help', { ways: ways.join(', ') });
}

function valuesIn(language: Language, { content }: MailToWrite): FieldValues {
  const { caseNumber = '', from, until, workingDays = 0, count = 0 } = content.fields;
  const day = (local: string | undefined): string => (local === undefined ? '' : longDay(language, local));
  return { caseNumber, from: day(from), until: day(until), workingDays, count };
}

function longDay(language: Language, day: string): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const formatter = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return formatter.format(new Date(`${day}T00:00:00.000Z`));
}

function textOf(parts: readonly MailPart[]): string {
  const said = ({ before, link, after }: MailPart): string => [...before, link, ...after].join('\n\n');
  return `${parts.map(said).join('\n\n----------\n\n')}\n`;
}
