// Whoever meets a refusal reads a sentence of its own: on a page and at the portal's command line from the catalogues, on a
// gateway host from the agent. What only machines read stands here, with the reason why.
import { agentSentences } from '../../src/agent/portal/sentences';
import { findText, languages } from '../../src/texts/translate';
import { filesBelow } from './files';
import { reasonsIn, sources, type FoundReason } from './refusal-reasons';

const { found, unsaid } = reasonsIn(sources());
const thrown = [...new Set(found.map(({ reason }) => reason))].toSorted();

/** By why nobody reads them. */
const readByMachines: Readonly<Record<string, readonly string[]>> = {
  'the agent takes a snapshot then, by itself': ['snapshot-needed'],
  'the agent counts anew then, by itself': ['ack-from-the-future'],
  'a monitoring system without or with a wrong token': ['metrics-token-wrong'],
  'what asks whether the portal is ready reads a status': ['database-away'],
  'only the job that ends accesses asks, and skips what is not over': ['grant-not-ended'],
  'the agent reports it about a change; docs/gateway-protocol.md says what it means': [
    'field-address-outside',
    'field-max-clients',
    'field-openvpn-network',
  ],
};
const machines = Object.values(readByMachines).flat();

/** What was wrong with a message of SAML is one sentence for all, so that forgers learn nothing. */
const isOfMessage = ({ path, reason, kind }: FoundReason): boolean =>
  reason.startsWith('saml-') &&
  (kind === null ? path.startsWith('src/adapters/saml/') : ['unauthenticated', 'too-large'].includes(kind));
const isSamlMessage = (reason: string): boolean =>
  found.filter((one) => one.reason === reason).every(isOfMessage);
const ofAgent = (reason: string): boolean => agentSentences[reason] !== undefined;

it('is found wherever the sources refuse', () => {
  expect(unsaid).toEqual([]);
  expect(thrown).toEqual(
    expect.arrayContaining(['role-missing', 'mfa-missing', 'token-used', 'device-revoked', 'saml-audience']),
  );
  expect(thrown.length).toBeGreaterThan(250);
});

it.each(languages)('has a sentence of its own in %s', (language) => {
  const silent = thrown.filter(
    (reason) =>
      findText(language, `refusal.${reason}`) === null &&
      !ofAgent(reason) &&
      !isSamlMessage(reason) &&
      !machines.includes(reason),
  );
  expect(silent).toEqual([]);
  expect(findText(language, 'refusal.saml-message')).toMatch(/\S/);
});

it('is excused only where it is needed', () => {
  const known = new Set(thrown);
  expect(machines.filter((reason) => !known.has(reason))).toEqual([]);
  const spoken = machines.filter((reason) => findText('de', `refusal.${reason}`) !== null || ofAgent(reason));
  expect(spoken).toEqual([]);
});

it('of the agent is one that agent or portal can say', () => {
  const known = new Set(thrown);
  expect(Object.keys(agentSentences).filter((reason) => !known.has(reason))).toEqual([]);
});

it('has a sentence that somebody can come to read', () => {
  const texts = filesBelow(['src/texts/de'], /refusal.*\.ts$/).flatMap(({ text }) =>
    [...text.matchAll(/^ {2}'?([a-z0-9-]+)'?:/gm)].map(([, key = '']) => key),
  );
  const named = sources()
    .filter(({ path }) => !path.startsWith('src/texts/'))
    .map(({ text }) => text)
    .join('\n');
  const never = texts.filter(
    (key) => key !== 'kind' && !new RegExp(`['.]${key}['\`]`).test(named) && !thrown.includes(key),
  );
  expect(never).toEqual([]);
  const hidden = found.filter((one) => one.kind !== null && isOfMessage(one) && texts.includes(one.reason));
  expect(hidden).toEqual([]);
});

it('has the agent’s words where the agent alone says it', () => {
  const ofHosts = /^src\/agent\/|^src\/domain\/(host-fields|answer-trailer|gateway-change-line)\.ts$/;
  const mute = found.filter(({ path, reason }) => ofHosts.test(path) && !ofAgent(reason));
  expect(mute).toEqual([]);
});

it('notices what nobody has thought of', () => {
  const text = `
    throw new Refusal('conflict', 'never-heard-of');
    throw new Refusal('conflict', late ? 'one-of' : 'two-of');
    throw new Refusal('conflict', because);`;
  expect(reasonsIn([{ path: 'src/domain/odd.ts', text }])).toEqual({
    found: ['never-heard-of', 'one-of', 'two-of'].map((reason) => ({
      path: 'src/domain/odd.ts',
      reason,
      kind: 'conflict',
    })),
    unsaid: ['src/domain/odd.ts'],
  });
});
