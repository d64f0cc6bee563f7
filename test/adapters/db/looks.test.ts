// What a municipality shows of itself, kept whole on both engines, and out of every other tenant's reach.
import { checkedColour } from '../../../src/domain/colour';
import type { DocumentContent, DocumentVersion } from '../../../src/domain/document';
import { noLook, type Look } from '../../../src/domain/look';
import type { Store } from '../../../src/usecases/ports';
import { now } from '../../support/builders';
import { engines, useDatabases } from '../../support/databases';
import { newTenant } from '../../support/town';

/** Every byte that there is: none may be taken for text. */
const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);

describe.each(engines)('looks and documents on %s', (engine) => {
  const databases = useDatabases(engine);
  let store: Store;
  beforeAll(async () => {
    ({ store } = await databases.open());
  });

  it('has none until one is chosen, then the last one, with its picture byte for byte', async () => {
    const [town, other] = [await newTenant(store), await newTenant(store)];
    expect([await town.look.get(), await town.look.logo()]).toEqual([noLook, null]);
    const look: Look = {
      version: 1,
      colours: { main: checkedColour('#1b3a6b'), accent: null },
      logo: { type: 'image/png', width: 24, height: 32, alternative: 'Wappen' },
    };
    await town.look.set(look, bytes);
    expect(await town.look.get()).toEqual(look);
    expect(Buffer.compare((await town.look.logo()) ?? Buffer.alloc(0), bytes)).toBe(0);
    const plain: Look = { version: 2, colours: noLook.colours, logo: null };
    await town.look.set(plain, null);
    expect([await town.look.get(), await town.look.logo()]).toEqual([plain, null]);
    expect([await other.look.get(), await other.look.logo()]).toEqual([noLook, null]);
  });

  it('keeps every version of a document, the newest of each kind in force', async () => {
    const [town, other] = [await newTenant(store), await newTenant(store)];
    expect(await town.documents.inForce()).toEqual([]);
    expect(await town.documents.newest('leaflet')).toBeNull();
    const pdf = (version: number): DocumentVersion => ({
      kind: 'leaflet',
      version,
      publishedAt: now,
      form: 'pdf',
      size: bytes.length,
    });
    const link: DocumentVersion = {
      kind: 'privacy-notice',
      version: 1,
      publishedAt: now,
      form: 'link',
      address: 'https://a.de/',
    };
    const content: DocumentContent = { form: 'pdf', bytes };
    for (const version of [1, 2, 10]) await town.documents.insert(pdf(version), content);
    await town.documents.insert(link, { form: 'link', address: link.address });
    expect(await town.documents.inForce()).toEqual([pdf(10), link]);
    expect(await town.documents.versions('leaflet')).toEqual([pdf(10), pdf(2), pdf(1)]);
    const found = await town.documents.find('leaflet', 2);
    expect(found?.version).toEqual(pdf(2));
    expect(found?.content.form === 'pdf' && Buffer.compare(found.content.bytes, bytes)).toBe(0);
    expect(await town.documents.newest('privacy-notice')).toEqual({
      version: link,
      content: { form: 'link', address: link.address },
    });
    expect(await town.documents.find('leaflet', 3)).toBeNull();
    expect(await other.documents.inForce()).toEqual([]);
    expect(await other.documents.find('leaflet', 2)).toBeNull();
  });

  it('is refused: a version for the second time', async () => {
    const town = await newTenant(store);
    const version: DocumentVersion = {
      kind: 'leaflet',
      version: 1,
      publishedAt: now,
      form: 'link',
      address: 'https://a.de/',
    };
    const insert = () => town.documents.insert(version, { form: 'link', address: version.address });
    await insert();
    await expect(insert()).rejects.toMatchObject({ code: expect.stringMatching(/UNIQUE|PRIMARYKEY|23505/) });
  });
});
