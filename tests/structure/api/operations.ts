import type { z } from 'zod';
import { nothing, type Call } from '../../../src/contract.ts';
import { bodyLimit } from '../../../src/http/body-limit.ts';
import type { Schema, Schemas } from './schemas.ts';

const json = 'application/json';

/** One call as the document puts it. */
export function operationOf(name: string, call: Call, schemas: Schemas): object {
  return {
    operationId: name,
    'x-who': call.who,
    'x-verb': call.verb,
    'x-allowance': call.cost ?? (call.method === 'GET' ? 'read' : 'write'),
    ...parametersOf(call, schemas),
    ...bodyOf(call, schemas),
    responses: {
      ...Object.fromEntries(
        (call.status ?? [200]).map((status) => [String(status), successOf(call, schemas)]),
      ),
      ...(call.tagged ? { '304': { $ref: '#/components/responses/Unchanged' } } : {}),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** `/api/handovers/:id` as a document writes it: `/api/handovers/{id}`. */
export function documentPath(path: string): string {
  return path.replaceAll(/:(\w+)/gu, '{$1}');
}

function parametersOf(
  { params, query, needs, tagged }: Call,
  schemas: Schemas,
): { parameters?: object[] } {
  const parameters = [
    ...fieldsOf(params, schemas).map((field) => ({ ...field, in: 'path', required: true })),
    ...fieldsOf(query, schemas).map((field) => ({ ...field, in: 'query' })),
    ...(needs === 'version' ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
    ...(needs === 'key' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(tagged ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
  ];
  return parameters.length === 0 ? {} : { parameters };
}

/** The fields of parameters; of those that come in one way or another, each says with which others. */
function fieldsOf(part: z.ZodType | undefined, schemas: Schemas): object[] {
  if (!part) return [];
  const schema = resolved(schemas.of(part, 'input'), schemas);
  const ways = (schema.anyOf as Schema[] | undefined) ?? [schema];
  return ways.flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).map(([name, value]) => ({
      name,
      required: ways.length === 1 && required.includes(name),
      ...(ways.length > 1 ? { description: `One way to ask: ${required.join(' and ')}.` } : {}),
      schema: value,
    })),
  );
}

function resolved(schema: Schema, { named }: Schemas): Schema {
  return named[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
}

function bodyOf({ method, body = nothing }: Call, schemas: Schemas): { requestBody?: object } {
  if (method === 'GET') return {};
  const content = { [json]: { schema: schemas.of(body, 'input') } };
  return { requestBody: { required: true, content, 'x-limit-bytes': bodyLimit(body) } };
}

function successOf({ answer, tagged }: Call, schemas: Schemas): object {
  if (answer === 'stream') {
    const description =
      'Server-sent events that say that something changed and on which page, never what.';
    return { description, content: { 'text/event-stream': { schema: { type: 'string' } } } };
  }
  const schema = schemas.of(answer, 'output');
  const isVersioned = 'version' in (resolved(schema, schemas).properties ?? {});
  const etag = tagged ? 'Tag' : isVersioned ? 'Version' : null;
  return {
    description: 'Done.',
    ...(etag === null ? {} : { headers: { ETag: { $ref: `#/components/headers/${etag}` } } }),
    content: { [json]: { schema } },
  };
}
