// The agent as gateways fetch it, and the hash by which its receiver knows that it is the right one.
import { createHash } from 'node:crypto';

export type AgentFile = {
  readonly content: Uint8Array;
  /** SHA-256, hex: what `sha256sum` prints. */
  readonly sha256: string;
};

export function agentFileOf(content: Uint8Array): AgentFile {
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
}
