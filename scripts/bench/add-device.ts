// Adding a device over HTTP, both forms that it takes, each up to the answer that says it is stored.
import type { VpnProtocol } from '../../src/domain/access-profile';
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

/** Opening the forms comes before and does not count. */
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
  const device = await visitor.open(devicePath);
  const filePath = `${devicePath}/file`;
  const issuing = await timed(async () => {
    const answer = await visitor.submit(filePath, device, { protocol, replaces: '' });
    if (!expectStatus(answer, 200, filePath).html.includes('href="data:'))
      throw new Error('no access file came');
  });
  return adding + issuing;
}
