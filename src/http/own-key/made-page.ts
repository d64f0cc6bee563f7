// What there is after a key was handed in: the files, without a private key, and what to put beside them.
import { otherFilesOf, renderWithoutKey, type FileWithoutKey } from '../../domain/issued-file';
import type { ShownDevice } from '../../usecases/show-own-device';
import type { Made } from '../../usecases/steps/making-a-credential';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Breadcrumb, Link } from '../kit/view-models';
import { trail } from './form-page';

type MadeFile = {
  readonly heading: string;
  readonly fileName: string;
  readonly content: string;
  /** The file as an address: saved by the browser itself, without another request. */
  readonly href: string;
  readonly addition: string;
  readonly code: string;
};

type OwnKeyMadeModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly once: Alert;
  readonly files: readonly MadeFile[];
  readonly device: Link;
};
export const ownKeyMadePage = page<OwnKeyMadeModel>('own-key/made');

export function ownKeyMadeModel(context: PersonContext, shown: ShownDevice, made: Made): OwnKeyMadeModel {
  const { t, tenant } = context;
  return {
    title: t('own-key.made.title'),
    breadcrumb: trail(context, shown),
    once: { tone: 'warning', title: t('own-key.made.once'), lines: [t('own-key.made.once-text')] },
    files: made.files.flatMap((file) => [
      madeFile(context, file, t(`devices.protocol.${file.protocol}`)),
      ...otherFilesOf(file).map((other) => madeFile(context, other, t('access-file.others.heading'))),
    ]),
    device: { label: t('devices.file.continue'), href: paths.devices.show(tenant.slug, shown.device.id) },
  };
}

/** What has to stand in the file besides, as a line to copy. */
const missing = {
  openvpn: 'key device.key',
  wireguard: 'PrivateKey = …',
} as const;

function madeFile({ t }: PersonContext, file: FileWithoutKey, heading: string): MadeFile {
  const content = renderWithoutKey(file);
  return {
    heading,
    fileName: file.fileName,
    content,
    href: `data:application/octet-stream;base64,${Buffer.from(content).toString('base64')}`,
    addition: t(`own-key.made.addition-${file.protocol}`),
    code: missing[file.protocol],
  };
}
