// Plays a municipality's gateway: the real agent in rehearsal mode, which does all but touch the system.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

export type RehearsalGateway = {
  /** The built agent, one file. */
  readonly agentFile: string;
  readonly stateFolder: string;
  readonly portalUrl: string;
  readonly portalKey: string;
  readonly token: string;
};

/** Enrols and keeps running; resolves to a way to end it. */
export async function startRehearsalGateway(gateway: RehearsalGateway): Promise<() => Promise<void>> {
  const { agentFile, stateFolder, portalUrl, portalKey, token } = gateway;
  const state = ['--state', stateFolder, '--rehearsal'];
  const keys = ['--portal', portalUrl, '--portal-key', portalKey, '--token', token];
  await promisify(execFile)(process.execPath, [agentFile, 'agent', 'enrol', ...keys, ...state]);
  const agent = spawn(process.execPath, [agentFile, 'agent', 'run', ...state], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return () => end(agent);
}

async function end(agent: ChildProcess): Promise<void> {
  if (agent.exitCode !== null || agent.signalCode !== null) return;
  const ended = once(agent, 'exit');
  agent.kill('SIGTERM');
  await ended;
}
