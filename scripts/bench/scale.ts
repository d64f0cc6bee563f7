// The figures that ask whether something costs more among very many people than among few, on every engine.
import { measureDevice } from './add-device';
import type { Compared } from './comparison';
import { withCrowds, type Crowds } from './crowds';
import { onEachEngine } from './engines';
import { measurePeople, measureQueue, measureSearch } from './first-pages';
import { measuredOn, type Case, type Outcome, type Round, type Suite } from './suite';

type Measure = (crowds: Crowds, round: Round) => Promise<readonly Case[]>;

const measures: Readonly<Record<string, Measure>> = {
  'queue-100k': measureQueue,
  'people-100k': measurePeople,
  'search-100k': measureSearch,
  'wireguard-device-100k': async (crowds, round) => asCase(await measureDevice(crowds, round, 'wireguard')),
  'openvpn-device-100k': async (crowds, round) => asCase(await measureDevice(crowds, round, 'openvpn')),
};

export const scale: Suite = {
  names: Object.keys(measures),
  run: async (round, wanted) => {
    const perEngine = await onEachEngine((engine) =>
      withCrowds(engine, round, (prepared) => measuredOn(engine, measures, { prepared, round, wanted })),
    );
    return wanted.map((name): Outcome => ({
      name,
      limit: 1.5,
      bound: 'at-most',
      cases: perEngine.flatMap((measured) => measured.get(name) ?? []),
    }));
  },
};

function asCase(compared: Compared): readonly Case[] {
  return [{ of: 'both forms', ...compared }];
}
