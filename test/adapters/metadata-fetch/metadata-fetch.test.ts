// Fetching metadata from an address that somebody typed, against a real https server on loopback.
import { createServer, type Server } from 'node:https';
import type { RequestListener } from 'node:http';
import { createMetadataFetch } from '../../../src/adapters/metadata-fetch/metadata-fetch';
import { madeCertificate } from '../../support/idp-metadata';

let server: Server;
let authorities = '';
let port = 0;
let asked: string[] = [];

const answers: Readonly<Record<string, RequestListener>> = {
  '/metadata': (_, response) => response.end('<EntityDescriptor/>'),
  '/moved': (_, response) => response.writeHead(302, { location: '/metadata' }).end(),
  '/gone': (_, response) => response.writeHead(404).end('gone'),
  '/endless': (_, response) => {
    response.on('error', () => undefined);
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  '/packed': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
};

beforeAll(async () => {
  const made = await madeCertificate('rsa:2048', 'DNS:idp.musterstadt.example');
  authorities = made.certificatePem;
  server = createServer({ key: made.privateKeyPem, cert: made.certificatePem }, (request, response) => {
    asked.push(`${request.headers.host ?? ''} ${request.url ?? ''}`);
    answers[request.url ?? '']?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const at = (path: string, host = 'idp.musterstadt.example'): string => `https://${host}:${port}${path}`;
const loopback = { allowedNetworks: ['127.0.0.0/8'], resolve: async () => ['127.0.0.1'] };
const fetchWith = (options: Partial<Parameters<typeof createMetadataFetch>[0]> = {}) =>
  createMetadataFetch({ ...loopback, authorities, ...options });

it('gives the text, asked under its name at the address that was checked', async () => {
  expect(await fetchWith()(at('/metadata'))).toBe('<EntityDescriptor/>');
  expect(asked).toEqual([`idp.musterstadt.example:${port} /metadata`]);
});

it.each([
  ['metadata-fetch-redirect', '/moved'],
  ['metadata-fetch-status', '/gone'],
  ['metadata-fetch-failed', '/packed'],
  ['metadata-too-large', '/endless'],
])('is refused: %s (%s)', async (reason, path) => {
  await expect(fetchWith()(at(path))).rejects.toMatchObject({ reason });
  expect(asked).toHaveLength(1);
});

it.each([
  ['http', 'http://idp.musterstadt.example/metadata'],
  ['a file', 'file:///etc/passwd'],
  ['nothing', ''],
  ['a password', 'https://me:secret@idp.musterstadt.example/metadata'],
  ['an endless address', `https://idp.musterstadt.example/${'x'.repeat(2048)}`],
])('is refused before anybody is asked: %s', async (_, address) => {
  await expect(fetchWith()(address)).rejects.toMatchObject({ reason: 'metadata-address' });
});

it.each([
  ['loopback by name', 'intern.example', ['127.0.0.1']],
  ['one inside among public ones', 'both.example', ['93.184.216.34', '10.0.0.1']],
  ['a cloud’s own service', 'meta.example', ['169.254.169.254']],
  ['mapped', 'mapped.example', ['::ffff:127.0.0.1']],
  ['NAT64', 'nat64.example', ['64:ff9b::7f00:1']],
  ['carrier-grade NAT', 'cgnat.example', ['100.64.1.1']],
])('does not connect inside: %s', async (_, host, addresses) => {
  const fetch = fetchWith({ allowedNetworks: [], resolve: async () => addresses });
  await expect(fetch(at('/metadata', host))).rejects.toMatchObject({ reason: 'metadata-address-inside' });
  expect(asked).toEqual([]);
});

it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '127.1'])(
  'does not connect inside by number: %s',
  async (host) => {
    const fetch = createMetadataFetch({ allowedNetworks: [], authorities });
    await expect(fetch(at('/metadata', host))).rejects.toMatchObject({ reason: 'metadata-address-inside' });
    expect(asked).toEqual([]);
  },
);

it('does not ask the name servers a second time', async () => {
  const turns = ['127.0.0.1', '203.0.113.1'];
  const fetch = fetchWith({ resolve: async () => [turns.shift() ?? ''] });
  expect(await fetch(at('/metadata'))).toBe('<EntityDescriptor/>');
  expect(turns).toEqual(['203.0.113.1']);
});

it('is refused: a certificate that nobody vouches for, or for another name', async () => {
  const distrustful = createMetadataFetch(loopback);
  await expect(distrustful(at('/metadata'))).rejects.toMatchObject({ reason: 'metadata-fetch-tls' });
  await expect(fetchWith()(at('/metadata', 'other.example'))).rejects.toMatchObject({
    reason: 'metadata-fetch-tls',
  });
  expect(asked).toEqual([]);
});

it('says that a name is unknown, and that nobody answers', async () => {
  const unknown = fetchWith({ resolve: async () => [] });
  await expect(unknown(at('/metadata'))).rejects.toMatchObject({ reason: 'metadata-fetch-name' });
  await expect(fetchWith()('https://idp.musterstadt.example:1/')).rejects.toMatchObject({
    reason: 'metadata-fetch-failed',
  });
});
