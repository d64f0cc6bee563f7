// Ids of messages, assertions and sessions: random, and with a first character that XML allows.
import { randomBytes } from 'node:crypto';

export function newId(): string {
  return `_${randomBytes(16).toString('hex')}`;
}
