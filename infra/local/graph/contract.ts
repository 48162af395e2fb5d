import { readFileSync } from 'node:fs';
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Side = 'request' | 'response';
type Json = Record<string, unknown>;

interface ContractDocument {
  paths: Record<string, Record<string, Operation | undefined>>;
  components: { schemas: Record<string, { properties: Record<string, Json> }> };
}
interface Operation {
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content?: Record<string, unknown> }>;
  'x-ms-graph-least-permissions'?: LeastPermissions;
}
interface LeastPermissions {
  delegated?: string;
  application?: string;
  resourceSpecificConsent?: string[];
}

/** One operation of the contract with the values of its path parameters. */
export interface MatchedOperation {
  template: string;
  method: string;
  params: Record<string, string>;
  permissions: LeastPermissions | null;
}

export interface Contract {
  /** The operation a path (without /v1.0, still encoded) stands for; null = not in the contract. */
  match(method: string, path: string): MatchedOperation | null;
  /** What is wrong with a JSON body; empty = nothing. */
  requestErrors(operation: MatchedOperation, body: unknown): string[];
  replyErrors(operation: MatchedOperation, reply: { status: number; body: unknown }): string[];
}

const CONTRACT_FILE = new URL('./contract/openapi.json', import.meta.url);
let shared: Contract | null = null;

/** The official contract of Graph, tightened on both sides; read once per process. */
export function graphContract(): Contract {
  shared ??= readContract(JSON.parse(readFileSync(CONTRACT_FILE, 'utf8')) as ContractDocument);
  return shared;
}

function readContract(document: ContractDocument): Contract {
  allowExtendedPropertyIds(document);
  const routes = Object.keys(document.paths).map(toRoute).sort(byLiterals);
  const validators = {
    request: lazyValidators(document, 'request'),
    response: lazyValidators(document, 'response'),
  };
  return {
    match(method, path) {
      const name = method.toLowerCase();
      for (const { template, expression } of routes) {
        const found = expression.exec(path);
        const operation = document.paths[template]?.[name];
        if (!found || !operation) continue;
        const params = decodeParams(found.groups ?? {});
        const permissions = operation['x-ms-graph-least-permissions'] ?? null;
        return { template, method: name, params, permissions };
      }
      return null;
    },
    requestErrors({ template, method }, body) {
      const wanted = document.paths[template]?.[method]?.requestBody;
      if (!wanted?.content['application/json']) return [];
      return errorsOf(
        validators.request(
          `/paths/${escapePointer(template)}/${method}/requestBody/content/application~1json/schema`,
        ),
        body,
      );
    },
    replyErrors({ template, method }, { status, body }) {
      const replies = document.paths[template]?.[method]?.responses ?? {};
      const code = [String(status), `${Math.floor(status / 100)}XX`].find((key) => key in replies);
      if (!code) return [`status ${status} is not documented for ${method} ${template}`];
      const pointer = `/paths/${escapePointer(template)}/${method}/responses/${code}`;
      if (!code.endsWith('XX') && !replies[code]?.content?.['application/json']) return [];
      return code.endsWith('XX')
        ? errorsOf(
            validators.response('/components/responses/error/content/application~1json/schema'),
            body,
          )
        : errorsOf(validators.response(`${pointer}/content/application~1json/schema`), body);
    },
  };
}

/**
 * The metadata calls `id` of every entity computed, but an extended property's id is the caller's
 * own name for it (https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-post-singlevalueextendedproperties).
 */
function allowExtendedPropertyIds(document: ContractDocument): void {
  const property = document.components.schemas['microsoft.graph.singleValueLegacyExtendedProperty'];
  delete property?.properties['id']?.['readOnly'];
}

/** Compiles a schema when it is first needed: all of them would take seconds at every start. */
function lazyValidators(document: ContractDocument, side: Side) {
  let ajv: Ajv2020 | null = null;
  const compiled = new Map<string, ValidateFunction>();
  return (pointer: string): ValidateFunction => {
    if (!ajv) {
      ajv = new Ajv2020({ strict: false, allErrors: true });
      addFormats.default(ajv);
      ajv.addSchema({ ...(tighten(structuredClone(document), side) as Json), $id: 'graph' });
    }
    const known = compiled.get(pointer);
    if (known) return known;
    const fresh = ajv.getSchema(`graph#${pointer}`) ?? ajv.compile({ $ref: `graph#${pointer}` });
    compiled.set(pointer, fresh);
    return fresh;
  };
}

/** Refuses unknown properties, and in requests computed ones: see contract/README.md. */
function tighten(node: unknown, side: Side): unknown {
  if (node === null || typeof node !== 'object') return node;
  const schema = node as Json;
  const isObject = !Array.isArray(node) && schema['type'] === 'object' && schema['properties'];
  if (isObject && schema['additionalProperties'] === undefined) {
    Object.assign(schema, {
      additionalProperties: false,
      patternProperties: { '^@|@odata\\.': {} },
    });
  }
  if (side === 'request' && schema['readOnly'] === true) {
    for (const key of Object.keys(schema)) delete schema[key];
    schema['not'] = {};
  }
  for (const value of Object.values(schema)) tighten(value, side);
  return node;
}

function errorsOf(validate: ValidateFunction, body: unknown): string[] {
  if (validate(body)) return [];
  return (validate.errors ?? []).map((error) => {
    const extra = error.params['additionalProperty'] as string | undefined;
    return `${error.instancePath || '/'} ${error.message ?? 'is wrong'}${extra ? ` '${extra}'` : ''}`;
  });
}

function toRoute(template: string) {
  const pattern = template
    .replaceAll(/[.$]/g, '\\$&')
    .replaceAll(/\{([^{}]+)\}/g, (_, name: string) => `(?<${name.replaceAll('-', '_')}>[^/]+)`);
  return {
    template,
    expression: new RegExp(`^${pattern}$`),
    literals: template.replaceAll(/\{[^{}]+\}/g, '').length,
  };
}

function byLiterals(one: { literals: number }, other: { literals: number }): number {
  return other.literals - one.literals;
}

/** Group names have no dashes, the contract's parameters have. */
function decodeParams(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [
      name.replaceAll('_', '-'),
      decodeURIComponent(value),
    ]),
  );
}

function escapePointer(template: string): string {
  return encodeURI(template).replaceAll('~', '~0').replaceAll('/', '~1');
}
