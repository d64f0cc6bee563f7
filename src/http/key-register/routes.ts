// The register of public keys: narrowed down, page by page, and taken along as a file.
import { keyRegisterReaders, type KeyRegisterView } from '../../domain/key-register';
import { rateLimits } from '../../domain/rate-limit';
import { exportKeyRegister } from '../../usecases/export-key-register';
import { listKeyRegister } from '../../usecases/list-key-register';
import type { Ports } from '../../usecases/ports';
import type { PersonContext } from '../kit/context';
import { readCursor } from '../kit/cursor';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, stream, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { csvOf } from './csv';
import { keyRegisterForm } from './forms';
import { keyRegisterModel, keyRegisterPage, unreadableModel } from './list-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'pki' | 'ids'>;

export function keyRegisterRoutes(ports: Needs): readonly PersonRoute[] {
  const reading = { guard: 'person', permission: keyRegisterReaders } as const;
  const list = paths.keyRegister.list(':tenant');
  const exporting = paths.keyRegister.export(':tenant');
  return [
    { ...reading, method: 'get', path: list, handler: (context) => listed(ports, context) },
    {
      ...reading,
      method: 'post',
      path: exporting,
      limit: rateLimits['list-export'],
      handler: (context) => exported(ports, context),
    },
    {
      ...reading,
      method: 'get',
      path: exporting,
      handler: async ({ tenant }) => redirect(paths.keyRegister.list(tenant.slug)),
    },
  ];
}

const everything: KeyRegisterView = { number: '', protocol: null, state: null, endingWithin: null };

async function listed(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, query } = context;
  const sent = readForm(keyRegisterForm, query);
  if (!sent.ok) {
    const found = await listKeyRegister(ports, actor, { view: everything, after: null });
    return show(keyRegisterPage, unreadableModel(context, found, sent), { status: 422 });
  }
  const asked = { view: sent.value, after: readCursor(query['after']) };
  return show(keyRegisterPage, keyRegisterModel(context, await listKeyRegister(ports, actor, asked), sent));
}

/** The form's hidden fields are the search that was shown; one that cannot be read is led back to it. */
async function exported(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t, now, body } = context;
  const sent = readForm(keyRegisterForm, body);
  if (!sent.ok) return redirect(paths.keyRegister.list(tenant.slug));
  const taken = await exportKeyRegister(ports, actor, sent.value);
  return stream({
    fileName: `${t('key-register.export.file-name')}-${tenant.slug}-${now.toISOString().slice(0, 10)}.csv`,
    contentType: 'text/csv; charset=utf-8',
    chunks: csvOf(context, taken),
  });
}
