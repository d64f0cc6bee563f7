// The files of questions and rules, as docs/applications.md describes them.
import { readFileSync } from 'node:fs';
import { editionFrom } from '../../src/domain/adapted-edition';
import { outcomes } from '../../src/domain/application-rule';
import {
  readAdaptation,
  readTemplate,
  writeAdaptation,
  writeTemplate,
} from '../../src/domain/catalogue-files';
import { firstTemplate, templateFaults } from '../../src/domain/catalogue-template';
import { noAdaptation } from '../../src/domain/adaptation';
import { factNames } from '../../src/domain/application-rule';
import { requiredQuestions } from '../../src/domain/required-questions';

const page = readFileSync('docs/applications.md', 'utf8');
const example = /```json\n([\s\S]+?)```/.exec(page)?.[1] ?? '';

describe('the documented example', () => {
  it('is read, goes with the template, and comes back as it was', () => {
    const read = readAdaptation(example);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const from = editionFrom(firstTemplate, read.content, 2);
    if (!from.fits) throw new Error(JSON.stringify(from.faults));
    expect(from.edition.ruleSet.rules.find(({ id }) => id === 'R07')?.outcome).toBe('case-by-case');
    expect(from.edition.policy['private-devices']).toBe('terminal-server');
    expect(readAdaptation(writeAdaptation(read.content))).toEqual(read);
  });

  it('uses every part of the format', () => {
    const parsed: unknown = JSON.parse(example);
    expect(Object.keys(Object(parsed)).slice(2)).toEqual(Object.keys(noAdaptation));
  });
});

it('is a page that names every fact, every outcome and every question that must stay', () => {
  for (const fact of factNames) expect(page).toContain(`\`facts.${fact}\``);
  for (const outcome of outcomes) expect(page).toContain(`\`${outcome}\``);
  for (const id of requiredQuestions) expect(page).toContain(`\`${id}\``);
  expect([...page.matchAll(/\| `facts\./g)]).toHaveLength(factNames.size);
});

it('reads the product’s template as it was written', () => {
  const read = readTemplate(writeTemplate(firstTemplate), 1);
  expect(read.ok && read.content).toEqual(firstTemplate);
  expect(read.ok && templateFaults(read.content)).toEqual([]);
});

it('says no more than fifty faults, each with its place', () => {
  const wording = Array.from({ length: 500 }, () => ({ of: 1, x: 2 }));
  const read = readAdaptation(
    JSON.stringify({ format: 'fernamt-catalogue-adaptation', formatVersion: 1, wording }),
  );
  expect(read.ok ? [] : read.faults).toHaveLength(50);
  expect(read.ok ? null : read.faults[0]).toEqual({ place: 'wording[0].of', reason: 'file-text' });
});
