import type { ItemDefinition, Meaning, Template } from './model.ts';
import { itemMeaning } from './rules.ts';

/** What is never dropped, at no depth (product.md, depth table). */
const neverDropped: readonly Meaning[] = ['exclusions', 'change-policy'];

/** The kind that what a rule reads from must have. */
const kindOf: Partial<Record<Meaning, ItemDefinition['kind']>> = {
  features: 'rows',
  deliverables: 'rows',
  requirements: 'rows',
  'hours-sold': 'number',
};

/** What is wrong with a template, each as a sentence that names the place; empty when it can be used. */
export function faultsIn(template: Template): string[] {
  return [...sectionFaults(template), ...itemFaults(template), ...meaningFaults(template)];
}

function sectionFaults({ sections, items }: Template): string[] {
  const twice = repeated(sections.map(({ key }) => key));
  const forClient = items.filter(isForClient).map((item) => item.section);
  const wordless = sections.filter(
    ({ key, clientTitle }) => clientTitle === null && forClient.includes(key),
  );
  return [
    ...twice.map((key) => `The section "${key}" is there twice.`),
    ...wordless.map(({ key }) => `The section "${key}" holds something for the client: title it.`),
  ];
}

function isForClient({ audience, fields = [] }: ItemDefinition): boolean {
  return audience === 'client' || fields.some((field) => field.audience === 'client');
}

function itemFaults({ sections, items }: Template): string[] {
  const known = sections.map(({ key }) => key);
  const lost = items.filter(({ section }) => !known.includes(section));
  const rowless = items.filter(({ kind, fields = [] }) => (kind === 'rows') !== fields.length > 0);
  const twice = repeated(items.map(({ key }) => key));
  const columns = items.flatMap(({ key, fields = [] }) =>
    repeated(fields.map((field) => field.key)).map((column) => `${key}: "${column}"`),
  );
  return [
    ...twice.map((key) => `The item "${key}" is there twice.`),
    ...lost.map(({ key, section }) => `The item "${key}" is in no section: "${section}".`),
    ...rowless.map(({ key }) => `The item "${key}" needs columns if it is a list, else none.`),
    ...columns.map((column) => `A column is there twice in ${column}.`),
  ];
}

function meaningFaults(template: Template): string[] {
  const meant = template.items.flatMap((item) => item.meaning ?? []);
  const dropped = neverDropped.filter(
    (meaning) => itemMeaning(template, meaning)?.requiredFrom !== 'light',
  );
  const misread = template.items.filter(({ meaning, kind }) => {
    const expected = meaning && kindOf[meaning];
    return expected !== undefined && expected !== kind;
  });
  return [
    ...repeated(meant).map((meaning) => `Two items mean "${meaning}".`),
    ...dropped.map(
      (meaning) => `Some item must mean "${meaning}" and be asked for at depth light.`,
    ),
    ...misread.map(({ key, meaning }) => `"${key}" can't mean "${meaning}": it is no such kind.`),
  ];
}

function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
