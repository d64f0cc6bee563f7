// Runs PostgreSQL's own programs, found where the system keeps them; the password goes through the environment, where `ps`
// does not show it.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isRecord } from './rows';

const execute = promisify(execFile);

export async function runPostgresTool(tool: string, url: string, options: readonly string[]): Promise<void> {
  try {
    await execute(tool, [...options], {
      env: connectionOf(url),
      maxBuffer: 16 * 1024 * 1024,
    });
  } catch (error) {
    if (!isRecord(error) || error['code'] !== 'ENOENT') throw error;
    throw new Error(`${tool} is not installed (Debian package postgresql-client).`, { cause: error });
  }
}

function connectionOf(text: string): Readonly<Record<string, string>> {
  const url = new URL(text);
  const sslMode = url.searchParams.get('sslmode');
  return {
    PGHOST: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    PGPORT: url.port === '' ? '5432' : url.port,
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    ...(sslMode === null ? {} : { PGSSLMODE: sslMode }),
  };
}
