// A page is the name of a template and the type of what it prints.
import type { Printable } from './view-models';

/** Every page has a title, which is also what the browser's tab says. */
export type PageModel = { readonly title: string; readonly [name: string]: Printable };

export type Page<Model extends PageModel> = {
  /** Below views/, without extension. */
  readonly template: string;
  /** Never set; ties the model's type to the page. */
  readonly model?: Model;
};

export function page<Model extends PageModel>(template: string): Page<Model> {
  return { template };
}
