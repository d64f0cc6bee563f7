// Where the provider looks after a municipality's sign-in; what changes a live one is there once it is.
import type { PersonContext } from './context';
import { paths } from './paths';
import type { Link } from './view-models';

export function signInLinks({ t }: PersonContext, slug: string, isLive: boolean): readonly Link[] {
  const at = (label: string, part: string): Link => ({ label, href: paths.operator.tenantPart(slug, part) });
  return [
    at(t('sign-in-changes.title'), 'sign-in-changes'),
    ...(isLive
      ? [at(t('sign-in-changes.way.propose-roles'), 'roles'), at(t('attributes.propose'), 'attributes')]
      : []),
    at(t('sign-in-upkeep.title'), 'sign-in-upkeep'),
  ];
}
