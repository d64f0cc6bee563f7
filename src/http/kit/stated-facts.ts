// What somebody stated in an application, as it stands on paper and where people look back.
import type { AccessRequest } from '../../domain/access-request';
import type { PersonContext } from './context';
import type { Description } from './view-models';

type Stated = { readonly request: AccessRequest; readonly profileName: string };

export function statedFacts(
  { t, format }: Pick<PersonContext, 't' | 'format'>,
  { request: { period, purpose, deviceKind, leafletVersion }, profileName }: Stated,
): readonly Description[] {
  return [
    { term: t('request-sheet.profile'), value: { text: profileName } },
    { term: t('request-sheet.period'), value: { text: format.period(period.from, period.until) } },
    { term: t('request-sheet.purpose'), value: { text: purpose } },
    { term: t('request-sheet.device-kind'), value: { text: t(`request-sheet.kind.${deviceKind}`) } },
    {
      term: t('request-sheet.leaflet'),
      value: { text: t('request-sheet.leaflet-version', { version: leafletVersion }) },
    },
  ];
}
