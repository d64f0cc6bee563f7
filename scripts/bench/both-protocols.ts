// What a device for both kinds of VPN costs, from the request with both public keys to the answer with both files, once all
// of it is stored: against what cannot be avoided, one signature and one verification.
import { publicPartsOfNewKeys } from '../../src/demo/device-keys';
import { readHandedOutFiles } from '../../src/domain/handed-out-file';
import { paths } from '../../src/http/kit/paths';
import { cryptographyAlone } from './certificates';
import { compare, timed, type Compared, type Timed } from './comparison';
import { employee, withCrowd, type Crowd } from './crowds';
import { onSqlite } from './engines';
import { benchSlug } from './seeding/bench-town';
import type { Round, Suite } from './suite';
import { expectStatus } from './visitor';

const perBlock = 10;
/** Until nothing of it is compiled any more. */
const warmUp = 200;

export const bothProtocols: Suite = {
  names: ['device-both-protocols'],
  run: async (round) => {
    // Over a network PostgreSQL takes its time, whatever is done: the goal is for SQLite.
    const measured = await onSqlite((engine) =>
      withCrowd(engine, round.few, (crowd) => measure(crowd, round)),
    );
    const cases = [{ of: 'SQLite', ...measured }];
    return [{ name: 'device-both-protocols', limit: 6, bound: 'at-most', cases }];
  },
};

function measure(crowd: Crowd, { blocks, warmUp: least }: Round): Promise<Compared> {
  return compare({
    a: adding(crowd),
    b: cryptographyAlone(),
    blocks,
    perBlock,
    warmUp: least === 1 ? 1 : warmUp,
  });
}

/** The device is there, and its page open: people make the keys meanwhile. */
function adding({ bench, town, next }: Crowd): Timed {
  return async () => {
    const person = next();
    const visitor = await bench.signedIn(employee(town, person));
    const formPath = paths.devices.new(benchSlug, person.grantId);
    const form = await visitor.open(formPath);
    const fields = { name: 'Tablet', system: 'linux', inventoryNumber: '' };
    const { location } = expectStatus(await visitor.submit(formPath, form, fields), 303, formPath);
    const page = await visitor.open(`${location}/file`);
    const keysPath = `${location}/keys`;
    const keys = { ...publicPartsOfNewKeys(), replaces: '', renews: '' };
    return timed(async () => {
      const answer = await visitor.submit(keysPath, page, keys);
      readHandedOutFiles(JSON.parse(expectStatus(answer, 200, keysPath).html), ['openvpn', 'wireguard']);
    });
  };
}
