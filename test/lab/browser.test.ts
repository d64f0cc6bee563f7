// Proves the lab's browser: German, isolated contexts, downloads, and WebCrypto's X25519 on localhost.
// Needs: chromium
import { createServer, type Server } from 'node:http';
import { download, openBrowser, type LabBrowser } from './support/browser';

let browser: LabBrowser;
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/file')
      response.setHeader('Content-Disposition', 'attachment; filename="vpn-7f3c.conf"');
    response.setHeader('Set-Cookie', 'seen=1');
    response.setHeader('Content-Type', request.url === '/file' ? 'text/plain' : 'text/html');
    response.end(
      request.url === '/file'
        ? 'PrivateKey = x\n'
        : `${request.headers.cookie ?? 'new'} <a href="/file">Datei</a>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.stop();
  server.close();
}, 60_000);

it('keeps people apart and saves what they download', async () => {
  const [anna, bernd] = await Promise.all([browser.newPage(), browser.newPage()]);
  await anna.goto(origin);
  await anna.reload();
  expect(await anna.textContent('body')).toContain('seen=1');
  await bernd.goto(origin);
  expect(await bernd.textContent('body')).toContain('new');
  const saved = await download(anna, () => anna.getByRole('link', { name: 'Datei' }).click());
  expect(saved).toEqual({ fileName: 'vpn-7f3c.conf', content: 'PrivateKey = x\n' });
}, 60_000);

it('speaks German and makes WireGuard keys', async () => {
  const page = await browser.newPage();
  await page.goto(origin);
  expect(await page.evaluate(() => navigator.language)).toBe('de-DE');
  const kind = await page.evaluate(async () => {
    const pair = await crypto.subtle.generateKey({ name: 'X25519' }, true, ['deriveBits']);
    return 'privateKey' in pair ? pair.privateKey.algorithm.name : 'none';
  });
  expect(kind).toBe('X25519');
}, 60_000);

it('knows no host but localhost', async () => {
  const page = await browser.newPage();
  await expect(page.goto('http://portal.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
}, 60_000);
