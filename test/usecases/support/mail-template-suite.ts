// A municipality's own words in its mails: who may write them, that two at once lose nothing, that they are sent, and that
// the portal's address and the help desk stay whatever they say.
import { changeMailTemplate } from '../../../src/usecases/change-mail-template';
import {
  listMailTemplates,
  previewMailTemplate,
  showMailTemplate,
} from '../../../src/usecases/show-mail-templates';
import { previewMails } from '../../../src/usecases/show-mails';
import { useDatabases, type Engine } from '../../support/databases';
import { addressed, applies, sentNow } from './mail-stage';
import { changedTables, eventsDuring, everyRow, outcomesOf, reasonOf } from './observed';
import { openStage, person, startTime, type Stage } from './stage';

const kind = 'application-received';
const own = {
  de: { opening: 'Moin!', text: 'Vorgang {{caseNumber}} ist da.', closing: 'Ihre IT <b>Müsterstadt</b>' },
  en: { opening: 'Hello!', text: 'Case {{caseNumber}} has arrived.', closing: 'Your IT' },
};

export function testMailTemplates(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
  }, 60_000);
  beforeEach(async () => {
    for (const table of ['mails', 'mail_templates', 'held_roles']) await stage.knex(table).delete();
    stage.clock.now = startTime;
  });

  const admin = () => person(stage, stage.town, 'tenant-admin');

  it('are sent in place of the product’s, escaped, with address and help desk as ever', async () => {
    const { town, ports } = stage;
    const hotline = { phone: '0711 115-42', hours: '', mail: '' };
    await town.store.tenant.update({ ...(await town.store.tenant.get()), hotline });
    await changeMailTemplate(ports, await admin(), { kind, texts: own, seen: 0 });
    const anna = await addressed(stage, town);
    const { caseNumber } = await applies(stage, town, anna);
    await sentNow(stage);
    const sent = stage.mail.given.find(({ to }) => to === anna.mail);
    expect(sent?.subject).toBe(`Ihr Antrag ${caseNumber} ist eingegangen`);
    for (const said of [
      'Moin!',
      `Vorgang ${caseNumber} ist da.`,
      `Case ${caseNumber} has arrived.`,
      `https://fernamt.example.de/t/${town.slug}/requests`,
      '0711 115-42',
    ])
      expect(sent?.text).toContain(said);
    expect(sent?.text).not.toContain('Ihre IT-Administration entscheidet darüber');
    expect(sent?.html).toContain('Ihre IT &lt;b&gt;Müsterstadt&lt;/b&gt;');
    expect(sent?.html).not.toContain('<b>');
  });

  it('stand around the product’s text where they replace nothing', async () => {
    const around = { de: { ...own.de, text: '' }, en: { ...own.en, text: '' } };
    const { text } = await previewMailTemplate(stage.ports, await admin(), { kind, texts: around });
    expect(text.indexOf('Moin!')).toBeLessThan(text.indexOf('Ihre IT-Administration entscheidet darüber'));
    expect(text.indexOf('Ihre IT <b>')).toBeGreaterThan(text.indexOf('entscheidet darüber'));
  });

  it('are versions with their time and author, and stay when the product’s text comes back', async () => {
    const { town, ports } = stage;
    const tara = await admin();
    const change = (texts: typeof own | null, seen: number) =>
      changeMailTemplate(ports, tara, { kind, texts, seen });
    const written = await eventsDuring(town, async () => {
      expect(await change(own, 0)).toEqual({ isNew: true });
      expect(await change(own, 0)).toEqual({ isNew: false });
      expect(await change(null, 1)).toEqual({ isNew: true });
      expect(await change(null, 1)).toEqual({ isNew: false });
    });
    expect(written.map(({ action, data }) => [action, data])).toEqual([
      ['tenant.mail-template-changed', { mail: kind, version: 1, own: true }],
      ['tenant.mail-template-changed', { mail: kind, version: 2, own: false }],
    ]);
    const shown = await showMailTemplate(ports, tara, kind);
    expect(shown.versions.map(({ version, texts, changedBy }) => [version, texts, changedBy])).toEqual([
      [2, null, tara.ref],
      [1, own, tara.ref],
    ]);
    expect(shown.present).toEqual(shown.product);
    expect((await listMailTemplates(ports, tara)).map(({ version }) => version)).toEqual([2]);
  });

  it('of two who write at once, the second one is told', async () => {
    const tara = await admin();
    const other = { ...own, de: { ...own.de, opening: 'Servus!' } };
    const change = (texts: typeof own) => changeMailTemplate(stage.ports, tara, { kind, texts, seen: 0 });
    expect(await outcomesOf([change(own), change(other)])).toEqual({
      done: 1,
      refused: ['mail-template-changed-meanwhile'],
    });
  });

  it('are nobody else’s to change or to see, and no address gets in past the page', async () => {
    const { ports, town } = stage;
    const others = [await person(stage, town, 'it-admin'), await person(stage, town, 'help-desk')];
    const tara = await admin();
    const before = await everyRow(stage);
    for (const other of others) {
      expect(await reasonOf(changeMailTemplate(ports, other, { kind, texts: own, seen: 0 }))).toBe(
        'role-missing',
      );
      expect(await reasonOf(showMailTemplate(ports, other, kind))).toBe('role-missing');
      expect(await reasonOf(listMailTemplates(ports, other))).toBe('role-missing');
      expect(await reasonOf(previewMailTemplate(ports, other, { kind, texts: own }))).toBe('role-missing');
    }
    const leading = { ...own, de: { ...own.de, closing: 'https://boese.example' } };
    expect(await reasonOf(changeMailTemplate(ports, tara, { kind, texts: leading, seen: 0 }))).toBe(
      'mail-template-malformed',
    );
    expect(changedTables(before, await everyRow(stage))).toEqual([]);
  });

  it('belong to one municipality and one kind', async () => {
    const { ports, otherTown } = stage;
    const tara = await admin();
    await changeMailTemplate(ports, tara, { kind, texts: own, seen: 0 });
    const elsewhere = await person(stage, otherTown, 'tenant-admin');
    expect(await listMailTemplates(ports, elsewhere)).toEqual([]);
    const mine = (await previewMails(ports, tara)).filter(({ text }) => text.includes('Moin!'));
    expect(mine.map((mail) => mail.kind)).toEqual([kind]);
    expect((await previewMails(ports, elsewhere)).some(({ text }) => text.includes('Moin!'))).toBe(false);
  });
}
