import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { problem } from '../../../src/contracts.ts';

export type Schema = z.core.JSONSchema.BaseSchema;
type Names = { id: string };
/** A caller may leave out what has a default and add nothing; an answer has exactly its fields. */
type Direction = 'input' | 'output';

/** The schemas of the document by their names, and how a part of a call is said with them. */
export type Schemas = {
  named: Record<string, Schema>;
  /** A reference where the models give it a name, else the schema itself. */
  of(part: z.ZodType, direction: Direction): Schema;
};

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Where a document keeps its schemas. */
const place = '#/components/schemas/';
const instantName = 'Instant';

/** Names what the models export: `itemView` is ItemView. */
export async function schemasOfModels(): Promise<Schemas> {
  const registries = { input: z.registry<Names>(), output: z.registry<Names>() };
  const taken = new Set<string>();
  const name = (schema: z.ZodType, id: string) => {
    if (taken.has(id)) throw new Error(`Two models export what would be called ${id}; rename one.`);
    taken.add(id);
    registries[/(?:Input|Query)$/u.test(id) ? 'input' : 'output'].add(schema, { id });
  };
  for (const file of globSync('src/*/model.ts', { cwd: root }).toSorted()) {
    const exported = (await import(`${root}${file}`)) as Record<string, unknown>;
    for (const [key, schema] of Object.entries(exported)) {
      if (schema instanceof z.ZodType) name(schema, key.charAt(0).toUpperCase() + key.slice(1));
    }
  }
  name(problem, 'Problem');
  const named = {
    ...inRegistry(registries.input, 'input'),
    ...inRegistry(registries.output, 'output'),
    [instantName]: bare(z.toJSONSchema(z.iso.datetime())),
  };
  return {
    named,
    of: (part, direction) => {
      const id = registries[direction].get(part)?.id;
      return id === undefined
        ? bare(z.toJSONSchema(part, { io: direction, override }))
        : { $ref: `${place}${id}` };
    },
  };
}

function inRegistry(registry: z.core.$ZodRegistry<Names>, io: Direction): Record<string, Schema> {
  const uri = (id: string) => `${place}${id}`;
  const { schemas } = z.toJSONSchema(registry, { io, uri, override });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]));
}

/** Instants are everywhere, and their pattern is long; what a format says need not be said twice. */
function override({ jsonSchema }: { jsonSchema: Schema }): void {
  if (jsonSchema.format === 'date-time') {
    for (const word of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, word);
    jsonSchema.$ref = `${place}${instantName}`;
  }
  if (jsonSchema.format === 'uuid' || jsonSchema.format === 'email') delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** A schema without the words that only a document of its own has. */
function bare({ $schema: _dialect, $id: _address, ...schema }: Schema): Schema {
  return schema;
}

/** The named schemas that a part of a document leads to, and no others. */
export function ledToFrom(part: object, named: Record<string, Schema>): Record<string, Schema> {
  const found = new Set<string>();
  const left: object[] = [part];
  for (let next = left.pop(); next; next = left.pop()) {
    const text = JSON.stringify(next);
    for (const [, id = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/gu)) {
      const schema = named[id];
      if (!schema || found.has(id)) continue;
      found.add(id);
      left.push(schema);
    }
  }
  return Object.fromEntries(
    Object.entries(named)
      .filter(([id]) => found.has(id))
      .toSorted(([one], [other]) => one.localeCompare(other)),
  );
}
