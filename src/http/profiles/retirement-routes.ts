// A profile is no longer offered, or offered again; each asked first.
import { z } from 'zod';
import type { AccessProfile } from '../../domain/access-profile';
import type { Ports } from '../../usecases/ports';
import { retireProfile, takeUpProfile } from '../../usecases/retire-profile';
import { showProfile, type ShownProfile } from '../../usecases/show-profile';
import { askFirst, type Confirmation } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { box } from '../kit/form-input';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { profileIn } from './one-profile';
import { retiring, takingUp } from './retirement';

type Needs = Pick<Ports, 'store' | 'clock'>;

/** `last` where it was known that it is the last one on offer. */
const confirmed = z.object({ last: box() });
const fieldOf: FieldOfRefusal = { 'last-profile-offered': 'last', 'profile-name-taken': 'name' };

type Act = {
  readonly name: 'retire' | 'take-up';
  /** In which state there is something to ask. */
  readonly from: AccessProfile['state'];
  readonly ask: (context: PersonContext, shown: ShownProfile, sent: Parsed<unknown> | null) => Confirmation;
  readonly carryOut: (ports: Needs, context: PersonContext, isLastKnown: boolean) => Promise<void>;
};

const acts: readonly Act[] = [
  {
    name: 'retire',
    from: 'active',
    ask: retiring,
    carryOut: (ports, context, knowsItIsTheLast) =>
      retireProfile(ports, context.actor, { id: profileIn(context), knowsItIsTheLast }),
  },
  {
    name: 'take-up',
    from: 'retired',
    ask: takingUp,
    carryOut: (ports, context) => takeUpProfile(ports, context.actor, profileIn(context)),
  },
];

export function retirementRoutes(ports: Needs): readonly PersonRoute[] {
  return acts.flatMap((act): readonly PersonRoute[] => {
    const of = {
      guard: 'person',
      permission: ['it-admin'],
      freshSignIn: true,
      path: paths.profiles.act(':tenant', ':profile', act.name),
    } as const;
    return [
      { ...of, method: 'get', handler: (context) => asked(ports, context, act) },
      { ...of, method: 'post', handler: (context) => carriedOut(ports, context, act) },
    ];
  });
}

async function asked(ports: Needs, context: PersonContext, { from, ask }: Act): Promise<Result> {
  const shown = await showProfile(ports, context.actor, profileIn(context));
  if (shown.profile.state !== from)
    return redirect(paths.profiles.show(context.tenant.slug, shown.profile.id));
  return askFirst(context, ask(context, shown, null));
}

async function carriedOut(
  ports: Needs,
  context: PersonContext,
  { name, ask, carryOut }: Act,
): Promise<Result> {
  const { t, tenant, actor, body } = context;
  const sent = readForm(confirmed, body);
  try {
    await carryOut(ports, context, sent.ok && sent.value.last);
  } catch (error) {
    const again = refusedForm(sent, error, fieldOf);
    // Read anew: others may have gone since, and this one is the last.
    const shown = await showProfile(ports, actor, profileIn(context));
    return askFirst(context, ask(context, shown, again));
  }
  const title = t(`profiles.${name}.done`);
  return redirect(paths.profiles.show(tenant.slug, profileIn(context)), { tone: 'success', title });
}
