// The form for an application: questions that have one answer only are not asked.
import type { DocumentKind } from '../../domain/document';
import type { ProfileChoice, ProfilesToApplyFor } from '../../usecases/profiles-to-apply-for';
import type { PersonContext } from '../kit/context';
import { documentLink } from '../kit/document-link';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FieldView, type FormView } from '../kit/form-view';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Empty, Link } from '../kit/view-models';
import type { ApplicationForm } from './forms';
import { firstDay, questionsFor } from './questions';

type NewModel = {
  readonly title: string;
  readonly lead: string;
  /** Requests that are under way already. */
  readonly open: readonly Alert[];
  readonly form: ApplicationFormView | null;
  readonly empty: Empty | null;
  readonly hotline: HotlineCard;
};
type ApplicationFormView = FormView & {
  readonly given: readonly string[];
  readonly questions: readonly FieldView[];
  readonly leafletHeading: string;
  readonly leafletText: string;
  /** The leaflet and the privacy notice as documents, each in a window of its own: what was typed stays. */
  readonly documents: readonly Link[];
  readonly consent: readonly FieldView[];
};
export const newPage = page<NewModel>('access-requests/new');

export function newModel(
  context: PersonContext,
  offer: ProfilesToApplyFor,
  sent: Parsed<ApplicationForm> | null,
): NewModel {
  const { t, tenant } = context;
  // What was typed stays on the page even where a request stands in the way of sending it again.
  const free = offer.choices.filter(({ openRequest }) => openRequest === null || sent !== null);
  return {
    title: t('access-requests.new.title'),
    lead: free.length === 0 ? '' : t('access-requests.new.lead'),
    open: offer.choices.flatMap((choice) => openAlert(context, choice)),
    form: free.length === 0 ? null : applicationFormView(context, { ...offer, choices: free }, sent),
    empty:
      offer.choices.length === 0
        ? { title: t('access-requests.new.none-title'), text: t('access-requests.new.none-text') }
        : null,
    hotline: hotlineCard(t, tenant),
  };
}

function openAlert(
  { t, tenant, format }: PersonContext,
  { profile, openRequest }: ProfileChoice,
): readonly Alert[] {
  if (openRequest === null) return [];
  const { id, caseNumber, submittedAt } = openRequest;
  return [
    {
      tone: 'info',
      title: t('access-requests.new.open-title', { profile: profile.name }),
      lines: [t('access-requests.new.open-text', { day: format.longDay(submittedAt) })],
      link: {
        label: t('access-requests.new.open-link', { caseNumber }),
        href: paths.requests.show(tenant.slug, id),
      },
    },
  ];
}

function applicationFormView(
  context: PersonContext,
  offer: ProfilesToApplyFor,
  sent: Parsed<ApplicationForm> | null,
): ApplicationFormView {
  const { t, tenant, language } = context;
  const { version, text } = offer.leaflet;
  const asked = questionsFor(context, offer);
  const consent: FieldSpec = {
    kind: 'box',
    name: 'leaflet',
    label: t('access-requests.new.leaflet-label', { version }),
  };
  const form = formView({
    language,
    action: paths.requests.new(tenant.slug),
    fields: [...asked.fields, consent],
    submit: t('access-requests.new.submit'),
    sent,
    initial: { from: firstDay(offer) },
    cancel: { label: t('kit.cancel'), href: paths.requests.list(tenant.slug) },
    hidden: [...asked.hidden, { name: 'leafletVersion', value: String(version) }],
  });
  return {
    ...form,
    given: asked.given,
    questions: form.fields.slice(0, -1),
    leafletHeading: t('access-requests.new.leaflet-heading', { version }),
    leafletText: text === '' ? t('access-requests.new.leaflet-empty') : text,
    documents: documentLinks(context),
    consent: form.fields.slice(-1),
  };
}

const kindsLinked: readonly DocumentKind[] = ['leaflet', 'privacy-notice'];

function documentLinks(context: PersonContext): readonly Link[] {
  const { t, tenant } = context;
  return kindsLinked
    .flatMap((kind) => tenant.documents.filter((document) => document.kind === kind))
    .map((document) => {
      const { label, href } = documentLink(context, tenant.slug, document);
      return { label: t('access-requests.new.document', { label }), href };
    });
}
