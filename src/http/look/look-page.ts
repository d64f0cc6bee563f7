// The form for a municipality's look, with what its colours come to on light and dark pages.
import { z } from 'zod';
import { colourUses, largestLogo, longestAlternative, tonesOf } from '../../domain/look';
import { pictureLimits } from '../../domain/picture';
import type { ShownLook } from '../../usecases/show-look';
import { colourFields, colourSpecs, shownRatio } from '../kit/colour-input';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { box, line, wholeNumber } from '../kit/form-input';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { logoView, type LogoView } from '../kit/logo-view';
import { page } from '../kit/page';
import type { Breadcrumb, Description } from '../kit/view-models';
import type { Place } from './place';

export const lookForm = z.object({
  ...colourFields,
  shortName: line({ max: 40, min: 0 }),
  alternative: line({ max: longestAlternative, min: 0 }),
  remove: box(),
  /** The version that stood on the page. */
  seen: wholeNumber({ min: 0, max: 1_000_000 }),
});

type LookModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly logo: LogoView | null;
  readonly colours: readonly Description[];
  readonly form: FormView;
};
export const lookPage = page<LookModel>('look/look');

type Shown = {
  readonly place: Place;
  readonly shown: ShownLook;
  readonly sent: Parsed<unknown> | null;
};

export function lookModel(context: PersonContext, { place, shown, sent }: Shown): LookModel {
  const { t, language } = context;
  const { tenant, look, shortName } = shown;
  return {
    title: place.title(tenant.name),
    breadcrumb: { links: place.above(tenant.name), here: t('look.title') },
    lead: t('look.lead'),
    logo: look.logo === null ? null : logoView(tenant.slug, look.version, look.logo),
    colours: toneFacts(context, shown),
    form: formView({
      language,
      action: place.address,
      fields: fieldsOf(context, look.logo !== null),
      hidden: [{ name: 'seen', value: String(look.version) }],
      submit: t('kit.save'),
      sent,
      initial: {
        main: look.colours.main ?? '',
        accent: look.colours.accent ?? '',
        shortName: shortName ?? '',
        alternative: look.logo?.alternative ?? '',
      },
      cancel: { label: t('kit.cancel'), href: place.back },
    }),
  };
}

function toneFacts({ t, format }: PersonContext, { look }: ShownLook): readonly Description[] {
  return colourUses.flatMap((use) => {
    const colour = look.colours[use];
    if (colour === null) return [];
    const tones = tonesOf(use, colour);
    return (['light', 'dark'] as const).map((mode) => ({
      term: t(`look.tone.${use}-${mode}`),
      value: {
        text: t('look.tone.measured', {
          colour: tones[mode].colour,
          ratio: shownRatio(tones[mode].ratio, format),
        }),
      },
    }));
  });
}

/** The file comes last: where it is too large, what stands before it has been read. */
function fieldsOf({ t, format }: PersonContext, hasLogo: boolean): readonly FieldSpec[] {
  const optional = true;
  const [main, ...otherColours] = colourSpecs(t);
  const limits = {
    kilobytes: format.number(largestLogo / 1024),
    pixels: format.number(pictureLimits.largest),
  };
  return [
    ...(main === undefined ? [] : [{ ...main, section: t('look.section-colours') }, ...otherColours]),
    {
      kind: 'text',
      name: 'shortName',
      section: t('look.section-name'),
      label: t('tenants.new.shortName'),
      hint: t('tenants.new.shortName-hint'),
      optional,
    },
    {
      kind: 'text',
      name: 'alternative',
      section: t('look.section-logo'),
      label: t('look.alternative'),
      hint: t('look.alternative-hint'),
      optional,
    },
    ...(hasLogo ? [{ kind: 'box', name: 'remove', label: t('look.remove') } as const] : []),
    {
      kind: 'file',
      name: 'logo',
      label: t(hasLogo ? 'look.logo-instead' : 'look.logo'),
      hint: t('look.logo-hint', limits),
      optional,
    },
  ];
}
