// The command that makes a host a gateway, compared as a whole; and that nothing can slip into it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { enrolmentCommand } from '../../src/domain/enrolment-command';
import { hostileText } from '../support/hostile-text';

const command = {
  portal: 'https://fernamt.example.de',
  agentSha256: 'ab'.repeat(32),
  portalKey: `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${'A'.repeat(86)}==`,
  token: 'tokenTOKEN_-0123456789',
};

it('fetches, compares, installs and enrols', () => {
  expect(`${enrolmentCommand(command)}\n`).toBe(readFileSync('test/golden/enrolment-command.sh', 'utf8'));
});

it.each(['http://localhost:8080', 'https://[fd00::1]:8443'])('knows the portal by %s', (portal) => {
  expect(enrolmentCommand({ ...command, portal })).toContain(`'${portal}/gateway/v1/agent'`);
});

/** Five steps, each part within its own quotes. */
const whole = new RegExp(
  [
    'agent=\\$\\(mktemp\\)',
    `curl -fsS -o "\\$agent" '[a-z0-9:/.[\\]-]+'`,
    'echo "[0-9a-f]{64}  \\$agent" \\| sha256sum -c -',
    'install -m 755 "\\$agent" /usr/local/bin/fernamt',
    `fernamt agent enrol --service \\\\\n    --portal '[a-z0-9:/.[\\]-]+' \\\\\n    --portal-key '[A-Za-z0-9+/=]+' \\\\\n    --token '[\\w-]+'`,
  ]
    .map((step, index) => (index === 0 ? `^${step}` : `  ${step}`))
    .join(' && \\\\\\n') + '$',
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
  const part = fc.constantFrom('portal', 'agentSha256', 'portalKey', 'token');
  const dirty = hostileText(...Object.values(command));
  fc.assert(
    fc.property(part, dirty, (name, text) => {
      expect(['as it should be', 'refused']).toContain(outcome({ ...command, [name]: text }));
    }),
  );
});
