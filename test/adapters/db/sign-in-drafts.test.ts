// Sign-ins that are being set up, on both engines: versions that nobody overwrites unseen, links that end.
import { emptyDraft, type SignInDraft } from '../../../src/domain/sign-in-draft';
import type { Store } from '../../../src/usecases/ports';
import { now } from '../../support/builders';
import { engines, useDatabases } from '../../support/databases';
import { newTenant } from '../../support/town';

const later = new Date(now.getTime() + 3_600_000);

const filled: SignInDraft = {
  ...emptyDraft([{ attribute: 'groups', value: 'vpn-it', role: 'it-admin' }]),
  version: 1,
  maker: 'keycloak',
  idp: { entityId: 'idp', ssoUrl: 'https://idp/sso', sloUrl: null, signingCertificates: ['a', 'b'] },
  metadataAddress: 'https://idp/metadata',
  recognition: {
    identity: { kind: 'attribute', name: 'uid', recyclable: true },
    wantAssertionsSigned: true,
    wantResponseSigned: false,
    requiredAttribute: { name: 'o', value: 'Musterstadt' },
  },
  tested: null,
};

describe.each(engines)('drafts of a sign-in on %s', (engine) => {
  const databases = useDatabases(engine);
  let store: Store;
  beforeAll(async () => {
    ({ store } = await databases.open());
  });

  it('gives back what was stored, until it is removed', async () => {
    const { signInDrafts } = await newTenant(store);
    expect(await signInDrafts.find()).toBeNull();
    await signInDrafts.save(filled);
    expect(await signInDrafts.find()).toEqual(filled);
    await signInDrafts.markTested(1, now);
    const tested = { version: 1, at: now };
    expect(await signInDrafts.find()).toEqual({ ...filled, tested });
    const next = { ...filled, version: 2, maker: null, tested };
    await signInDrafts.save(next);
    expect(await signInDrafts.find()).toEqual(next);
    await signInDrafts.remove();
    expect(await signInDrafts.find()).toBeNull();
  });

  it('is refused: a second beginning, and a version that nobody knows', async () => {
    const { signInDrafts } = await newTenant(store);
    await signInDrafts.save(filled);
    const refused = { kind: 'conflict', reason: 'changed-meanwhile' };
    await signInDrafts.save({ ...filled, version: 2 });
    await expect(signInDrafts.save(filled)).rejects.toMatchObject(refused);
    await expect(signInDrafts.markTested(1, now)).rejects.toMatchObject(refused);
    await expect(signInDrafts.save({ ...filled, version: 2 })).rejects.toMatchObject(refused);
    await expect(signInDrafts.save({ ...filled, version: 4 })).rejects.toMatchObject(refused);
  });

  it('knows the link of the last one only, until its end and until it is taken back', async () => {
    const { signInDrafts } = await newTenant(store);
    await expect(signInDrafts.setTestLink('one', later)).rejects.toMatchObject({ kind: 'conflict' });
    await signInDrafts.save(filled);
    await signInDrafts.setTestLink('one', later);
    expect(await signInDrafts.hasTestLink('one', now)).toBe(true);
    expect(await signInDrafts.hasTestLink('one', later)).toBe(false);
    await signInDrafts.setTestLink('two', later);
    expect(await signInDrafts.hasTestLink('one', now)).toBe(false);
    expect(await signInDrafts.hasTestLink('two', now)).toBe(true);
    await signInDrafts.remove();
    expect(await signInDrafts.hasTestLink('two', now)).toBe(false);
  });

  it('keeps the required attribute of each municipality to itself', async () => {
    const [one, other] = [await newTenant(store), await newTenant(store)];
    expect(await one.signInDrafts.requiredAttribute()).toBeNull();
    await one.signInDrafts.setRequiredAttribute({ name: 'o', value: 'Eins' });
    await one.signInDrafts.setRequiredAttribute({ name: 'o', value: 'Zwei' });
    expect(await one.signInDrafts.requiredAttribute()).toEqual({ name: 'o', value: 'Zwei' });
    expect(await other.signInDrafts.requiredAttribute()).toBeNull();
    expect(await other.signInDrafts.find()).toBeNull();
    expect(await other.signInDrafts.hasTestLink('one', now)).toBe(false);
    await one.signInDrafts.setRequiredAttribute(null);
    expect(await one.signInDrafts.requiredAttribute()).toBeNull();
  });
});
