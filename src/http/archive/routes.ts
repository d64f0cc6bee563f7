// Looking back: all requests searched, taken along as a list, one case as a whole and on paper.
import { accessRequestId } from '../../domain/ids';
import { rateLimits } from '../../domain/rate-limit';
import { archiveReaders } from '../../domain/request-archive';
import { exportRequestArchive } from '../../usecases/export-request-archive';
import { listRequestArchive } from '../../usecases/list-request-archive';
import type { Ports } from '../../usecases/ports';
import { showCase, type ShownCase } from '../../usecases/show-case';
import type { PersonContext } from '../kit/context';
import { readCursor } from '../kit/cursor';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { sheetModel, sheetPage } from '../kit/request-sheet';
import { redirect, show, stream, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { caseModel, casePage } from './case-page';
import { csvOf } from './csv';
import { archiveForm } from './forms';
import { archiveModel, archivePage, unreadableModel } from './list-page';

type Needs = Pick<Ports, 'store' | 'clock'>;

export function archiveRoutes(ports: Needs): readonly PersonRoute[] {
  const reading = { guard: 'person', permission: archiveReaders } as const;
  const { list, show: one, print } = paths.archive;
  const exporting = paths.archive.export(':tenant');
  return [
    { ...reading, method: 'get', path: list(':tenant'), handler: (context) => listed(ports, context) },
    // Before the case, whose address would fit as well.
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
      handler: async ({ tenant }) => redirect(list(tenant.slug)),
    },
    {
      ...reading,
      method: 'get',
      path: one(':tenant', ':request'),
      handler: async (context) => show(casePage, caseModel(context, await caseOf(ports, context))),
    },
    {
      ...reading,
      method: 'get',
      path: print(':tenant', ':request'),
      handler: async (context) => printed(context, await caseOf(ports, context)),
    },
  ];
}

function caseOf(ports: Needs, { actor, params }: PersonContext): Promise<ShownCase> {
  return showCase(ports, actor, accessRequestId(params['request'] ?? ''));
}

function printed(context: PersonContext, shown: ShownCase): Result {
  const back = paths.archive.show(context.tenant.slug, shown.request.id);
  return show(sheetPage, sheetModel(context, { ...shown, profileName: shown.profile.name }, back));
}

async function listed(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, query } = context;
  const sent = readForm(archiveForm, query);
  if (!sent.ok) {
    const { profiles } = await listRequestArchive(ports, actor, { view: everything, after: null });
    return show(archivePage, unreadableModel(context, profiles, sent), { status: 422 });
  }
  const asked = { view: sent.value, after: readCursor(query['after']) };
  return show(archivePage, archiveModel(context, await listRequestArchive(ports, actor, asked), sent));
}

const everything = { words: '', caseNumber: '', state: null, profile: null, from: null, until: null };

/** The form's hidden fields are the search that was shown; one that cannot be read is led back to it. */
async function exported(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t, now, body } = context;
  const sent = readForm(archiveForm, body);
  if (!sent.ok) return redirect(paths.archive.list(tenant.slug));
  const pieces = await exportRequestArchive(ports, actor, sent.value);
  return stream({
    fileName: `${t('archive.export.file-name')}-${tenant.slug}-${now.toISOString().slice(0, 10)}.csv`,
    contentType: 'text/csv; charset=utf-8',
    chunks: csvOf(context, pieces),
  });
}
