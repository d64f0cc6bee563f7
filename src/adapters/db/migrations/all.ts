// The migrations in the order they are applied; append-only, never change one that has been merged.
import { createSessions } from './0001-sessions';
import type { Migration } from './migration';

export const migrations: readonly Migration[] = [createSessions];
