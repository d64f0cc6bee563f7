// Whom an OpenVPN server lets in by their entry: entries are written as the gateway's settings and profiles say, and looked at.
import { credentialName } from '../../domain/config-fields';
import { Refusal } from '../../domain/errors';
import type { ClientSet, OpenvpnSettings } from '../../domain/gateway-change';
import type { GatewayReach } from '../../domain/gateway-reach';
import { noticeEntry } from '../../domain/refusal-notice';
import type { Found, Wanted } from '../enforcing/drivers';
import { entryFor, entryOrNone, type Profiles } from './entries';
import type { OpenvpnFolder } from './files';
import type { Notices } from './notices';

export class ClientEntries {
  private readonly folder: OpenvpnFolder;
  private readonly notices: Notices;
  private settings: OpenvpnSettings | null = null;
  private profiles: Profiles = new Map();

  constructor(folder: OpenvpnFolder, notices: Notices) {
    this.folder = folder;
    this.notices = notices;
  }

  /** From now on they are as these say; null: nobody is let in here. */
  follow(settings: OpenvpnSettings | null, reach: GatewayReach | undefined): void {
    this.settings = settings;
    this.profiles = new Map(reach?.profiles.map((profile) => [profile.id, profile]));
    if (settings !== null) this.folder.readEntriesAnew();
  }

  /** Null when the entry is there; otherwise why not. */
  letIn(client: ClientSet): string | null {
    if (this.settings === null) return 'openvpn-not-configured';
    const { credential } = client;
    try {
      this.folder.writeEntry(credentialName(credential), entryFor(client, this.settings, this.profiles));
      return null;
    } catch (error) {
      return error instanceof Refusal ? error.reason : 'openvpn-entry-not-written';
    }
  }

  isLetIn(client: ClientSet): boolean {
    const content = this.contentFor(client);
    return content !== null && this.folder.readEntry(client.credential) === content;
  }

  /** Which are not as they must be. */
  async look(clients: Wanted<ClientSet>): Promise<readonly Found[]> {
    const wanted: Wanted<ClientSet | 'notice'> = {
      at: (name) => (clients.at(name) === null && this.notices.isFor(name) ? 'notice' : clients.at(name)),
      all: clients.all,
    };
    // One whose addresses do not fit the networks has no entry, and its reason stands where it was ordered.
    const entries = await this.folder.lookAtEntries(wanted, (one) =>
      one === 'notice' ? noticeEntry : this.contentFor(one),
    );
    // What stands in the place of a notice lets somebody in, for all anybody knows: it is a stranger's.
    return entries
      .map((found): Found => (clients.at(found.key) === null ? { ...found, what: 'added' } : found))
      .filter(({ key, what }) => what !== 'added' || !this.notices.isOutdated(key));
  }

  /** Of everybody: whose entry is another than ordered, or is nobody's. */
  async wrong(set: readonly ClientSet[]): Promise<ReadonlySet<string>> {
    const wanted = new Map(set.map((client) => [client.credential, client]));
    const found = await this.look({ at: (name) => wanted.get(name) ?? null, all: () => wanted.entries() });
    return new Set(found.map(({ key }) => key));
  }

  private contentFor(client: ClientSet): string | null {
    return this.settings === null ? null : entryOrNone(client, this.settings, this.profiles);
  }
}
