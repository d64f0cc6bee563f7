// Every kind of mail has words in both languages, a name in the list of undeliverable ones, a preview and a page to go on to.
import { createMailWriter } from '../../src/adapters/mail/write-mail';
import { mailLinks } from '../../src/compose-mail';
import { mailKinds } from '../../src/domain/mail';
import { mailSamples } from '../../src/domain/mail-samples';
import { findText, languages } from '../../src/texts/translate';

const write = createMailWriter(mailLinks(new URL('https://fernamt.example.de')));
const town = { slug: 'musterstadt', name: 'Stadt "<b>Müster</b>"\r\n& Umland', hotline: null };
const values = { caseNumber: 'X', from: 'X', until: 'X', workingDays: 2, count: 3 };

describe.each(languages)('in %s', (language) => {
  it.each(mailKinds)('%s has words', (kind) => {
    for (const part of ['subject', 'body', 'kind']) {
      expect(findText(language, `mails.${part}.${kind}`, values)).toMatch(/\S/);
    }
  });
});

it('has a preview of every kind', () => {
  expect(mailSamples.map(({ kind }) => kind)).toEqual(mailKinds);
});

describe.each(mailSamples)('$kind', (content) => {
  const hotline = { phone: '0711 115-42', hours: 'Mo–Fr 7–18 Uhr', mail: 'hilfe@musterstadt.example' };
  const mail = write({ content, side: 'municipality', tenant: { ...town, hotline } });

  it('is in German, then in English, with the help desk in each', () => {
    expect(mail.text.indexOf('Guten Tag')).toBeGreaterThanOrEqual(0);
    expect(mail.text.indexOf('Good day')).toBeGreaterThan(mail.text.indexOf('Guten Tag'));
    expect(mail.text.split('0711 115-42')).toHaveLength(3);
  });

  it('leads to one page of the portal, which asks for the sign-in, and nowhere else', () => {
    const links = [...`${mail.text}${mail.html}`.matchAll(/https?:[^\s"<]*/g)].map(([link]) => link);
    expect(new Set(links).size).toBe(1);
    expect(links[0]).toMatch(/^https:\/\/fernamt\.example\.de\/t\/musterstadt\/[a-z/-]+$/);
    expect(mail.html).not.toMatch(/<(img|script|style|link|iframe|form)\b/i);
  });

  it('has a subject of one line and markup of our own only', () => {
    expect(mail.subject).not.toMatch(/\p{Cc}/u);
    expect(mail.html).not.toContain('<b>');
    expect(mail.html).toContain('Stadt &quot;&lt;b&gt;Müster&lt;/b&gt;&quot; &amp; Umland');
    expect(`${mail.subject}${mail.text}`).not.toContain('{{');
  });
});

it('names no phone where the municipality has given none', () => {
  const [content] = mailSamples;
  if (content === undefined) throw new Error('there are no samples');
  expect(write({ content, side: 'municipality', tenant: town }).text).toContain(
    'Fragen beantwortet Ihr Benutzerservice.',
  );
});
