// A municipality leaves: it takes its data along, and is closed.
import { rateLimits } from '../../domain/rate-limit';
import { exportMunicipality } from '../../usecases/export-municipality';
import type { Ports } from '../../usecases/ports';
import type { ExportedRecord } from '../../usecases/ports-of-leaving';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { show, stream, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { closingRoutes } from './closing-routes';
import { exportModel, exportPage } from './export-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

export function leavingRoutes(ports: Needs): readonly PersonRoute[] {
  const admin = { guard: 'person', permission: ['tenant-admin'], freshSignIn: true } as const;
  const path = paths.leaving.export(':tenant');
  return [
    { ...admin, method: 'get', path, handler: async (context) => show(exportPage, exportModel(context)) },
    {
      ...admin,
      method: 'post',
      path,
      limit: rateLimits.export,
      handler: (context) => exported(ports, context),
    },
    ...closingRoutes(ports),
  ];
}

async function exported(ports: Needs, { actor, tenant, now }: PersonContext): Promise<Result> {
  return stream({
    fileName: `fernamt-${tenant.slug}-${now.toISOString().slice(0, 10)}.ndjson`,
    contentType: 'application/x-ndjson; charset=utf-8',
    chunks: linesOf(await exportMunicipality(ports, actor)),
  });
}

async function* linesOf(records: AsyncIterable<ExportedRecord>): AsyncGenerator<string> {
  for await (const { kind, fields } of records) yield `${JSON.stringify({ kind, record: fields })}\n`;
}
