// Refuses a package whose licence the EUPL-1.2 does not go with. Of a choice ("A OR B") one acceptable arm is enough:
// node-forge is taken under BSD-3-Clause, never under its GPL arm.
import { execFileSync } from 'node:child_process';
import { z } from 'zod';

const acceptable = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
]);

const report = z.record(z.string(), z.object({ licenses: z.union([z.string(), z.array(z.string())]) }));

/** A star marks a licence that was read from the licence file, because package.json does not name one. */
function isAcceptable(expression: string): boolean {
  const arms = expression.replaceAll(/[()*]/g, '').split(' OR ');
  return arms.some((arm) => arm.split(' AND ').every((licence) => acceptable.has(licence.trim())));
}

function installedLicences(): readonly (readonly [string, string])[] {
  const checker = require.resolve('license-checker-rseidelsohn/bin/license-checker-rseidelsohn.js');
  const json = execFileSync(process.execPath, [checker, '--json', '--excludePrivatePackages'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return Object.entries(report.parse(JSON.parse(json))).map(([name, { licenses }]) => [
    name,
    [licenses].flat().join(' AND '),
  ]);
}

const refused = installedLicences().filter(([, licences]) => !isAcceptable(licences));
for (const [name, licences] of refused) console.error(`${name}: ${licences}`);
if (refused.length > 0) process.exitCode = 1;
