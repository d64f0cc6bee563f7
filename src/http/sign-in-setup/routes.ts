// Setting up a municipality's sign-in, for people of the provider: an overview and one page a step.
import type { Tenant } from '../../domain/tenant';
import { showSignInSetup } from '../../usecases/show-sign-in-setup';
import { paths } from '../kit/paths';
import { download, redirect, show, type Result } from '../kit/result';
import { metadataUpload, type PersonRoute } from '../kit/route';
import { askToSwitchOn, makeLink, showTest, switchOn } from './finishing';
import { showRoles, takeRoles } from './giving-roles';
import type { Handler, Needs } from './handler';
import { overviewModel, overviewPage } from './overview-page';
import { chooseMaker, showMaker, showOurs } from './preparing';
import { showRecognition, takeRecognition } from './recognising';
import type { SetupStep } from './step-page';
import { showTheirs, takeTheirs } from './their-metadata';

type Step = { readonly step: SetupStep; readonly get: Handler; readonly post?: Handler };

const steps: readonly Step[] = [
  { step: 'maker', get: showMaker, post: chooseMaker },
  { step: 'ours', get: showOurs },
  { step: 'theirs', get: showTheirs, post: takeTheirs },
  { step: 'recognition', get: showRecognition, post: takeRecognition },
  { step: 'roles', get: showRoles, post: takeRoles },
  { step: 'test', get: showTest, post: makeLink },
  { step: 'live', get: askToSwitchOn, post: switchOn },
];

type SetupNeeds = {
  readonly ports: Needs;
  /** What a municipality's identity provider reads about us. */
  readonly ownMetadata: (tenant: Tenant) => Promise<string>;
};

export function signInSetupRoutes({ ports, ownMetadata }: SetupNeeds): readonly PersonRoute[] {
  const common = { guard: 'person', permission: ['operator-admin'] } as const;
  const route = (method: 'get' | 'post', path: string, handler: Handler): PersonRoute => ({
    ...common,
    method,
    path,
    handler: async (context) =>
      handler(ports, context, await showSignInSetup(ports, context.actor, context.params['slug'] ?? '')),
  });
  return [
    route('get', paths.operator.tenantPart(':slug', 'sign-in'), async (_, context, setup) =>
      show(overviewPage, overviewModel(context, setup)),
    ),
    route('get', paths.operator.signInStep(':slug', 'metadata'), async (_ports, _context, { tenant }) =>
      metadataFile(tenant.slug, await ownMetadata(tenant)),
    ),
    ...steps.flatMap(({ step, get, post }) => {
      const path = paths.operator.signInStep(':slug', step);
      const fresh = step === 'live' ? ({ freshSignIn: true } as const) : {};
      const shown = { ...route('get', path, whileDraft(get)), ...fresh };
      if (post === undefined) return [shown];
      const sent = { ...route('post', path, whileDraft(post)), ...fresh };
      return [shown, step === 'theirs' ? { ...sent, upload: metadataUpload } : sent];
    }),
  ];
}

/** Once it is live these pages have nothing more to do; the acts behind them refuse on their own. */
function whileDraft(handler: Handler): Handler {
  return async (ports, context, setup) => {
    if (!setup.isLive) return handler(ports, context, setup);
    const title = context.t('sign-in-setup.already-live');
    return redirect(paths.operator.tenantPart(setup.tenant.slug, 'sign-in'), { tone: 'info', title });
  };
}

function metadataFile(slug: string, body: string): Result {
  return download({
    fileName: `fernamt-${slug}-metadata.xml`,
    contentType: 'application/samlmetadata+xml',
    body,
  });
}
