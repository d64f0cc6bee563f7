// The provider signs people in like a municipality, but has no VPN here: pages about accesses and gateways are not there.
import { Refusal } from '../../domain/errors';
import { paths } from './paths';
import type { TenantView } from './tenant-view';

const aboutAccesses: readonly ((slug: string) => string)[] = [
  paths.requests.list,
  paths.access,
  paths.today,
  paths.queue.list,
  paths.gateways.list,
  paths.leaving.export,
  paths.leaving.closing,
  paths.questions.overview,
  (slug) => paths.settingsPart(slug, 'leaflet'),
  (slug) => paths.settingsPart(slug, 'revocation-lists'),
  (slug) => paths.documents.inForce(slug, 'leaflet'),
  (slug) => paths.documents.publish(slug, 'leaflet'),
  (slug) => paths.settingsPart(slug, 'wireguard'),
  (slug) => paths.settingsPart(slug, 'wireguard-off'),
  (slug) => paths.settingsPart(slug, 'server-keys'),
  (slug) => paths.settingsPart(slug, 'server-keys-off'),
];

/** Whoever works for the provider without a task is told so where a municipality's staff would begin. */
export function refuseWhatOperatorLacks({ kind, slug }: TenantView, path: string): void {
  if (kind !== 'operator') return;
  if (isAt(path, paths.start(slug))) throw new Refusal('forbidden', 'operator-without-task');
  if (aboutAccesses.some((area) => isAt(path, area(slug)))) {
    throw new Refusal('not-found', 'operator-without-accesses');
  }
}

function isAt(path: string, area: string): boolean {
  return path === area || path.startsWith(`${area}/`);
}
