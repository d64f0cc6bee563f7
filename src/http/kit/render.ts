// Turns a template and its model into HTML. Templates find `t` for texts beside their model, and the layout around them.
import path from 'node:path';
import ejs from 'ejs';
import { textFor, type Language, type TextValues } from '../../texts/translate';
import type { Layout } from './layout';
import type { PageModel } from './page';

export type Rendering = {
  readonly template: string;
  readonly model: PageModel;
  readonly layout: Layout;
  readonly language: Language;
  readonly csrfToken: string;
};

export type Render = (rendering: Rendering) => Promise<string>;

/** Templates are compiled once and kept: a deployment never changes them while it runs. */
export function renderer(viewsFolder: string): Render {
  const options = { root: viewsFolder, cache: true, rmWhitespace: false };
  return async ({ template, model, layout, language, csrfToken }) => {
    const t = (key: string, values?: TextValues): string => textFor(language, key, values);
    const data = { ...model, layout, csrfToken, t, main: `/${template}` };
    return ejs.renderFile(path.join(viewsFolder, 'layout/layout.ejs'), data, options);
  };
}
