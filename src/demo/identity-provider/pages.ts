// The demo identity provider's two pages: who do you want to be, and the button that takes you back. No script at all.
import type { Language, Translate } from '../../texts/translate';
import { translator } from '../../texts/translate';
import type { DemoAccount } from './demo-account';
import { escaped } from './escaping';

export type PageSetting = { readonly language: Language; readonly stylesheets: readonly string[] };

type Hidden = Readonly<Record<string, string>>;

export function choicePage(
  setting: PageSetting,
  form: { readonly action: string; readonly hidden: Hidden; readonly accounts: readonly DemoAccount[] },
): string {
  const t = translator(setting.language);
  const people = form.accounts.map(({ login, displayName, department }) => {
    const choice = button(escaped(displayName), `name="login" value="${escaped(login)}"`);
    return `<li>${choice} <span class="kern-body">${escaped(login)}, ${escaped(department)}</span></li>`;
  });
  return htmlDocument(setting, t('demo-identity-provider.choice.heading'), [
    `<p class="kern-body">${escaped(t('demo-identity-provider.choice.explanation'))}</p>`,
    `<form method="post" action="${escaped(form.action)}">${hiddenFields(form.hidden)}`,
    `<ul class="people">${people.join('')}</ul></form>`,
  ]);
}

export function returnPage(
  setting: PageSetting,
  form: { readonly action: string; readonly hidden: Hidden; readonly account: DemoAccount },
): string {
  const t: Translate = translator(setting.language);
  const name = form.account.displayName;
  return htmlDocument(setting, t('demo-identity-provider.return.heading', { name }), [
    `<p class="kern-body">${escaped(t('demo-identity-provider.return.explanation'))}</p>`,
    `<form method="post" action="${escaped(form.action)}">${hiddenFields(form.hidden)}`,
    `${button(escaped(t('demo-identity-provider.return.continue')), '')}</form>`,
  ]);
}

/** The few lines that KERN does not bring: a list without bullets and room between its people. */
export const pageStyle = `main { padding-block: 2rem; }
.people { list-style: none; margin: 1rem 0 0; padding: 0; display: grid; gap: 1rem; }
.people li { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; }
.kern-btn { margin-top: 0.5rem; }
`;

function button(label: string, attributes: string): string {
  return `<button class="kern-btn kern-btn--primary" type="submit" ${attributes}><span class="kern-label">${label}</span></button>`;
}

function hiddenFields(hidden: Hidden): string {
  return Object.entries(hidden)
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('');
}

/** Of the demo's own pages, which no template of the portal prints. */
export function htmlDocument(setting: PageSetting, heading: string, body: readonly string[]): string {
  const links = setting.stylesheets.map((href) => `<link rel="stylesheet" href="${escaped(href)}">`).join('');
  return [
    `<!doctype html><html lang="${setting.language}" data-kern-theme="light"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(heading)}</title>${links}</head>`,
    `<body><main class="kern-container"><h1 class="kern-heading-large">${escaped(heading)}</h1>${body.join('')}</main></body></html>`,
  ].join('');
}
