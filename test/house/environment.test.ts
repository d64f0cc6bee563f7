// Every environment variable the program reads has a row in the README's table, and the table names no other.
import { readFileSync } from 'node:fs';
import { environmentVariables } from '../../src/config-environment';

function variablesInReadme(): readonly string[] {
  const rows = readFileSync('README.md', 'utf8').matchAll(/^\| `([A-Z][A-Z0-9_]*)`/gm);
  return [...rows].map(([, name = '']) => name);
}

it('is the same list in the configuration and in the README', () => {
  expect(environmentVariables.length).toBeGreaterThan(0);
  expect([...variablesInReadme()].sort()).toEqual([...environmentVariables].sort());
});
