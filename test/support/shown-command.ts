// The command for a gateway's host that a page shows, as an admin copies it there.
import { unescaped } from '../../src/demo/visitor';

export function shownCommand(html: string): string {
  return unescaped(/<pre[^>]*><code>([^<]*)<\/code>/.exec(html)?.[1] ?? '');
}
