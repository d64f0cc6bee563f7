// Starts the portal: environment, composition, listening, and an orderly end.
import type { Server } from 'node:http';
import { composePortal, type Portal } from './compose';
import { ConfigError, readConfig } from './config';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const portal = await composePortal(config);
  const server = portal.app.listen(config.port, config.host, () => {
    portal.logger.info({ address: server.address(), publicUrl: config.publicUrl.origin }, 'fernamt is listening');
  });
  portal.jobs.start();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(server, portal));
}

/** Long polls are cut: agents come back by themselves, to this process or another. */
async function stop(server: Server, portal: Portal): Promise<void> {
  server.close();
  server.closeAllConnections();
  await portal.close();
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || (error instanceof Error && error.name === 'DatabaseInUse');
  process.stderr.write(expected ? `fernamt: ${error.message}\n` : `fernamt: could not start\n${String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
