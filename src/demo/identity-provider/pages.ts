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
  const buttons = form.accounts.map(({ login, displayName, department }) => {
    const label = `${escaped(displayName)} <span class="kern-body--muted">(${escaped(login)}, ${escaped(department)})</span>`;
    return `<li>${button(label, `name="login" value="${escaped(login)}"`)}</li>`;
  });
  return document(setting, t('demo-identity-provider.choice.heading'), [
    `<p class="kern-body">${escaped(t('demo-identity-provider.choice.explanation'))}</p>`,
    `<form method="post" action="${escaped(form.action)}">${hiddenFields(form.hidden)}`,
    `<ul>${buttons.join('')}</ul></form>`,
  ]);
}

export function returnPage(
  setting: PageSetting,
  form: { readonly action: string; readonly hidden: Hidden; readonly account: DemoAccount },
): string {
  const t: Translate = translator(setting.language);
  const name = form.account.displayName;
  return document(setting, t('demo-identity-provider.return.heading', { name }), [
    `<p class="kern-body">${escaped(t('demo-identity-provider.return.explanation'))}</p>`,
    `<form method="post" action="${escaped(form.action)}">${hiddenFields(form.hidden)}`,
    `${button(escaped(t('demo-identity-provider.return.continue')), '')}</form>`,
  ]);
}

function button(label: string, attributes: string): string {
  return `<button class="kern-btn kern-btn--primary" type="submit" ${attributes}><span class="kern-label">${label}</span></button>`;
}

function hiddenFields(hidden: Hidden): string {
  return Object.entries(hidden)
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('');
}

function document(setting: PageSetting, heading: string, body: readonly string[]): string {
  const links = setting.stylesheets.map((href) => `<link rel="stylesheet" href="${escaped(href)}">`).join('');
  return [
    `<!doctype html><html lang="${setting.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(heading)}</title>${links}</head>`,
    `<body><main class="kern-container"><h1 class="kern-heading-large">${escaped(heading)}</h1>${body.join('')}</main></body></html>`,
  ].join('');
}
