// Programs of the host: what they say, how they fail, and that nothing is left waiting.
import { runCommand } from '../../src/agent/host/command';

it('gives what the program says', async () => {
  await expect(runCommand('cat', ['-'], 'wörtlich')).resolves.toBe('wörtlich');
});

it('says why it failed', async () => {
  await expect(runCommand('sh', ['-c', 'echo "no  way" >&2; exit 3'])).rejects.toThrow('sh: exit 3: no way');
});

it('leaves no time limit behind, whether the program ended, failed or is not there', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  try {
    await runCommand('true', []);
    await expect(runCommand('false', [])).rejects.toThrow('exit 1');
    await expect(runCommand('no-such-program-anywhere', [])).rejects.toThrow('ENOENT');
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});

it('is put an end to after its time', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  try {
    const running = runCommand('sleep', ['600']);
    const ended = expect(running).rejects.toThrow('by signal');
    jest.advanceTimersByTime(120_000);
    await ended;
  } finally {
    jest.useRealTimers();
  }
});
