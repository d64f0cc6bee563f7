// The pages behind the footer's links.
import { paths } from '../kit/paths';
import { show } from '../kit/result';
import type { PublicRoute } from '../kit/route';
import { tenantRoute } from '../kit/tenant-route';
import { barrierModel, informationModel, informationPages, privacyModel } from './pages';

const { information } = paths;

export const informationRoutes: readonly PublicRoute[] = [
  tenantRoute(information.imprint(':tenant'), async (context) =>
    show(informationPages.imprint, informationModel(context, 'imprint')),
  ),
  tenantRoute(information.privacy(':tenant'), async (context) =>
    show(informationPages.privacy, await privacyModel(context)),
  ),
  tenantRoute(information.accessibility(':tenant'), async (context) =>
    show(informationPages.accessibility, informationModel(context, 'accessibility')),
  ),
  tenantRoute(information.barrier(':tenant'), async (context) =>
    show(informationPages.barrier, barrierModel(context)),
  ),
  tenantRoute(information.easyLanguage(':tenant'), async (context) =>
    show(informationPages['easy-language'], informationModel(context, 'easy-language')),
  ),
  tenantRoute(information.signLanguage(':tenant'), async (context) =>
    show(informationPages['sign-language'], informationModel(context, 'sign-language')),
  ),
];
