// Some measurements need network namespaces and the real engines: whether they are to be had here.
import { run } from '../../test/support/child-process';

/** Says why not, unless in CI, where they must be. */
export async function labIsPossible(programs: readonly string[]): Promise<boolean> {
  const missing: string[] = [];
  for (const program of programs)
    if ((await run(['sh', '-c', `command -v ${program}`])).code !== 0) missing.push(program);
  if ((await run(['unshare', '--net', '--mount', 'true'])).code !== 0)
    missing.push('network namespaces (root)');
  if (missing.length === 0) return true;
  if (process.env['CI'] === 'true') throw new Error(`not here: ${missing.join(', ')}`);
  console.error(`left out, since not here: ${missing.join(', ')}`);
  return false;
}
