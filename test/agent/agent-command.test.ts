// What somebody at a gateway host reads when a command cannot be carried out.
import { agentCommand } from '../../src/agent/program/agent-command';

async function said(...args: readonly string[]) {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const abort = new AbortController().signal;
  const code = await agentCommand(args, { print, program: '/usr/bin/fernamt', abort });
  return { code, lines };
}

it('says in a sentence what is refused, after the key for scripts', async () => {
  expect(await said('agent', 'unit', '--state', '/var/lib/mit leerzeichen')).toEqual({
    code: 1,
    lines: [expect.stringMatching(/^refused: field-service-folder: A service’s folder is .*\.$/)],
  });
});
