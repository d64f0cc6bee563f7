// The page of the demo that shows what the portal has sent, to nobody but this machine.
import express, { type Request, type Response, type Router } from 'express';
import { isLanguage, translator } from '../../texts/translate';
import { escaped } from '../identity-provider/escaping';
import { htmlDocument, type PageSetting } from '../identity-provider/pages';
import type { CaughtMail, MailCatcher } from './mail-catcher';

export const mailsPath = '/demo-mails';

const stylesheets = [
  '/assets/kern/fonts/fira-sans.css',
  '/assets/kern/kern.min.css',
  `${mailsPath}/page.css`,
];

const style = `main { padding-block: 2rem; }
article { margin-top: 2rem; border-top: 1px solid; padding-top: 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
`;

/** A page elsewhere that points its name at this machine (DNS rebinding) is not answered. */
export function mailRouter(publicUrl: URL, { caught }: Pick<MailCatcher, 'caught'>): Router {
  const router = express.Router();
  router.use((request, response, next) => {
    if (request.headers.host !== publicUrl.host) {
      response.status(404).type('text').send('not here');
      return;
    }
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    next();
  });
  router.get('/page.css', (_request, response) => response.type('css').send(style));
  router.get('/', (request, response) => showMails(request, response, caught()));
  return router;
}

function showMails(request: Request, response: Response, mails: readonly CaughtMail[]): void {
  const wanted = request.query['lang'];
  const language = typeof wanted === 'string' && isLanguage(wanted) ? wanted : 'de';
  response.send(mailsPage({ language, stylesheets }, mails));
}

function mailsPage(setting: PageSetting, mails: readonly CaughtMail[]): string {
  const t = translator(setting.language);
  const paragraph = (text: string): string => `<p class="kern-body">${escaped(text)}</p>`;
  return htmlDocument(setting, t('demo-mails.title'), [
    paragraph(t('demo-mails.lead')),
    ...(mails.length === 0 ? [paragraph(t('demo-mails.empty'))] : []),
    ...mails.map(
      ({ to, subject, text }) =>
        `<article><h2 class="kern-heading-medium">${escaped(subject)}</h2>` +
        `${paragraph(t('demo-mails.to', { to }))}<pre>${escaped(text)}</pre></article>`,
    ),
  ]);
}
