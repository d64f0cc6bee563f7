// How a municipality's pages look: chosen by its tenant admin or by somebody of the provider, fetched by everybody.
import { Refusal } from '../../domain/errors';
import { largestLogo } from '../../domain/look';
import { changeLook, type LookToChoose } from '../../usecases/change-look';
import type { Ports } from '../../usecases/ports';
import { showLook } from '../../usecases/show-look';
import { faintColours } from '../kit/colour-input';
import type { PersonContext } from '../kit/context';
import { readForm, withErrors, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { KeptRoute, PersonRoute } from '../kit/route';
import { uploadedFile } from '../kit/uploaded-file';
import { keptLookRoutes } from './kept-files';
import { lookForm, lookModel, lookPage } from './look-page';
import { placeInTenant, placeOfOperator, type Place } from './place';

type Needs = Pick<Ports, 'store' | 'clock'>;
type PlaceOf = (context: PersonContext) => Place;

export function lookRoutes(ports: Needs): readonly (PersonRoute | KeptRoute)[] {
  return [
    ...keptLookRoutes(ports),
    ...pages(ports, paths.settingsPart(':tenant', 'look'), {
      permission: ['tenant-admin'],
      place: placeInTenant,
    }),
    ...pages(ports, paths.operator.tenantPart(':slug', 'look'), {
      permission: ['operator-admin'],
      place: placeOfOperator,
    }),
  ];
}

type Use = Pick<PersonRoute, 'permission'> & { readonly place: PlaceOf };

function pages(ports: Needs, path: string, { permission, place }: Use): readonly PersonRoute[] {
  const common = { path, guard: 'person', permission } as const;
  return [
    { ...common, method: 'get', handler: (context) => lookAgain(ports, context, { place, sent: null }) },
    {
      ...common,
      method: 'post',
      upload: { field: 'logo', as: 'bytes', largest: largestLogo },
      handler: (context) => choose(ports, context, place),
    },
  ];
}

type Again = { readonly place: PlaceOf; readonly sent: Parsed<unknown> | null };

async function lookAgain(ports: Needs, context: PersonContext, { place, sent }: Again): Promise<Result> {
  const here = place(context);
  const shown = await showLook(ports, context.actor, here.slug);
  const model = lookModel(context, { place: here, shown, sent });
  return show(lookPage, model, { status: sent === null ? 200 : 422 });
}

const fieldOf: FieldOfRefusal = {
  'file-empty': 'logo',
  'logo-too-large': 'logo',
  'picture-unknown': 'logo',
  'picture-broken': 'logo',
  'picture-moving': 'logo',
  'picture-with-more-behind': 'logo',
  'picture-too-small': 'logo',
  'picture-too-wide': 'logo',
  'logo-without-alternative': 'alternative',
  'look-changed-meanwhile': 'form',
};

async function choose(ports: Needs, context: PersonContext, place: PlaceOf): Promise<Result> {
  const { actor, body, format, t } = context;
  const sent = readForm(lookForm, body);
  if (!sent.ok) return lookAgain(ports, context, { place, sent });
  const faint = faintColours(sent.value, format);
  if (faint.length > 0) return lookAgain(ports, context, { place, sent: withErrors(sent, faint) });
  const { slug, back } = place(context);
  try {
    const file = uploadedFile(body);
    if (file === 'too-large') throw new Refusal('too-large', 'logo-too-large');
    await changeLook(ports, actor, {
      ...chosenIn(sent.value, file),
      ...(slug === undefined ? {} : { slug }),
    });
  } catch (error) {
    return lookAgain(ports, context, { place, sent: refusedForm(sent, error, fieldOf) });
  }
  return redirect(back, { tone: 'success', title: t('look.saved') });
}

function chosenIn(typed: ReturnType<typeof lookForm.parse>, file: Uint8Array | null): LookToChoose {
  const { main, accent, shortName, alternative, remove, seen } = typed;
  const logo = file === null ? { keptWith: alternative } : { bytes: file, alternative };
  return {
    colours: { main, accent },
    shortName: shortName === '' ? null : shortName,
    logo: remove && file === null ? null : logo,
    seen,
  };
}
