// Adding a device over HTTP, as the form and then the page that makes keys do it, each up to the answer that says it is stored.
import { publicPartsOfNewKeys } from '../../src/demo/device-keys';
import type { VpnProtocol } from '../../src/domain/access-profile';
import { readHandedOutFiles } from '../../src/domain/handed-out-file';
import { paths } from '../../src/http/kit/paths';
import { compare, timed, type Compared } from './comparison';
import { employee, type Crowd, type Crowds } from './crowds';
import { benchSlug } from './seeding/bench-town';
import type { Round } from './suite';
import { expectStatus } from './visitor';

export async function measureDevice(
  { many, few }: Crowds,
  round: Round,
  protocol: VpnProtocol,
): Promise<Compared> {
  return compare({ ...round, a: () => addOne(many, protocol), b: () => addOne(few, protocol) });
}

/** Opening the pages and making the keys, which happens in browsers, come before and do not count. */
async function addOne({ bench, town, next }: Crowd, protocol: VpnProtocol): Promise<number> {
  const person = next();
  const visitor = await bench.signedIn(employee(town, person));
  const formPath = paths.devices.new(benchSlug, person.grantId);
  const form = await visitor.open(formPath);
  let devicePath = '';
  const adding = await timed(async () => {
    const fields = { name: 'Tablet', system: 'linux', inventoryNumber: '' };
    const answer = await visitor.submit(formPath, form, fields);
    devicePath = expectStatus(answer, 303, formPath).location;
  });
  const page = await visitor.open(`${devicePath}/file`);
  const keysPath = `${devicePath}/keys`;
  const { request, wireguardKey } = publicPartsOfNewKeys();
  const handedIn = protocol === 'openvpn' ? { request, wireguardKey: '' } : { request: '', wireguardKey };
  const issuing = await timed(async () => {
    const answer = await visitor.submit(keysPath, page, { ...handedIn, replaces: '', renews: '' });
    readHandedOutFiles(JSON.parse(expectStatus(answer, 200, keysPath).html), [protocol]);
  });
  return adding + issuing;
}
