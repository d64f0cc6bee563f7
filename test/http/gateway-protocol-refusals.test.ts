// The guard of the gateway protocol: whoever cannot prove to be that gateway, now, with these very bytes, learns nothing
// and changes nothing.
import request from 'supertest';
import { newNonce, newSigningKey } from '../../src/agent/identity/agent-crypto';
import { verifyAnswer } from '../../src/domain/answer-trailer';
import { gatewayPaths, maxRequestBytes } from '../../src/domain/gateway-protocol';
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import { startTime, usePortal } from '../support/portal';
import { enrolledGateway, openWire, type Sent, type TestGateway, type Wire } from '../support/test-gateway';

const agent = Buffer.from('#!/usr/bin/env node\nconsole.log("agent");\n');
const portalOf = usePortal((ports, publicUrl) =>
  gatewayProtocolRoutes({ ports, publicUrl, agentFile: agentFileOf(agent) }),
);
let wire: Wire;
let gateway: TestGateway;
let other: TestGateway;

beforeAll(async () => {
  const portal = portalOf();
  wire = await openWire(portal.app, portal);
  gateway = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-nord');
  other = await enrolledGateway({ portal, wire }, portal.nebendorf, 'gateway-dorf');
});
afterAll(() => wire.close());

const snapshot: Sent = { path: gatewayPaths.snapshot };
const acks: Sent = {
  method: 'POST',
  path: gatewayPaths.acks,
  body: '{"epoch":"a","revision":0,"failed":[]}',
};
const guarded: readonly Sent[] = [
  { method: 'POST', path: gatewayPaths.enrol, body: '{}' },
  { path: gatewayPaths.changes, query: '?after=a.0&wait=0' },
  snapshot,
  acks,
  { method: 'POST', path: gatewayPaths.report, body: '{}' },
];

describe.each(guarded.map((sent) => [sent.path, sent] as const))('%s', (_, sent) => {
  it('is refused without a signature, as JSON and without a cookie', async () => {
    const { app } = portalOf();
    const address = `${sent.path}${sent.query ?? ''}`;
    const answer =
      sent.method === 'POST'
        ? await request(app).post(address).type('json').send(sent.body)
        : await request(app).get(address);
    expect([400, 401]).toContain(answer.status);
    expect(answer.body).toEqual({
      reason: sent.path === gatewayPaths.enrol ? 'gateway-message-malformed' : 'bad-signature',
      id: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      time: startTime.toISOString(),
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is not there for another method', async () => {
    const { app } = portalOf();
    const answer =
      sent.method === 'POST' ? await request(app).get(sent.path) : await request(app).post(sent.path);
    expect(answer.status).toBe(404);
  });
});

describe('a signature', () => {
  const refused = async (
    reason: string,
    wrongly: Parameters<TestGateway['send']>[1],
    sent: Sent = snapshot,
  ) => {
    const answer = await gateway.send(sent, wrongly);
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toMatchObject({ reason });
    expect(answer.body).not.toContain('signed');
  };

  it('is needed: with a good one the portal answers', async () => {
    expect((await gateway.send(snapshot)).status).toBe(200);
  });

  it("by another key is refused, another gateway's key too", async () => {
    await refused('bad-signature', { key: newSigningKey() });
    await refused('bad-signature', { key: other.key });
  });

  it('by a gateway that does not exist is refused', async () => {
    await refused('unknown-gateway', { keyid: '0197a000-0000-7000-8000-00000000ffff' });
    await refused('unknown-gateway', { keyid: 'enrol' });
  });

  it('in the name of another gateway is refused', async () => {
    await refused('bad-signature', { keyid: other.keyid });
  });

  it('over another path, query or host is refused', async () => {
    await refused('bad-signature', { signedPath: gatewayPaths.changes });
    await refused('bad-signature', { authority: 'evil.example' });
    await refused('bad-signature', { authority: '127.0.0.1' });
  });

  it('over another body is refused', async () => {
    await refused('bad-signature', { signedBody: '{"epoch":"a","revision":9,"failed":[]}' }, acks);
  });

  it('over a digest that does not fit the body is refused, though the digest itself is signed', async () => {
    await refused('bad-signature', { digest: 'sha-256=:AAAA:' }, acks);
    await refused('bad-signature', { digest: '' }, acks);
  });

  it.each([
    ['not there', { signature: '' }],
    ['cut short', { signature: 'sig1=:AAAA:' }],
    ['all zeros', { signature: `sig1=:${'A'.repeat(86)}==:` }],
    ['labelled otherwise', { 'signature-input': 'sig2=("@method")' }],
    [
      'over less than we ask for',
      {
        'signature-input':
          'sig1=("@method" "@path");created=1795439007;nonce="AAAAAAAAAAAAAAAAAAAAAA";keyid="x";alg="ecdsa-p256-sha256"',
      },
    ],
  ])('that is %s is refused', async (_, headers) => {
    await refused('bad-signature', { headers });
  });

  it('counts once', async () => {
    const nonce = newNonce();
    expect((await gateway.send(snapshot, { nonce })).status).toBe(200);
    await refused('replayed', { nonce });
    await refused('replayed', { nonce }, acks);
  });

  it('of somebody else does not use up a nonce', async () => {
    const nonce = newNonce();
    await refused('bad-signature', { nonce, key: newSigningKey() });
    expect((await gateway.send(snapshot, { nonce })).status).toBe(200);
    expect((await other.send(snapshot, { nonce })).status).toBe(200);
  });

  it.each([-301, 301])(
    'made %i seconds off is refused, and the answer says what time it is',
    async (seconds) => {
      const created = Math.floor(startTime.getTime() / 1000) + seconds;
      const answer = await gateway.send(snapshot, { created });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.body)).toMatchObject({ reason: 'clock-off', time: startTime.toISOString() });
    },
  );

  it.each([-300, 300])('made %i seconds off is accepted', async (seconds) => {
    const created = Math.floor(startTime.getTime() / 1000) + seconds;
    expect((await gateway.send(snapshot, { created })).status).toBe(200);
  });
});

describe('an answer', () => {
  const ours = { sha256: (text: string) => portalOf().ports.ids.digest(text) };
  const answered = async () => {
    const { ports } = portalOf();
    const nonce = newNonce();
    const { body } = await gateway.send(snapshot, { nonce });
    const { publicKey } = await ports.store.installation.portalKeys(ports.pki.createSigningKey);
    const verify = (text: string, signature: string) => ports.pki.verifySignature(publicKey, text, signature);
    return { body, nonce, crypto: { ...ours, verify } };
  };

  it('verifies as it came', async () => {
    const { body, nonce, crypto } = await answered();
    const { content, trailer } = verifyAnswer(body, { gateway: gateway.id, nonce }, crypto);
    expect(content).toContain('gateway.settings');
    expect(trailer.time).toEqual(startTime);
  });

  it('altered on its way does not verify', async () => {
    const { body, nonce, crypto } = await answered();
    const altered = body.replace('"maxOfflineDays":7', '"maxOfflineDays":9');
    expect(altered).not.toBe(body);
    expect(() => verifyAnswer(altered, { gateway: gateway.id, nonce }, crypto)).toThrow('answer-altered');
  });

  it('with a line less does not verify', async () => {
    const { body, nonce, crypto } = await answered();
    const shorter = body.slice(body.indexOf('\n') + 1);
    expect(() => verifyAnswer(shorter, { gateway: gateway.id, nonce }, crypto)).toThrow('answer-altered');
  });

  it('to another request or another gateway does not verify', async () => {
    const { body, nonce, crypto } = await answered();
    expect(() => verifyAnswer(body, { gateway: gateway.id, nonce: newNonce() }, crypto)).toThrow(
      'answer-not-mine',
    );
    expect(() => verifyAnswer(body, { gateway: other.id, nonce }, crypto)).toThrow('answer-not-mine');
  });
});

describe('a body', () => {
  it('over the limit is refused before it is read', async () => {
    const body = JSON.stringify({ filling: 'x'.repeat(maxRequestBytes) });
    const answer = await gateway.send({ ...acks, body });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ reason: 'body-too-large' });
  });

  it('that is no text is refused', async () => {
    const { app } = portalOf();
    const answer = await request(app)
      .post(gatewayPaths.acks)
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ reason: 'gateway-message-malformed' });
  });
});

describe('the agent file', () => {
  it('is there for everybody, as it is, with its hash', async () => {
    const { app } = portalOf();
    const answer = await request(app).get(gatewayPaths.agent).buffer(true);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(answer.headers['etag']).toBe(`"${agentFileOf(agent).sha256}"`);
    expect(answer.text).toBe(agent.toString());
  });

  it('is not sent again to whoever has it', async () => {
    const { app } = portalOf();
    const answer = await request(app)
      .get(gatewayPaths.agent)
      .set('If-None-Match', `"${agentFileOf(agent).sha256}"`);
    expect(answer.status).toBe(304);
  });
});

it('has no other address', async () => {
  const { app } = portalOf();
  const answer = await request(app).get('/gateway/v1/secrets');
  expect(answer.status).toBe(404);
  expect(answer.body).toMatchObject({ reason: 'page-not-found' });
});
