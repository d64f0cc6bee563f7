// Pages about a live sign-in stand in two places: in the municipality's settings and in the provider's area.
import type { TenantId } from '../../domain/ids';
import { Refusal } from '../../domain/errors';
import type { Ports } from '../../usecases/ports';
import type { PersonContext } from './context';
import type { FieldSpec } from './form-view';
import { paths, withQuery } from './paths';
import { redirect, type Result } from './result';
import type { Breadcrumb, Link } from './view-models';

/** Whose editors propose changes, each with a page of its own. */
export type SignInEditor = 'roles' | 'attributes';

export type Place = {
  readonly side: 'tenant' | 'operator';
  readonly tenantId: TenantId;
  /** Of the municipality, also in the provider's area. */
  readonly slug: string;
  /** Of the municipality, where there are several. */
  readonly name: string | null;
  readonly list: string;
  readonly new: string;
  readonly show: (id: string) => string;
  readonly act: (id: string, act: string) => string;
  readonly editor: (name: SignInEditor) => string;
  /** Upwards, above the list. */
  readonly above: readonly Link[];
};

export async function placeInTenant(_ports: Pick<Ports, 'store'>, context: PersonContext): Promise<Place> {
  const { slug } = context.tenant;
  return {
    side: 'tenant',
    tenantId: context.actor.tenantId,
    slug,
    name: null,
    list: paths.signInChanges.list(slug),
    new: paths.signInChanges.new(slug),
    show: (id) => paths.signInChanges.show(slug, id),
    act: (id, act) => paths.signInChanges.act(slug, id, act),
    editor: (name) => paths.settingsPart(slug, name),
    above: [
      { label: context.t('settings.title'), href: paths.settings(slug) },
      { label: context.t('settings.sign-in.title'), href: paths.settingsPart(slug, 'sign-in') },
    ],
  };
}

export async function placeOfOperator(
  { store }: Pick<Ports, 'store'>,
  context: PersonContext,
): Promise<Place> {
  const tenant = await store.installation.findTenant(context.params['slug'] ?? '');
  if (tenant === null) throw new Refusal('not-found', 'tenant-unknown');
  const { slug } = tenant;
  return {
    side: 'operator',
    tenantId: tenant.id,
    slug,
    name: tenant.name,
    list: paths.operator.tenantPart(slug, 'sign-in-changes'),
    new: paths.operator.signInChange(slug, 'new'),
    show: (id) => paths.operator.signInChange(slug, id),
    act: (id, act) => paths.operator.signInChangeAct(slug, id, act),
    editor: (name) => paths.operator.tenantPart(slug, name),
    above: [
      { label: context.t('tenants.title'), href: paths.operator.tenants },
      { label: tenant.name, href: paths.operator.tenant(slug) },
    ],
  };
}

/**
 * Leads an admin of the municipality through a sign-in first, whose session began before the last change and would confirm
 * nothing; before anything is typed. Null when there is no need. Marked as in `fresh-sign-in`, so that it is asked once.
 */
export function signedInSince(context: PersonContext, place: Place, since: Date | null): Result | null {
  const { person, path, query, home } = context;
  const isOld = since !== null && new Date(person.signedInAt) < since;
  if (place.side !== 'tenant' || !isOld || query['fresh'] === 'asked') return null;
  const back = withQuery(path, { ...query, fresh: 'asked' });
  return redirect(withQuery(paths.signIn(home), { fresh: '1', return: back }));
}

/** Of whoever proposes; the municipality's own admin may leave it empty. */
export function reasonField({ t }: PersonContext, { side }: Place): FieldSpec {
  return {
    kind: 'paragraph',
    name: 'reason',
    label: t('sign-in-changes.new.reason'),
    hint: t('sign-in-changes.way.reason-hint'),
    ...(side === 'tenant' ? { optional: true } : {}),
  };
}

/** Whose page it is, for those who look after several. */
export function titleAt({ t }: PersonContext, { name }: Pick<Place, 'name'>, title: string): string {
  return name === null ? title : t('kit.title-of', { title, name });
}

export function questionAt({ name }: Pick<Place, 'name'>, question: string): string {
  return name === null ? question : `${question} (${name})`;
}

export function breadcrumbTo(context: PersonContext, place: Place, here: string | null): Breadcrumb {
  const title = context.t('sign-in-changes.title');
  if (here === null) return { links: place.above, here: title };
  return { links: [...place.above, { label: title, href: place.list }], here };
}
