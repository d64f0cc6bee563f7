// The assistant with which an employee applies: where it begins, a page for each step, the summary, sending.
import type { Ports } from '../../usecases/ports';
import { showApplication } from '../../usecases/show-application';
import { paths } from '../kit/paths';
import { show } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { askToDiscard, discard } from './discarding';
import { saveStep, showStep } from './filling-in';
import { rulesForBrowser } from './rules-for-browser';
import { send, showSummary } from './sending';
import { beginModel, beginPage } from './start-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

const { requests } = paths;

export function applicationRoutes(ports: Needs): readonly PersonRoute[] {
  const applying = { guard: 'person', permission: ['employee'] } as const;
  const step = { ...applying, path: requests.step(':tenant', ':step') } as const;
  const summary = { ...applying, path: requests.summary(':tenant') } as const;
  const discarding = { ...applying, path: requests.discard(':tenant') } as const;
  return [
    {
      ...applying,
      method: 'get',
      path: requests.new(':tenant'),
      handler: async (context) =>
        show(beginPage, beginModel(context, await showApplication(ports, context.actor))),
    },
    { ...step, method: 'get', handler: (context) => showStep(ports, context) },
    { ...step, method: 'post', handler: (context) => saveStep(ports, context) },
    { ...summary, method: 'get', handler: (context) => showSummary(ports, context) },
    { ...summary, method: 'post', handler: (context) => send(ports, context) },
    { ...discarding, method: 'get', handler: (context) => askToDiscard(ports, context) },
    { ...discarding, method: 'post', handler: (context) => discard(ports, context) },
    {
      ...applying,
      method: 'get',
      path: requests.rules(':tenant'),
      handler: async (context) => rulesForBrowser(context, await showApplication(ports, context.actor)),
    },
  ];
}
