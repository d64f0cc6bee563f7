// Runs a composed portal: listening, jobs, and an orderly end.
import { once } from 'node:events';
import { composePortal, type Portal } from './compose';
import type { Config } from './config';

export type Serving = { readonly portal: Portal; readonly stop: () => Promise<void> };

/** Resolves once it listens. Long polls are cut at the end: agents come back by themselves, to this process or another. */
export async function serve(config: Config): Promise<Serving> {
  const portal = await composePortal(config);
  const server = portal.app.listen(config.port, config.host);
  await once(server, 'listening');
  portal.logger.info({ address: server.address(), publicUrl: config.publicUrl.origin }, 'listening');
  if (config.publicUrl.protocol === 'https:' && config.trustedProxies.length === 0) {
    portal.logger.warn('TRUSTED_PROXIES names no proxy: nothing is limited by address');
  }
  portal.jobs.start();
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await portal.close();
  };
  return { portal, stop };
}
