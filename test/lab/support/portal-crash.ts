/**
 * Holds the portal between the two transactions of issuing: the intention is stored, then a trigger in its database keeps
 * it busy for ever when it wants to store the result. Only kill -9 ends that.
 */
import Database from 'better-sqlite3';
import { until } from '../../support/child-process';

export interface HeldIssuing {
  /** Waits until a credential has been recorded and not completed. */
  intended(): Promise<string>;
  release(): void;
}

export function holdIssuing(databaseFile: string): HeldIssuing {
  const database = new Database(databaseFile, { timeout: 10_000 });
  database.exec(`
    CREATE VIEW without_end AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;
    CREATE TRIGGER hold_issuing BEFORE UPDATE ON credentials WHEN old.state = 'pending' AND new.state = 'active'
    BEGIN SELECT count(*) FROM without_end; END;`);
  const pending = database.prepare<[], { id: string }>(`SELECT id FROM credentials WHERE state = 'pending'`);
  return {
    intended: async () => {
      await until('a credential to be recorded', 60_000, () => pending.get() !== undefined);
      return pending.get()?.id ?? '';
    },
    release: () => {
      database.exec('DROP TRIGGER hold_issuing; DROP VIEW without_end;');
      database.close();
    },
  };
}
