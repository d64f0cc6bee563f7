// The person's own requests: list, detail, withdrawal.
import { listOwnRequests } from '../../usecases/list-own-requests';
import type { Ports } from '../../usecases/ports';
import { paths } from '../kit/paths';
import { sheetModel, sheetPage } from '../kit/request-sheet';
import { show } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { answer, backToRequest } from './answering';
import { confirm } from './obligations';
import { listModel, listPage } from './pages';
import { showModel, showPage } from './show-page';
import { askToWithdraw, ownRequest, withdraw } from './withdrawing';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

const { requests } = paths;

export function accessRequestRoutes(ports: Needs): readonly PersonRoute[] {
  const own = { guard: 'person', permission: 'signed-in' } as const;
  const one = { ...own, path: requests.withdraw(':tenant', ':request') } as const;
  const confirming = { ...own, path: requests.confirm(':tenant', ':request') } as const;
  const answering = { ...own, path: requests.answer(':tenant', ':request') } as const;
  return [
    {
      ...own,
      method: 'get',
      path: requests.list(':tenant'),
      handler: async (context) =>
        show(listPage, listModel(context, await listOwnRequests(ports, context.actor))),
    },
    {
      ...own,
      method: 'get',
      path: requests.show(':tenant', ':request'),
      handler: async (context) => show(showPage, showModel(context, await ownRequest(ports, context))),
    },
    {
      ...own,
      method: 'get',
      path: requests.print(':tenant', ':request'),
      handler: async (context) => {
        const shown = await ownRequest(ports, context);
        const back = requests.show(context.tenant.slug, shown.request.id);
        return show(sheetPage, sheetModel(context, shown, back));
      },
    },
    { ...confirming, method: 'post', handler: (context) => confirm(ports, context) },
    { ...confirming, method: 'get', handler: async (context) => backToRequest(context) },
    { ...answering, method: 'post', handler: (context) => answer(ports, context) },
    { ...answering, method: 'get', handler: async (context) => backToRequest(context) },
    { ...one, method: 'get', handler: (context) => askToWithdraw(ports, context) },
    { ...one, method: 'post', handler: (context) => withdraw(ports, context) },
  ];
}
