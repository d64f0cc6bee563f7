// Suspending, resuming and revoking a device or a whole access: asked on a page of its own, then ordered.
import { hasRole, isSelf } from '../../domain/actor';
import { Refusal } from '../../domain/errors';
import type { HoldingState } from '../../domain/grant';
import type { PersonId } from '../../domain/ids';
import { askFirst, type Confirmation } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { redirect, type Result } from '../kit/result';
import type { Flash } from '../kit/view-models';
import type { PersonRoute } from '../kit/route';
import { revocationForm, suspensionForm } from './forms';
import { actNames, actRoles, isPossible, leadsTo, type ActName } from './possible-acts';

/** What an act is about, as it is now. */
export type Target = {
  readonly state: HoldingState;
  /** Where one sees what became of it. */
  readonly page: string;
  readonly confirmation: Pick<Confirmation, 'title' | 'consequence' | 'action' | 'button'> &
    Partial<Pick<Confirmation, 'breadcrumb' | 'details'>>;
  /** Said below "ordered", after the act. */
  readonly orderedText: () => Promise<string>;
};

export type ActsOn = {
  readonly path: (act: ActName) => string;
  readonly load: (context: PersonContext, act: ActName) => Promise<Target>;
  readonly run: (context: PersonContext, act: ActName, reason: string) => Promise<void>;
  /** Acts so far-reaching that they want a fresh sign-in. */
  readonly fresh?: readonly ActName[];
};

export function actRoutes(acts: ActsOn): readonly PersonRoute[] {
  return actNames.flatMap((act) => {
    const fresh: Pick<PersonRoute, 'freshSignIn'> =
      acts.fresh?.includes(act) === true ? { freshSignIn: true } : {};
    const route = { guard: 'person', permission: actRoles[act], path: acts.path(act), ...fresh } as const;
    return [
      { ...route, method: 'get', handler: (context: PersonContext) => asked(acts, context, act) },
      { ...route, method: 'post', handler: (context: PersonContext) => done(acts, context, act) },
    ] as const;
  });
}

async function asked(acts: ActsOn, context: PersonContext, act: ActName): Promise<Result> {
  const target = await acts.load(context, act);
  if (!isPossible(act, target.state)) return redirect(target.page, tooLate(context, act, target.state));
  return question(context, { act, target, sent: null });
}

type Question = { readonly act: ActName; readonly target: Target; readonly sent: Parsed<unknown> | null };

function question(context: PersonContext, { act, target, sent }: Question): Result {
  const { t } = context;
  const reason = {
    kind: 'paragraph',
    name: 'reason',
    label: t('people.act.reason'),
    hint: t('people.act.reason-hint'),
    optional: act === 'suspend',
  } as const;
  return askFirst(context, {
    ...target.confirmation,
    back: target.page,
    fields: act === 'resume' ? [] : [reason],
    ...(act === 'resume' ? { look: 'primary' as const } : {}),
    ...(sent === null ? {} : { sent }),
  });
}

async function done(acts: ActsOn, context: PersonContext, act: ActName): Promise<Result> {
  const { t, body } = context;
  const target = await acts.load(context, act);
  if (!isPossible(act, target.state)) return redirect(target.page, tooLate(context, act, target.state));
  const sent = readForm(act === 'revoke' ? revocationForm : suspensionForm, act === 'resume' ? {} : body);
  if (!sent.ok) return question(context, { act, target, sent });
  try {
    await acts.run(context, act, sent.value.reason);
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error;
    return redirect(
      target.page,
      await refused(context, error, async () => tooLate(context, act, (await acts.load(context, act)).state)),
    );
  }
  return redirect(target.page, {
    tone: 'info',
    title: t(`people.act.ordered.${act}`),
    lines: [await target.orderedText()],
  });
}

/** Somebody was quicker, or what holds the device does not allow it. */
async function refused(
  { t }: PersonContext,
  { reason }: Refusal,
  late: () => Promise<Flash>,
): Promise<Flash> {
  if (!reason.startsWith('grant-')) return late();
  return { tone: 'warning', title: t('people.act.changed'), lines: [t('people.act.changed-grant')] };
}

function tooLate({ t }: PersonContext, act: ActName, state: HoldingState): Flash {
  if (state === leadsTo[act]) {
    return { tone: 'info', title: t(`people.act.already.${act}`), lines: [t('people.act.already-text')] };
  }
  return { tone: 'warning', title: t('people.act.changed'), lines: [t('people.act.changed-text')] };
}

/** The page of the act is not even shown to who could not go through with it. */
export function refuseOwn({ actor }: PersonContext, act: ActName, personId: PersonId): void {
  if (act !== 'resume' || !hasRole(actor, 'it-admin')) return;
  if (isSelf(actor, personId)) throw new Refusal('forbidden', 'own-access');
}
