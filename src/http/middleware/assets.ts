// Style sheets, fonts and pictures, from our own server only.
import path from 'node:path';
import { Router, static as serveFolder } from 'express';

/** A day: the names carry no version, so a longer time would show old looks after an update. */
const options = { maxAge: '1d', index: false, dotfiles: 'ignore', redirect: false } as const;

export function assets(viewsFolder: string): Router {
  const kernFolder = path.dirname(require.resolve('@kern-ux/native/dist/kern.min.css'));
  const router = Router();
  router.use('/kern', serveFolder(kernFolder, options));
  router.use(serveFolder(path.join(viewsFolder, 'assets'), options));
  return router;
}
