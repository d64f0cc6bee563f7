// A portal in a process of its own, which says how much processor time it has used, its threads included.
import { once } from 'node:events';
import { composePortal } from '../../src/compose';
import { readConfig } from '../../src/config';

async function run(): Promise<void> {
  const config = readConfig(process.env);
  const portal = await composePortal(config);
  const server = portal.app.listen(config.port, '127.0.0.1');
  // Between two blocks it hears nothing for a while.
  server.keepAliveTimeout = 600_000;
  await once(server, 'listening');
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1_000);
  });
  process.once('disconnect', () => process.exit());
  process.send?.('listening');
}

void run();
