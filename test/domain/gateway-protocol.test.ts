// The messages of gateway protocol 1: read as they are written, refused when anything is not as agreed.
import { Refusal } from '../../src/domain/errors';
import {
  ackBody,
  maxReported,
  parseAck,
  parseEnrolment,
  parseEnrolmentAnswer,
  parsePosition,
  parseReport,
  positionText,
} from '../../src/domain/gateway-protocol';

const malformed = new Refusal('invalid', 'gateway-message-malformed');
const credential = 'abcdefghijklmnopqrstuvwxyz';
const key = Buffer.alloc(32, 1).toString('base64');
const csr = `-----BEGIN CERTIFICATE REQUEST-----\n${Buffer.alloc(30, 1).toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
const agentKey = `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${Buffer.alloc(64, 1).toString('base64')}`;

describe('a position', () => {
  it('is read as it is written', () => {
    const position = { epoch: '01931d3c-0000-7000-8000-000000000001', revision: 12 };
    expect(parsePosition(positionText(position))).toEqual(position);
  });

  it.each([
    '',
    'epoch',
    'epoch.',
    '.1',
    'a.b.1',
    'epoch.-1',
    'epoch.1.5',
    'epoch.9999999999999999',
    'e poch.1',
  ])('is none: %j', (text) => expect(parsePosition(text)).toBeNull());
});

describe('an acknowledgement', () => {
  const ack = {
    position: { epoch: 'e1', revision: 7 },
    verified: 5,
    failed: [
      { revision: 6, id: credential, reason: 'session-still-there' },
      { revision: 2, id: 'gateway', reason: 'openvpn-not-running' },
    ],
  };

  it('is read as it is written, with the position flat in the body', () => {
    expect(JSON.parse(ackBody(ack))).toEqual({ epoch: 'e1', revision: 7, verified: 5, failed: ack.failed });
    expect(parseAck(ackBody(ack))).toEqual(ack);
  });

  it('of an agent from before it looked says nothing of that', () => {
    const old = { ...ack, verified: null };
    expect(JSON.parse(ackBody(old))).not.toHaveProperty('verified');
    expect(parseAck(ackBody(old))).toEqual(old);
  });

  it.each([8, -1, 1.5, '5', null])('claims to have looked at %j: refused', (verified) => {
    const body = JSON.stringify({ epoch: 'e1', revision: 7, verified, failed: [] });
    expect(() => parseAck(body)).toThrow(malformed);
  });

  it.each([
    ['no JSON', '{"epoch":'],
    ['a list', '[]'],
    ['a negative revision', '{"epoch":"e1","revision":-1,"failed":[]}'],
    ['half a revision', '{"epoch":"e1","revision":1.5,"failed":[]}'],
    ['a revision as text', '{"epoch":"e1","revision":"1","failed":[]}'],
    ['no list of failures', '{"epoch":"e1","revision":1}'],
    ['a strange epoch', '{"epoch":"e 1","revision":1,"failed":[]}'],
    [
      'prose for a reason',
      '{"epoch":"e1","revision":1,"failed":[{"revision":1,"id":"gateway","reason":"No!"}]}',
    ],
    ['an id that is none', '{"epoch":"e1","revision":1,"failed":[{"revision":1,"id":"../x","reason":"x"}]}'],
  ])('is refused: %s', (_what, body) => {
    expect(() => parseAck(body)).toThrow(malformed);
  });

  it('is refused: more failures than one may name', () => {
    const failed = Array.from({ length: maxReported + 1 }, () => ({
      revision: 1,
      id: 'gateway',
      reason: 'x',
    }));
    expect(() => parseAck(JSON.stringify({ epoch: 'e1', revision: 1, failed }))).toThrow(malformed);
  });
});

describe('a report', () => {
  const report = {
    firstConnected: [credential],
    tombstones: [
      { credential, kind: 'peer', key },
      { credential, kind: 'client', key: '1234567890123456789' },
    ],
    openvpnCsr: csr,
    agentVersion: '1.0.0',
    drift: { 'peer-added': 2 },
    isEmpty: true,
    capacity: [],
    closedSeconds: 5400,
    unused: { anew: false, begun: [credential], ended: [] },
    comparison: {
      epoch: 'e2',
      findings: [
        { what: 'suspended', credential, protocol: 'peer', key, until: null },
        { what: 'unknown', credential, protocol: 'client', key: '1234567890123456789', until: null },
        { what: 'end', credential, protocol: 'peer', key, until: '2026-12-01T00:00:00.000Z' },
      ],
      complete: true,
    },
  };
  const [finding] = report.comparison.findings;

  it('of an agent that says nothing of maintenance is read as of one that is not out for it', () => {
    expect(parseReport(JSON.stringify({ ...report, isEmpty: undefined })).isEmpty).toBeNull();
  });

  it('is read as it is written; what the reader does not know is left aside', () => {
    expect(parseReport(JSON.stringify({ ...report, lastSeen: '2026-01-01', weather: [1] }))).toEqual(report);
  });

  it('of an agent from before knows nothing of what is unused; what a later one adds is left aside', () => {
    expect(parseReport(JSON.stringify({ ...report, unused: undefined })).unused).toBeNull();
    const more = { ...report.unused, since: '2026-01-01' };
    expect(parseReport(JSON.stringify({ ...report, unused: more }))).toEqual(report);
  });

  it('of an agent from before says nothing of what it found or carried', () => {
    const { drift, capacity } = parseReport(
      JSON.stringify({ ...report, drift: undefined, capacity: undefined }),
    );
    expect({ drift, capacity }).toEqual({ drift: {}, capacity: [] });
  });

  it('of an agent from before the limit of contact has never closed', () => {
    expect(parseReport(JSON.stringify({ ...report, closedSeconds: undefined })).closedSeconds).toBe(0);
  });

  it('of an agent from before compares nothing', () => {
    expect(parseReport(JSON.stringify({ ...report, comparison: undefined })).comparison).toBeNull();
  });

  it.each<readonly [string, object]>([
    ['no epoch', { epoch: '' }],
    ['an epoch of signs', { epoch: 'e2; DROP TABLE' }],
    ['no findings', { findings: null }],
    ['more findings than a report takes', { findings: Array.from({ length: 501 }, () => finding) }],
    ['a finding of another kind', { findings: [{ ...finding, what: 'revoked' }] }],
    ['a key of the other protocol', { findings: [{ ...finding, protocol: 'client' }] }],
    ['an end that is no time', { findings: [{ ...finding, what: 'end', until: 'soon' }] }],
    ['a credential that is none', { findings: [{ ...finding, credential: '../../etc' }] }],
    ['no word on whether it is all', { complete: 'yes' }],
  ])('with a comparison with %s is refused', (_, wrong) => {
    const said = JSON.stringify({ ...report, comparison: { ...report.comparison, ...wrong } });
    expect(() => parseReport(said)).toThrow(Refusal);
  });

  it('may leave out the certificate request', () => {
    expect(parseReport(JSON.stringify({ ...report, openvpnCsr: undefined })).openvpnCsr).toBeNull();
  });

  it.each([
    ['a serial where a key belongs', { tombstones: [{ credential, kind: 'peer', key: '12' }] }],
    ['a key where a serial belongs', { tombstones: [{ credential, kind: 'client', key }] }],
    ['an unknown kind', { tombstones: [{ credential, kind: 'person', key }] }],
    ['a credential that is none', { firstConnected: ['Erika'] }],
    ['a request that is none', { openvpnCsr: 'please' }],
    ['use that is finer than it may be', { capacity: [{ from: '2026-11-23T08:00:00.000Z' }] }],
    ['a time of being closed that is none', { closedSeconds: -1 }],
    ['a time of being closed that is no number', { closedSeconds: 'long' }],
    ['a version with a line end', { agentVersion: '1\n2' }],
    ['unused: nothing', { unused: null }],
    ['unused: no list', { unused: { ...report.unused, begun: credential } }],
    ['unused: a name', { unused: { ...report.unused, ended: ['Erika'] } }],
    ['unused: neither yes nor no', { unused: { ...report.unused, anew: 'no' } }],
    ['a word where yes or no belongs', { isEmpty: 'yes' }],
  ])('is refused: %s', (_what, change) => {
    expect(() => parseReport(JSON.stringify({ ...report, ...change }))).toThrow(malformed);
  });
});

describe('an enrolment', () => {
  const enrolment = {
    token: 'tttttttttttttttt',
    agentKey,
    wireguardPublicKey: key,
    openvpnCsr: csr,
    agentVersion: '1.0.0',
  };

  it('is read as it is written', () => {
    expect(parseEnrolment(JSON.stringify(enrolment))).toEqual(enrolment);
  });

  it.each([
    ['no token', { token: '' }],
    ['a key on another curve', { agentKey: agentKey.replace('DAQcD', 'DAQgD') }],
    ['a WireGuard key of 31 bytes', { wireguardPublicKey: Buffer.alloc(31).toString('base64') }],
    ['a request of 8 KiB', { openvpnCsr: csr.replace('AQEB', 'AQEB'.repeat(2048)) }],
  ])('is refused: %s', (_what, change) => {
    expect(() => parseEnrolment(JSON.stringify({ ...enrolment, ...change }))).toThrow(malformed);
  });

  it('is answered with the gateway it has become', () => {
    const answer = {
      gateway: 'g-1',
      name: 'Rathaus Süd',
      epoch: 'e1',
      portalTime: '2026-11-23T08:00:00.000Z',
    };
    expect(parseEnrolmentAnswer(JSON.stringify(answer))).toEqual(answer);
    expect(() => parseEnrolmentAnswer(JSON.stringify({ ...answer, gateway: '../x' }))).toThrow(malformed);
  });
});
