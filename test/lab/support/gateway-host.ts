/**
 * The gateway's host as its administrator sees it: takes the command that the portal shows, runs the agent, and can lose
 * it without warning. What the agent started (OpenVPN, wireguard-go) goes on without it, as it would under systemd.
 */
import { until, type Child, type Finished } from '../../support/child-process';
import type { Namespace } from './namespace';

export interface GatewayHost {
  /** Runs a line in a shell as root on the host, for instance the enrolment command. */
  shell(line: string, timeoutMs?: number): Promise<Finished>;
  startAgent(): Promise<void>;
  /** kill -9: it gets no chance to tidy up. */
  killAgent(): Promise<void>;
  stopAgent(): Promise<void>;
  agentIsRunning(): boolean;
  /** What all agents so far have printed. */
  log(): string;
  waitForLog(pattern: RegExp, timeoutMs: number): Promise<void>;
}

/** `agentCommand` is what the host's service manager would start. */
export function gatewayHost(machine: Namespace, agentCommand: readonly string[]): GatewayHost {
  let agent: Child | undefined;
  let earlier = '';
  const log = (): string => earlier + (agent?.output() ?? '');
  const end = async (stop: (child: Child) => Promise<unknown>): Promise<void> => {
    if (agent === undefined) return;
    await stop(agent);
    earlier = log();
    agent = undefined;
  };
  return {
    shell: (line, timeoutMs = 60_000) => machine.exec(['sh', '-c', line], { timeoutMs }),
    startAgent: async () => {
      if (agent?.isRunning() === true) throw new Error('the agent runs already');
      earlier = log();
      agent = await machine.spawn(agentCommand);
    },
    killAgent: () =>
      end(async (child) => {
        child.kill('SIGKILL');
        await child.exited(5_000);
      }),
    stopAgent: () =>
      end(async (child) => {
        child.kill('SIGTERM');
        await child.exited(10_000);
      }),
    agentIsRunning: () => agent?.isRunning() === true,
    log,
    waitForLog: (pattern, timeoutMs) =>
      until(`the agent to log ${String(pattern)}`, timeoutMs, () => pattern.test(log())),
  };
}
