// The routes by which the draft is changed: words, rules, applications, decisions for everybody, or all of it as a file.
import { largestCatalogueFile } from '../../domain/catalogue-files';
import { showCatalogue } from '../../usecases/show-catalogue';
import { paths } from '../kit/paths';
import type { PersonRoute } from '../kit/route';
import { applicationsModel } from './applications-pages';
import { application, askRemove, newApplication, remove, setApplication } from './changing-applications';
import { discard, file, getFile, policy, setFile, setPolicy } from './changing-the-whole';
import { rule, setRule, setWords, words } from './changing-words';
import type { RouteMaker } from './handler';
import { shown } from './view';
import { wordsModel } from './words-pages';

const { questions } = paths;

export function changingRoutes(change: RouteMaker): readonly PersonRoute[] {
  const part = (name: string): string => questions.part(':tenant', name);
  return [
    change('get', part('words'), async (ports, context) =>
      shown(wordsModel(context, await showCatalogue(ports, context.actor))),
    ),
    change('get', questions.words(':tenant', ':question'), words),
    change('post', questions.words(':tenant', ':question'), setWords),
    change('get', questions.rule(':tenant', ':rule'), rule),
    change('post', questions.rule(':tenant', ':rule'), setRule),
    change('get', part('applications'), async (ports, context) =>
      shown(applicationsModel(context, await showCatalogue(ports, context.actor))),
    ),
    // Before the pages of one application, whose id could not be `new` without this one.
    change('get', part('applications/new'), newApplication),
    change('post', part('applications/new'), (ports, context) => setApplication(ports, context, true)),
    change('get', questions.application(':tenant', ':application'), application),
    change('post', questions.application(':tenant', ':application'), (ports, context) =>
      setApplication(ports, context, false),
    ),
    change('get', questions.removeApplication(':tenant', ':application'), askRemove),
    change('post', questions.removeApplication(':tenant', ':application'), remove),
    change('get', part('policy'), policy),
    change('post', part('policy'), setPolicy),
    change('get', part('file'), file),
    {
      ...change('post', part('file'), setFile),
      upload: { field: 'file', as: 'bytes', largest: largestCatalogueFile },
    },
    change('get', part('download'), getFile),
    change('post', part('discard'), discard),
  ];
}
