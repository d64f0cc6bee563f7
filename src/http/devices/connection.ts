// Whether a device has connected with its present file: waited for by pages that were just left with a new file.
import { deviceId } from '../../domain/ids';
import type { Ports } from '../../usecases/ports';
import { askForConnection } from '../../usecases/ask-for-connection';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { download, type Result } from '../kit/result';
import type { Link } from '../kit/view-models';

export type ConnectionView = {
  /** Where a script asks. */
  readonly askHref: string;
  /** Does the same without a script; null on a page that must not be loaded again. */
  readonly reload: Link | null;
};

export function connectionView(
  { t, tenant }: PersonContext,
  id: string,
  { mayReload }: { readonly mayReload: boolean },
): ConnectionView {
  const { connection, show } = paths.devices;
  const reload = { label: t('devices.show.refresh'), href: show(tenant.slug, id) };
  return { askHref: connection(tenant.slug, id), reload: mayReload ? reload : null };
}

/** One bit, however often it is asked for. */
export async function tellConnection(
  ports: Pick<Ports, 'store'>,
  { actor, params }: PersonContext,
): Promise<Result> {
  const connected = await askForConnection(ports, actor, deviceId(params['device'] ?? ''));
  return download({
    fileName: 'connection.json',
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ connected }),
  });
}
