// The route table of the whole portal, and what the shell asks about tenants.
import type { Config } from './config';
import { accessRoutes } from './http/access/routes';
import { accessRequestRoutes } from './http/access-requests/routes';
import { applicationRoutes } from './http/application/routes';
import { approvalRoutes } from './http/approval/routes';
import { archiveRoutes } from './http/archive/routes';
import { handOverRoutes } from './http/hand-over/routes';
import { keyRegisterRoutes } from './http/key-register/routes';
import { ownKeyRoutes } from './http/own-key/routes';
import { assuranceRoutes } from './http/assurance/routes';
import { attributeRoutes } from './http/attributes/routes';
import { auditRoutes } from './http/audit/routes';
import { cryptoRoutes } from './http/crypto/routes';
import { networkRoutes } from './http/networks/routes';
import { profileRoutes } from './http/profiles/routes';
import { delegationRoutes } from './http/delegations/routes';
import { deviceRoutes } from './http/devices/routes';
import { agentFileOf } from './http/gateway-protocol/agent-file';
import { emergencyRoutes, type Warn } from './http/emergency/routes';
import { documentRoutes } from './http/documents/routes';
import { questionRoutes } from './http/questions/routes';
import { templateRoutes } from './http/questions/templates';
import { gatewayProtocolRoutes } from './http/gateway-protocol/routes';
import { gatewayRoutes } from './http/gateways/routes';
import { healthRoutes } from './http/health/routes';
import type { Background } from './http/kit/background';
import type { AppServices } from './http/kit/services';
import { tenantInPath } from './http/kit/tenant-in-path';
import type { TenantView } from './http/kit/tenant-view';
import { leavingRoutes } from './http/leaving/routes';
import { inboxRoutes } from './http/inbox/routes';
import { lookRoutes } from './http/look/routes';
import { mailRoutes } from './http/mails/routes';
import { peopleRoutes } from './http/people/routes';
import { manyRoutes } from './http/queue/many-routes';
import { queueRoutes } from './http/queue/routes';
import { revocationListRoutes } from './http/revocation-lists/routes';
import { roleRoutes } from './http/roles/routes';
import { separationRoutes } from './http/separation/routes';
import { settingsRoutes } from './http/settings/routes';
import { signInSetupRoutes } from './http/sign-in-setup/routes';
import { signInRoutes } from './http/sign-in/routes';
import type { SamlService } from './http/sign-in/saml-service';
import { signInUpkeepRoutes } from './http/sign-in-upkeep/routes';
import { signInChangeRoutes } from './http/sign-in-changes/routes';
import { startRoutes } from './http/start/routes';
import { tenantRoutes } from './http/tenants/routes';
import { restoreRoutes } from './http/restore/routes';
import { todayRoutes } from './http/today/routes';
import type { Tenant } from './domain/tenant';
import { countLimit } from './domain/paging';
import { actAsDelegate } from './usecases/act-as-delegate';
import type { Ports, Store } from './usecases/ports';
import { hasInbox } from './usecases/list-inbox';
import { mustSeeEmergency } from './usecases/show-emergency';
import { readTenantFace } from './usecases/read-tenant-face';
import { listSignInNotices } from './usecases/read-sign-in-changes';
import { findClosingNotice } from './usecases/show-closing';

type Needs = {
  readonly ports: Ports;
  readonly saml: SamlService;
  readonly config: Pick<Config, 'publicUrl' | 'metricsToken'>;
  readonly version: string;
  /** What gateways fetch and check by its hash. */
  readonly agentFile: Buffer;
  /** For what must not go unnoticed by those who watch the log. */
  readonly warn: Warn;
  readonly background: Background;
};

export function portalRoutes({
  ports,
  saml,
  config: { publicUrl, metricsToken },
  version,
  agentFile: agentBytes,
  warn,
  background,
}: Needs): Pick<
  AppServices,
  | 'routes'
  | 'findTenant'
  | 'tenantInPath'
  | 'findOperator'
  | 'listTenants'
  | 'countWaitingRequests'
  | 'hasInbox'
  | 'freshMinutes'
  | 'sessionLimits'
  | 'actAsDelegate'
  | 'signInNotices'
  | 'emergencyIsOn'
  | 'closingNotice'
> {
  const { store } = ports;
  const agentFile = agentFileOf(agentBytes);
  const inPath = tenantInPath((slug) => store.installation.findTenant(slug));
  return {
    tenantInPath: inPath,
    findTenant: async (slug) => tenantView(store, await store.installation.findTenant(slug)),
    findOperator: async () => tenantView(store, await store.installation.findOperator()),
    listTenants: async () =>
      (await store.installation.tenants()).filter(({ kind }) => kind === 'municipality'),
    actAsDelegate: (person, tenant) => actAsDelegate(ports, person, tenant),
    sessionLimits: (tenant) => store.forTenant(tenant).assurance.get(),
    freshMinutes: async (tenant) => (await store.forTenant(tenant).assurance.get()).freshMinutes,
    emergencyIsOn: (actor) => mustSeeEmergency(ports, actor),
    signInNotices: (actor) => listSignInNotices(ports, actor),
    closingNotice: (actor) => findClosingNotice(ports, actor),
    hasInbox: (actor) => hasInbox(ports, actor),
    countWaitingRequests: ({ tenantId }) =>
      store.forTenant(tenantId).requests.countOpenUpTo({ profileId: null, turn: 'it' }, countLimit),
    routes: [
      ...signInRoutes({ ports, saml, tenantInPath: inPath }),
      ...gatewayProtocolRoutes({ ports, publicUrl, agentFile }),
      ...startRoutes(ports),
      ...applicationRoutes(ports),
      ...accessRequestRoutes(ports),
      ...accessRoutes(ports),
      ...deviceRoutes(ports),
      ...ownKeyRoutes(ports),
      ...handOverRoutes({ ports, publicUrl }),
      ...todayRoutes(ports),
      ...restoreRoutes(ports),
      ...inboxRoutes(ports),
      ...queueRoutes(ports),
      ...manyRoutes(ports, background),
      ...archiveRoutes(ports),
      ...keyRegisterRoutes(ports),
      ...peopleRoutes(ports),
      ...revocationListRoutes(ports),
      ...auditRoutes(ports),
      ...gatewayRoutes({ ports, agentSha256: agentFile.sha256 }),
      ...signInChangeRoutes(ports),
      ...signInUpkeepRoutes(ports),
      ...settingsRoutes(ports),
      ...cryptoRoutes(ports),
      ...profileRoutes(ports),
      ...networkRoutes(ports),
      ...separationRoutes(ports),
      ...lookRoutes(ports),
      ...mailRoutes(ports),
      ...approvalRoutes(ports),
      ...documentRoutes(ports),
      ...questionRoutes(ports),
      ...templateRoutes(ports),
      ...roleRoutes(ports),
      ...attributeRoutes(ports),
      ...assuranceRoutes(ports),
      ...delegationRoutes(ports),
      ...leavingRoutes(ports),
      ...tenantRoutes(ports),
      ...signInSetupRoutes({ ports, ownMetadata: saml.metadata }),
      ...emergencyRoutes({ ports, warn }),
      ...healthRoutes({ ports, version, metricsToken }),
    ],
  };
}

function tenantView(store: Store, tenant: Tenant | null): TenantView | null {
  if (tenant === null) return null;
  const { id, kind, slug, name, timeZone, hotline, closedAt } = tenant;
  return { id, kind, slug, name, timeZone, hotline, closedAt, face: () => readTenantFace({ store }, tenant) };
}
