// Style sheets, scripts, fonts and pictures, from our own server only.
import path from 'node:path';
import { Router, static as serveFolder } from 'express';
import type { AppServices } from '../kit/services';

type Folders = Pick<AppServices, 'viewsFolder' | 'scriptsFolder'>;

/** A day: the names carry no version, so a longer time would show old looks after an update. */
const options = { maxAge: '1d', index: false, dotfiles: 'ignore', redirect: false } as const;

/** `scriptsFolder`: made by `npm run build` out of src/browser. */
export function assets({ viewsFolder, scriptsFolder }: Folders): Router {
  const kernFolder = path.dirname(require.resolve('@kern-ux/native/dist/kern.min.css'));
  const router = Router();
  router.use('/scripts', serveFolder(scriptsFolder, options));
  router.use('/kern', serveFolder(kernFolder, options));
  router.use(serveFolder(path.join(viewsFolder, 'assets'), options));
  return router;
}
