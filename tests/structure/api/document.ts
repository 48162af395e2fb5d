import { calls } from '../../../src/contracts.ts';
import { statusByCode } from '../../../src/http/problems.ts';
import { documentPath, operationOf } from './operations.ts';
import { ledToFrom, schemasOfModels } from './schemas.ts';

const about =
  `What the Handover tab speaks with its service. Everything is checked for the person whose
token is sent; a field that is not named here is refused. A body may take the bytes that its
\`x-limit-bytes\` names; \`x-who\` says whom it takes: a signed-in person, a guest who
is the handover's client contact; \`x-verb\` is the right that is asked for, \`x-allowance\` which of
a person's calls per minute it is taken from.`.replaceAll('\n', ' ');

/** The calls of the contracts as an OpenAPI 3.1 document; it names nothing of a tenant. */
export async function openApiDocument(): Promise<object> {
  const schemas = await schemasOfModels();
  const paths: Record<string, Record<string, object>> = { [ownPath]: { get: ownOperation } };
  for (const [name, call] of Object.entries(calls)) {
    const path = (paths[documentPath(call.path)] ??= {});
    path[call.method.toLowerCase()] = operationOf(name, call, schemas);
  }
  const used = { paths, responses };
  return {
    openapi: '3.1.0',
    info: { title: 'Handover', version: ownVersion, description: about },
    servers: [{ url: '/' }],
    security: [{ entra: [] }],
    paths: Object.fromEntries(
      Object.entries(paths).toSorted(([one], [other]) => one.localeCompare(other)),
    ),
    components: {
      securitySchemes: { entra },
      parameters,
      headers,
      responses,
      schemas: ledToFrom(used, schemas.named),
    },
  };
}

/** The document's own, which OpenAPI demands: anybody reads it, so the product's is not told. */
const ownVersion = '1';
const ownPath = '/api/openapi.json';
const ownOperation = {
  operationId: 'readDocument',
  security: [],
  responses: {
    '200': {
      description: 'This document.',
      content: { 'application/json': { schema: { type: 'object' } } },
    },
  },
};

const entra = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'A token of Microsoft Entra for the scope access_as_user of this service.',
};

const tag = { type: 'string', pattern: String.raw`^W/"[\w-]{22}"$` };
const version = { type: 'string', pattern: String.raw`^"\d{1,9}"$` };
const parameters = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The version that was seen of what is changed, like "3".',
    schema: version,
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'A new UUID for each new intent; the same one for another try.',
    schema: { type: 'string', format: 'uuid' },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The tags of the answers that the caller has from this address.',
    schema: { type: 'string' },
  },
};
const headers = {
  Version: { description: 'The version of what is shown, for the next If-Match.', schema: version },
  Tag: {
    description: 'Stays as long as the answer does, for the next If-None-Match.',
    schema: tag,
  },
};
const responses = {
  Unchanged: {
    description: 'What the caller has is still what would be answered.',
    headers: { ETag: { $ref: '#/components/headers/Tag' } },
  },
  Problem: {
    description: 'A refusal, or a fault of ours.',
    'x-status-by-code': { ...statusByCode, internal: 500 },
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
};
