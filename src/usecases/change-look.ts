// A tenant admin, or somebody of the provider, chooses how a municipality's pages look.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { checkAlternative, checkColours, largestLogo, type Colours, type Look } from '../domain/look';
import { isSameBytes } from '../domain/document';
import type { MunicipalityFacts } from '../domain/municipality';
import { recognisedPicture } from '../domain/picture';
import type { Ports, TenantRecords } from './ports';
import { lookedAfterBy } from './steps/looked-after-tenant';

export type LookToChoose = {
  readonly colours: Colours;
  /** Null: the whole name stands everywhere. */
  readonly shortName: string | null;
  /** A new one, the present one with these words, or none. */
  readonly logo:
    { readonly bytes: Uint8Array; readonly alternative: string } | { readonly keptWith: string } | null;
  /** The version that stood on the page. */
  readonly seen: number;
};

type Chosen = { readonly look: Look; readonly logo: Uint8Array | null; readonly shortName: string | null };

/**
 * Sending the same twice changes nothing; two people at once: the second one is told, instead of writing over the first
 * one's choice unseen. `slug` names the municipality for somebody of the provider.
 */
export async function changeLook(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { slug, ...wanted }: LookToChoose & { readonly slug?: string },
): Promise<Look> {
  const { id } = await lookedAfterBy(store, actor, slug);
  checkColours(wanted.colours);
  const now = clock();
  return store.forTenant(id).transaction(async (records) => {
    await records.tenant.getHeld();
    const facts = await records.facts.get();
    const before = await present(records, facts);
    const after = chosen(before, wanted);
    if (isSame(before, after)) return before.look;
    if (wanted.seen !== before.look.version) throw new Refusal('conflict', 'look-changed-meanwhile');
    await records.look.set(after.look, after.logo);
    if (after.shortName !== before.shortName) {
      await records.facts.set({ body: facts?.body ?? 'other', shortName: after.shortName });
    }
    const { main, accent } = after.look.colours;
    await records.audit.append(
      {
        action: 'tenant.look-changed',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id },
        data: { version: after.look.version, main, accent, logo: after.look.logo !== null },
        reason: null,
      },
      now,
    );
    return after.look;
  });
}

async function present(records: TenantRecords, facts: MunicipalityFacts | null): Promise<Chosen> {
  const [look, logo] = [await records.look.get(), await records.look.logo()];
  return { look, logo, shortName: facts?.shortName ?? null };
}

function chosen(before: Chosen, { colours, shortName, logo }: LookToChoose): Chosen {
  const look = { version: before.look.version + 1, colours };
  if (logo === null) return { look: { ...look, logo: null }, logo: null, shortName };
  const bytes = 'bytes' in logo ? logo.bytes : before.logo;
  if (bytes === null) return { look: { ...look, logo: null }, logo: null, shortName };
  if (bytes.length > largestLogo) throw new Refusal('too-large', 'logo-too-large');
  const picture = recognisedPicture(bytes);
  const alternative = 'bytes' in logo ? logo.alternative : logo.keptWith;
  checkAlternative(alternative);
  return { look: { ...look, logo: { ...picture, alternative } }, logo: bytes, shortName };
}

function isSame(before: Chosen, after: Chosen): boolean {
  const [one, other] = [before.look, after.look];
  const sameLogo =
    before.logo === null || after.logo === null
      ? before.logo === after.logo
      : isSameBytes(before.logo, after.logo) && one.logo?.alternative === other.logo?.alternative;
  const sameColours = one.colours.main === other.colours.main && one.colours.accent === other.colours.accent;
  return sameLogo && sameColours && before.shortName === after.shortName;
}
