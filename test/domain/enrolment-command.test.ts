// The commands for a gateway's host, each compared as a whole; and that nothing can slip into them.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { enrolmentCommand, removalCommand, upgradeCommand } from '../../src/domain/enrolment-command';
import { hostileText } from '../support/hostile-text';

const command = {
  portal: 'https://fernamt.example.de',
  agentSha256: 'ab'.repeat(32),
  portalKey: `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${'A'.repeat(86)}==`,
  token: 'tokenTOKEN_-0123456789',
  gateway: '01931d3c-0000-7000-8000-000000000001',
};
const golden = (name: string): string => readFileSync(`test/golden/${name}`, 'utf8');

it('installs what is missing, fetches, compares, installs and enrols', () => {
  expect(`${enrolmentCommand(command)}\n`).toBe(golden('enrolment-command.sh'));
});

it('brings the agent up to date with the same download', () => {
  expect(`${upgradeCommand(command)}\n`).toBe(golden('upgrade-command.sh'));
});

it('removes this gateway and no other', () => {
  expect(removalCommand(command.gateway)).toBe(`fernamt agent remove --gateway '${command.gateway}'`);
});

it('changes the WireGuard key only where that is wanted', () => {
  expect(enrolmentCommand(command)).not.toContain('new-wireguard-key');
  expect(enrolmentCommand({ ...command, newWireguardKey: true })).toMatch(/^ {4}--new-wireguard-key \\$/m);
});

it('never hands anything to a shell that was not compared', () => {
  for (const text of [enrolmentCommand(command), upgradeCommand(command)]) {
    expect(text).not.toMatch(/\|\s*(ba|da)?sh\b/);
    const [fetched, compared, installed] = ['curl -fsS', 'sha256sum -c -', 'install -m 755'].map((step) =>
      text.indexOf(step),
    );
    expect(fetched).toBeLessThan(compared ?? 0);
    expect(compared).toBeLessThan(installed ?? 0);
  }
});

it.each(['http://localhost:8080', 'https://[fd00::1]:8443'])('knows the portal by %s', (portal) => {
  expect(enrolmentCommand({ ...command, portal })).toContain(`'${portal}/gateway/v1/agent'`);
});

/** The golden one, with each part replaced by what may stand there. */
const whole = new RegExp(
  `^${golden('enrolment-command.sh')
    .trimEnd()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(command.agentSha256, '[0-9a-f]{64}')
    .replaceAll('https://fernamt\\.example\\.de', '[a-z0-9:/.[\\]-]+')
    .replace(/MFkw[^']*/, '[A-Za-z0-9+/=]+')
    .replace(command.token, '[\\w-]+')
    .replace(command.gateway, '[0-9a-f-]{36}')}$`,
);

function outcome(parts: typeof command): string {
  try {
    return whole.test(enrolmentCommand(parts)) ? 'as it should be' : 'something else';
  } catch (error) {
    return error instanceof RangeError ? 'refused' : 'another error';
  }
}

it('takes nothing that a shell could read otherwise', () => {
  expect(outcome(command)).toBe('as it should be');
  const part = fc.constantFrom('portal', 'agentSha256', 'portalKey', 'token', 'gateway');
  const dirty = hostileText(...Object.values(command));
  fc.assert(
    fc.property(part, dirty, (name, text) => {
      expect(['as it should be', 'refused']).toContain(outcome({ ...command, [name]: text }));
    }),
  );
  for (const gateway of ['x', `${command.gateway}'; reboot; '`, '']) {
    expect(() => removalCommand(gateway)).toThrow(RangeError);
  }
});
