// An ordinary page while fifty forged responses a second arrive, against the same page at rest. Whoever really signs in
// meanwhile must get in, or there is no figure.
import { paths } from '../../src/http/kit/paths';
import { compare, timed } from './comparison';
import { prepareFlood, type Flood } from './flood';
import { forgeries } from './forgeries';
import { benchSlug } from './seeding/bench-town';
import type { SignInTown } from './sign-in-town';
import type { Case, Round } from './suite';

const perSecond = 50;
/** Longer blocks than elsewhere: after each flood the portal first has to answer what is still waiting. */
const longer = 4;
const path = paths.start(benchSlug);
/** Of all blocks together; the flood dries up afterwards, and the figure would be one of rest. */
const longestSeconds = 120;

export async function measurePageUnderFlood(town: SignInTown, round: Round): Promise<Case> {
  const visitor = town.visitor(await signIn(town));
  const posts = await forgeries(town, round.forged);
  const flood = await prepareFlood({ acs: town.acs, posts, perSecond, most: perSecond * longestSeconds });
  let honest = 0;
  const page = () => timed(() => visitor.open(path));
  try {
    const compared = await compare({
      blocks: Math.ceil(round.blocks / longer),
      perBlock: round.perBlock * longer,
      warmUp: 1,
      a: async () => {
        await flood.begin();
        await signIn(town);
        honest += 1;
        return page();
      },
      b: async () => {
        await flood.end();
        return page();
      },
    });
    await flood.end();
    requireFlood(flood);
    console.error(`${honest} people signed in during the flood, ${JSON.stringify(flood.report())}`);
    return { ...compared, of: `a page under ${perSecond} forgeries a second to one at rest` };
  } finally {
    flood.close();
  }
}

/** The whole way of somebody honest; anything but a session is an error. */
async function signIn(town: SignInTown): Promise<string> {
  const leaving = await town.leave();
  const { status, cookie } = await town.arrive(leaving, town.answer(leaving.requestId));
  if (status !== 303) throw new Error(`an honest sign-in was answered with ${status}`);
  return cookie;
}

/** Forgeries that were not refused, or that never came, would make the figure worthless. */
function requireFlood(flood: Flood): void {
  const { sent, statuses } = flood.report();
  const refused = (statuses['401'] ?? 0) + (statuses['413'] ?? 0) + (statuses['503'] ?? 0);
  if (sent === 0 || sent >= perSecond * longestSeconds || refused !== sent)
    throw new Error(`the flood went wrong: ${JSON.stringify(flood.report())}`);
}
