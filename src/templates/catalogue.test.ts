import { describe, expect, it } from '@jest/globals';
import { openTemplates } from './catalogue.ts';
import { general } from './general.ts';

const second = { ...general, version: 2 };
const rollout = { ...general, id: 'erp-rollout' };
const templates = openTemplates([second, rollout, general]);
const of = (template_id: string, template_version: number) =>
  templates.of({ template_id, template_version });

describe('the templates of an installation', () => {
  it.each([
    ['general', 1, general],
    ['general', 2, second],
    ['erp-rollout', 1, rollout],
  ])('give a handover that started with %s, version %i, that one', (id, version, expected) => {
    expect(of(id, version)).toBe(expected);
  });

  it.each([
    ['erp-rollout', 2],
    ['integration', 1],
  ])('give no other one for %s, version %i: that is a fault', (id, version) => {
    expect(() => of(id, version)).toThrow(`The template ${id}, version ${version} is unknown.`);
  });

  it('let new handovers start with the first; as shipped, with the general one', () => {
    expect(templates.starting).toBe(second);
    expect(openTemplates().starting).toBe(general);
  });

  it('are refused as a whole when one cannot be used', () => {
    const cut = { ...general, items: general.items.slice(0, 1) };
    expect(() => openTemplates([general, { ...cut, id: 'cut' }])).toThrow(
      'Template cut, version 1: Some item must mean "exclusions"',
    );
    expect(() => openTemplates([general, general])).toThrow(
      'Template general, version 1 is there twice.',
    );
  });
});
