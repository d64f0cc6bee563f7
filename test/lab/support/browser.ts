/**
 * Debian's Chromium driven by playwright-core: every person gets a context of their own, in German, that knows no host
 * but localhost.
 */
import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

export interface Download {
  readonly fileName: string;
  readonly content: string;
}

export interface LabBrowser {
  /** A page in a fresh context: own cookies, own storage. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
}

const arguments_ = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

const actionTimeoutMs = 15_000;

async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: arguments_,
    timeout: 60_000,
    handleSIGINT: true,
  });
}

export async function openBrowser(): Promise<LabBrowser> {
  const browser = await launch();
  return {
    newPage: async (options = {}) => {
      const context = await browser.newContext({
        locale: 'de-DE',
        timezoneId: 'Europe/Berlin',
        viewport: { width: 1280, height: 900 },
        acceptDownloads: true,
        ...options,
      });
      context.setDefaultTimeout(actionTimeoutMs);
      return context.newPage();
    },
    stop: () => browser.close(),
  };
}

/** Does something that makes the browser save a file, and gives that file. */
export async function download(page: Page, act: () => Promise<void>): Promise<Download> {
  const [saved] = await Promise.all([page.waitForEvent('download'), act()]);
  const path = await saved.path();
  return { fileName: saved.suggestedFilename(), content: await readFile(path, 'utf8') };
}
