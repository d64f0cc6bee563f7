// `npm run permissions`: writes docs/permissions.md out of the route table: which role may ask for which address.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPorts } from '../src/compose';
import { readConfig } from '../src/config';
import { routesOf } from '../test/support/portal-routes';
import { removeFolder, temporaryFolder } from '../test/support/temporary-folder';
import { permissionsPage, permissionsPath } from './permissions/page';

async function main(): Promise<void> {
  const folder = await temporaryFolder('permissions');
  // Routes are made with the ports behind them, of which nothing is asked here.
  const config = readConfig({
    PUBLIC_URL: 'https://fernamt.example',
    DATABASE_URL: join(folder, 'empty.sqlite'),
    MASTER_KEYS: 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
    SESSION_SECRETS: '0123456789abcdef0123456789abcdef',
  });
  const opened = await openPorts(config);
  writeFileSync(permissionsPath, permissionsPage(routesOf(opened.ports, config.publicUrl)));
  await opened.close();
  await removeFolder(folder);
}

void main();
