// Handlers: a municipality decides for what is off until then, or takes that back after a question.
import type { DecisionChoice } from '../../domain/standing-decision';
import type { StandingDecision } from '../../domain/tenant';
import type { Refusal } from '../../domain/errors';
import type { Actor } from '../../domain/actor';
import { decideServerKeys } from '../../usecases/decide-server-keys';
import { decideWireguard } from '../../usecases/decide-wireguard';
import type { Ports } from '../../usecases/ports';
import { showSettings } from '../../usecases/show-settings';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { Flash } from '../kit/view-models';
import {
  decisionModel,
  decisionOf,
  decisionPage,
  switchingOff,
  type DecisionName,
  type ShownDecision,
} from './decision-page';
import { decisionForm } from './forms';

type Needs = Pick<Ports, 'store' | 'clock'>;
type Handler = (ports: Needs, context: PersonContext) => Promise<Result>;
type Act = (ports: Needs, actor: Actor, choice: DecisionChoice | null) => Promise<void>;

const acts: Readonly<Record<DecisionName, Act>> = {
  wireguard: decideWireguard,
  'server-keys': decideServerKeys,
};

export type Deciding = Readonly<Record<'look' | 'switchOn' | 'askToSwitchOff' | 'switchOff', Handler>>;

export function deciding(name: DecisionName): Deciding {
  const present = async (ports: Needs, { actor }: PersonContext): Promise<StandingDecision | null> =>
    decisionOf(name, (await showSettings(ports, actor)).tenant);
  return {
    look: async (ports, context) => {
      const decision = await present(ports, context);
      return show(decisionPage, decisionModel(context, { name, decision, sent: null }));
    },
    switchOn: async (ports, context) => {
      const again = async (sent: ShownDecision['sent']): Promise<Result> => {
        const model = decisionModel(context, { name, decision: await present(ports, context), sent });
        return show(decisionPage, model, { status: 422 });
      };
      const sent = readForm(decisionForm, context.body);
      if (!sent.ok) return again(sent);
      try {
        await acts[name](ports, context.actor, sent.value);
      } catch (error) {
        return again(refusedForm(sent, error, fieldOf));
      }
      return back(context, name, switchedOn(context, name));
    },
    askToSwitchOff: async (ports, context) =>
      (await present(ports, context)) === null
        ? alreadyOff(context, name)
        : askFirst(context, switchingOff(context, name)),
    // A second click finds it switched off already, which is what was wanted.
    switchOff: async (ports, context) => {
      if ((await present(ports, context)) === null) return alreadyOff(context, name);
      await acts[name](ports, context.actor, null);
      return back(context, name, switchedOff(context, name));
    },
  };
}

function fieldOf({ reason }: Refusal): string | undefined {
  return reason.startsWith('review-day-') ? 'reviewOn' : undefined;
}

function back({ tenant }: PersonContext, name: DecisionName, flash: Flash): Result {
  return redirect(paths.settingsPart(tenant.slug, name), flash);
}

function switchedOn({ t }: PersonContext, name: DecisionName): Flash {
  const lines = [t(`settings.${name}.done-text`)];
  return { tone: 'success', title: t(`settings.${name}.done`), lines };
}

function switchedOff({ t }: PersonContext, name: DecisionName): Flash {
  const lines = [t(`settings.${name}-off.existing`)];
  return { tone: 'success', title: t(`settings.${name}-off.done`), lines };
}

function alreadyOff(context: PersonContext, name: DecisionName): Result {
  return back(context, name, { tone: 'info', title: context.t(`settings.${name}-off.already`) });
}
