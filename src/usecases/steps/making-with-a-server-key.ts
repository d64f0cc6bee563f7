// A file whose key the server made: put together here, handed out once, and forgotten with the answer.
import type { DeviceSystem, VpnProtocol } from '../../domain/access-profile';
import type { Actor } from '../../domain/actor';
import { otherFilesOf, renderFile } from '../../domain/issued-file';
import { requireServerKeys } from '../../domain/standing-decision';
import { freshKey } from './fresh-key';
import type { Making } from './intending-credentials';
import { makeCredentials, type IssuePorts } from './making-a-credential';

export type AccessFile = {
  readonly fileName: string;
  readonly content: string;
  readonly protocol: VpnProtocol;
  readonly system: DeviceSystem;
  readonly deviceName: string;
  /** For WireGuard: those for other gateways, with the same key, for when the first one fails. */
  readonly others: readonly {
    readonly fileName: string;
    readonly content: string;
    readonly host: string;
  }[];
};

type Asked = Pick<Making, 'deviceId' | 'plan' | 'endsNothing'> & { readonly protocol: VpnProtocol };

/** Refused unless the municipality has decided for it. The private key exists only in this call's memory and in the answer. */
export async function makeWithServerKey(
  ports: IssuePorts,
  actor: Actor,
  { deviceId, protocol, plan, endsNothing }: Asked,
): Promise<AccessFile> {
  const { privateKey, part } = freshKey(ports.pki, ports.ids, protocol);
  const { device, files } = await makeCredentials(ports, actor, {
    deviceId,
    parts: [part],
    endsNothing,
    plan: async (records, credentials, now) => {
      requireServerKeys(await records.tenant.get());
      return plan(records, credentials, now);
    },
  });
  const [file] = files;
  if (file === undefined) throw new Error('no file was made');
  const content = renderFile(file, privateKey);
  const others = otherFilesOf(file).map((other) => ({
    fileName: other.fileName,
    content: renderFile(other, privateKey),
    host: other.client.endpointHost,
  }));
  const { name: deviceName, system } = device;
  return { fileName: file.fileName, content, protocol, system, deviceName, others };
}
