// `npm run bench`: measures what the project promises about cost and prints the figures; nothing here passes or fails but
// errors. `--only NAME` measures one, `--json` prints one JSON object a line, `--smoke` runs a round of seconds.
import { parseArgs } from 'node:util';
import { printFigures } from '../figures';
import { bothProtocols } from './both-protocols';
import { bulkDecisions } from './bulk-decisions';
import { certificates } from './certificates';
import { cuts } from './cuts';
import { hundredAgents } from './hundred-agents';
import { largeGateway } from './large-gateway';
import { manyTenants } from './many-tenants';
import { revocationLists } from './revocation-lists';
import { revocations } from './revocations';
import { revocationsPerSecond } from './revocations-per-second';
import { samlUnderAttack } from './saml-under-attack';
import { scale } from './scale';
import { signInCpu } from './sign-in-cpu';
import { summaryPage } from './summary-page';
import { detailsOf, figureOf, fullRound, smokeRound, type Outcome, type Suite } from './suite';

const suites: readonly Suite[] = [
  scale,
  certificates,
  bothProtocols,
  revocations,
  largeGateway,
  hundredAgents,
  cuts,
  revocationsPerSecond,
  revocationLists,
  signInCpu,
  samlUnderAttack,
  manyTenants,
  bulkDecisions,
  summaryPage,
];

/** A flood takes half a minute however small the round, so the small round leaves it out unless it is named. */
const onlyWhenNamed = ['page-under-flood'];

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
      smoke: { type: 'boolean', default: false },
    },
  });
  const known = suites.flatMap(({ names }) => names);
  const usual = values.smoke ? known.filter((name) => !onlyWhenNamed.includes(name)) : known;
  const wanted = values.only ?? usual;
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}; there are ${known.join(', ')}`);
  const outcomes: Outcome[] = [];
  for (const { names, run } of suites) {
    const mine = names.filter((name) => wanted.includes(name));
    if (mine.length > 0) outcomes.push(...(await run(values.smoke ? smokeRound : fullRound, mine)));
  }
  for (const line of outcomes.flatMap(detailsOf)) console.error(line);
  if (values.smoke)
    console.error('A small round: it shows that everything can be measured, its figures mean nothing.');
  printFigures(outcomes.map(figureOf), { asJson: values.json });
}

void bench();
