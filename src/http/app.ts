// The Express app: middleware in order, the route table, the error page.
import express, { type Express } from 'express';
import { informationRoutes } from './information/routes';
import { contextLoader } from './kit/load-context';
import { renderer } from './kit/render';
import type { Route } from './kit/route';
import type { AppServices } from './kit/services';
import { assets } from './middleware/assets';
import { errorAsPage, pageNotFound } from './middleware/error-page';
import { logging } from './middleware/logging';
import { languageChoice, tenantChoice } from './middleware/preferences';
import { securityHeaders } from './middleware/security-headers';
import { sessions } from './middleware/session';
import { keptRoutes, machineRoutes, pageRoutes, refuseDoubles } from './register-routes';
import { shellRoutes } from './shell/routes';

/** Every address that the app answers, in the order in which it is asked. */
export function routeTable(
  services: Pick<AppServices, 'listTenants' | 'findOperator' | 'singleLogoutUrl' | 'routes'>,
): readonly Route[] {
  return [...shellRoutes(services), ...informationRoutes, ...services.routes];
}

export function createApp(services: AppServices): Express {
  const { publicUrl, now, viewsFolder, signOutOrigin, findOperator } = services;
  const { countWaitingRequests, hasInbox, signInNotices, emergencyIsOn, closingNotice, freshMinutes } =
    services;
  const https = publicUrl.protocol === 'https:';
  const load = contextLoader(services);
  const notices = { signInNotices, emergencyIsOn, closingNotice };
  const printer = { render: renderer(viewsFolder), countWaitingRequests, hasInbox, ...notices };
  const routes = routeTable(services);
  refuseDoubles(routes);

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', [...services.trustedProxies]);
  app.locals['secureCookies'] = https;

  app.use(logging(services.logger));
  app.use(securityHeaders({ https, signOutOrigin, findOperator }));
  app.use('/assets', assets(services));
  app.use(machineRoutes(routes, now, services));
  app.use(keptRoutes(routes, now, services));
  app.use(sessions(services));
  app.use(languageChoice());
  app.use(tenantChoice());
  app.use(pageRoutes(routes, { load, printer, limiting: services, freshMinutes }));
  app.use(pageNotFound());
  app.use(errorAsPage(load, printer));
  return app;
}
