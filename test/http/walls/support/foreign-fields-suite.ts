// Another municipality's ids in the fields of one's own forms and addresses: the answer is the one for an id that nobody
// has, and nothing of the other municipality moves.
import { roles } from '../../../../src/domain/roles';
import { paths } from '../../../../src/http/kit/paths';
import type { Route } from '../../../../src/http/kit/route';
import { dumpOfTenant } from '../../../support/table-dump';
import { formsOn, type FormOnPage } from './forms-on-page';
import { fieldsOf, filled, goodFields, nothingInFields, thingsOf } from './places';
import { ask, visitorAs, type Said, type Visitor, type WalledPortal } from './walled-portal';

export function testForeignFields(walls: () => WalledPortal): void {
  const idLike = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z2-7]{26})$/;

  let visitor: Visitor;
  /** By where they lead. */
  const forms = new Map<string, FormOnPage>();
  const names = Object.keys(nothingInFields);
  const pages = (): readonly Route[] =>
    walls().routes.filter(
      ({ method, path, guard }) => method === 'get' && guard === 'person' && path.startsWith('/t/'),
    );

  beforeAll(async () => {
    const { portal, ours } = walls();
    visitor = await visitorAs(portal, ours.town, { ...ours.given.holder, roles });
    for (const route of pages()) {
      const { text } = await visitor.agent.get(filled(route, thingsOf(ours)));
      for (const form of formsOn(text)) if (form.method === 'post') forms.set(form.action, form);
    }
  });

  const idFieldsOf = ({ fields }: FormOnPage): readonly string[] =>
    [...fields].filter(([, values]) => values.some((value) => idLike.test(value))).map(([name]) => name);

  it('finds every field of a form that takes an id, and knows what to put there', () => {
    const found = [...forms.values()].flatMap(idFieldsOf);
    expect(found).toEqual(expect.arrayContaining(['group', 'replaces']));
    expect(found.filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(names)('%s in any form', async (field) => {
    const { portal, theirs, ours } = walls();
    const before = await dumpOfTenant(portal.knex, theirs.town.id);
    for (const form of [...forms.values()].filter((one) => idFieldsOf(one).includes(field))) {
      const send = async (value: string): Promise<Said> => {
        // What an earlier form has left to be said is said here, once.
        await visitor.agent.get(paths.help(ours.town.slug));
        return ask(visitor, {
          method: 'post',
          address: form.action,
          fields: { ...goodFields, ...fieldsOf(ours), [field]: value },
        });
      };
      const ofNobody = await send(nothingInFields[field] ?? '');
      expect({ form: form.action, said: await send(fieldsOf(theirs)[field] ?? '') }).toEqual({
        form: form.action,
        said: ofNobody,
      });
    }
    expect(await dumpOfTenant(portal.knex, theirs.town.id)).toEqual(before);
  });

  it.each(names)('%s in the query of any page', async (field) => {
    const { portal, theirs, ours } = walls();
    const before = await dumpOfTenant(portal.knex, theirs.town.id);
    for (const route of pages()) {
      // The action keeps the entries about reading out of the log, which would differ from one reading to the next; the
      // link to the other language repeats what was asked.
      const open = async (value: string): Promise<Said> => {
        const query = new URLSearchParams({ action: 'access-request.submitted', [field]: value });
        const address = `${filled(route, thingsOf(ours))}?${query.toString()}`;
        const said = await ask(visitor, { method: 'get', address });
        return { ...said, text: said.text.replaceAll(value, '') };
      };
      const ofNobody = await open(nothingInFields[field] ?? '');
      expect({ page: route.path, said: await open(fieldsOf(theirs)[field] ?? '') }).toEqual({
        page: route.path,
        said: ofNobody,
      });
    }
    expect(await dumpOfTenant(portal.knex, theirs.town.id)).toEqual(before);
  });
}
