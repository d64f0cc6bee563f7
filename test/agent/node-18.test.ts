// Gateways run Debian's own Node 18: what came to JavaScript later is found before a gateway finds it.
import { readFileSync } from 'node:fs';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { bundleAgent } from './agent-process';

const later =
  /\.(?:toSorted|toReversed|toSpliced)\(|\b(?:Object|Map)\.groupBy\b|\bPromise\.(?:withResolvers|try)\b|\bArray\.fromAsync\b|import\.meta\.dirname/g;

it('has nothing in the agent that Node 18 does not know', async () => {
  const folder = await temporaryFolder('node-18');
  try {
    expect(readFileSync(bundleAgent(folder), 'utf8').match(later)).toBeNull();
  } finally {
    await removeFolder(folder);
  }
});

it('would notice it', () => {
  expect('days.toSorted()'.match(later)).toEqual(['.toSorted(']);
});
