// The pages about cryptography: which profile each gateway group goes by, and waivers that two people decide.
import { Refusal } from '../../domain/errors';
import { waiverRoles } from '../../domain/crypto-waiver';
import { cryptoWaiverId, type CryptoWaiverId } from '../../domain/ids';
import { chooseCryptoProfile } from '../../usecases/choose-crypto-profile';
import {
  confirmCryptoWaiver,
  endCryptoWaiver,
  withdrawCryptoWaiver,
} from '../../usecases/decide-crypto-waiver';
import type { Ports } from '../../usecases/ports';
import { proposeCryptoWaiver } from '../../usecases/propose-crypto-waiver';
import { cryptoReaders, showCrypto, showCryptoWaiver } from '../../usecases/show-crypto';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { chooseModel, choosePage } from './choose-page';
import { profileForm, waiverForm } from './forms';
import { overviewModel, overviewPage } from './overview-page';
import { proposeModel, proposePage, waiverModel, waiverPage } from './waiver-pages';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

export function cryptoRoutes(ports: Needs): readonly PersonRoute[] {
  const { overview, choose, propose, waiver, actOnWaiver } = paths.crypto;
  const read = { guard: 'person', method: 'get', permission: cryptoReaders } as const;
  const decide = { guard: 'person', permission: waiverRoles, freshSignIn: true } as const;
  const admin = { guard: 'person', permission: ['tenant-admin'], freshSignIn: true } as const;
  const proposing = propose(':tenant');
  const choosing = choose(':tenant', ':group');
  return [
    {
      ...read,
      path: overview(':tenant'),
      handler: async (context) =>
        show(overviewPage, overviewModel(context, await showCrypto(ports, context.actor))),
    },
    // Before one waiver, whose address would fit as well.
    {
      ...decide,
      method: 'get',
      path: proposing,
      handler: async (context) => show(proposePage, proposeModel(context, null)),
    },
    { ...decide, method: 'post', path: proposing, handler: (context) => proposed(ports, context) },
    { ...read, path: waiver(':tenant', ':waiver'), handler: (context) => shown(ports, context) },
    ...(['confirm', 'withdraw', 'end'] as const).map((act): PersonRoute => ({
      ...decide,
      method: 'post',
      path: actOnWaiver(':tenant', ':waiver', act),
      handler: (context) => acted(ports, context, act),
    })),
    { ...admin, method: 'get', path: choosing, handler: (context) => asked(ports, context) },
    { ...admin, method: 'post', path: choosing, handler: (context) => chosen(ports, context) },
  ];
}

const idIn = ({ params }: PersonContext): CryptoWaiverId => cryptoWaiverId(params['waiver'] ?? '');

async function shown(ports: Needs, context: PersonContext): Promise<Result> {
  const found = await showCryptoWaiver(ports, context.actor, idIn(context));
  return show(waiverPage, waiverModel(context, found));
}

async function proposed(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t } = context;
  const again = (sent: Parsed<unknown>): Result =>
    show(proposePage, proposeModel(context, sent), { status: 422 });
  const sent = readForm(waiverForm, context.body);
  if (!sent.ok) return again(sent);
  try {
    const wanted = { ...sent.value, profile: 'TLS12-COMPATIBLE-2026' } as const;
    const { id } = await proposeCryptoWaiver(ports, actor, wanted);
    const title = t('crypto.waiver.proposed');
    return redirect(paths.crypto.waiver(tenant.slug, id), { tone: 'success', title });
  } catch (error) {
    return again(refusedForm(sent, error, fieldOfRefusal));
  }
}

function fieldOfRefusal({ reason }: Refusal): string | undefined {
  if (reason.startsWith('crypto-waiver-day-')) return 'until';
  return reason === 'crypto-waiver-open' ? 'reason' : undefined;
}

async function acted(
  ports: Needs,
  context: PersonContext,
  act: 'confirm' | 'withdraw' | 'end',
): Promise<Result> {
  const { actor, tenant, t, format } = context;
  const acts = { confirm: confirmCryptoWaiver, withdraw: withdrawCryptoWaiver, end: endCryptoWaiver };
  const id = idIn(context);
  await acts[act](ports, actor, id);
  const { waiver } = await showCryptoWaiver(ports, actor, id);
  const titles = {
    confirm: t('crypto.waiver.confirmed', { day: format.day(waiver.until) }),
    withdraw: t('crypto.waiver.withdrawn'),
    end: t('crypto.waiver.is-ended'),
  };
  return redirect(paths.crypto.overview(tenant.slug), { tone: 'success', title: titles[act] });
}

async function groupOf(ports: Needs, { actor, params }: PersonContext) {
  const { groups } = await showCrypto(ports, actor);
  const found = groups.find(({ group }) => group.id === params['group']);
  if (found === undefined) throw new Refusal('not-found', 'no-such-gateway-group');
  return found.group;
}

async function asked(ports: Needs, context: PersonContext): Promise<Result> {
  return show(choosePage, chooseModel(context, await groupOf(ports, context), null));
}

async function chosen(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t } = context;
  const group = await groupOf(ports, context);
  const again = (sent: Parsed<unknown>): Result =>
    show(choosePage, chooseModel(context, group, sent), { status: 422 });
  const sent = readForm(profileForm, context.body);
  if (!sent.ok) return again(sent);
  const { profile } = sent.value;
  try {
    await chooseCryptoProfile(ports, actor, { groupId: group.id, profile });
  } catch (error) {
    return again(refusedForm(sent, error, { 'crypto-waiver-missing': 'profile' }));
  }
  const named = { group: group.name, profile: t(`crypto.profile.${profile}`) };
  return redirect(paths.crypto.overview(tenant.slug), {
    tone: 'success',
    title: t('crypto.choose.done', named),
    lines: [t('crypto.choose.done-text')],
  });
}
