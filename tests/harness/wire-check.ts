import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** An answer of the service, whoever heard it. */
export interface Heard {
  method: string;
  /** Its address, or the path of it. */
  url: string;
  status: number;
  headers: { get(name: string): string | null };
  text: string;
}

interface Content {
  schema: object;
}
interface Response {
  headers?: { ETag?: Reference };
  content: Record<string, Content>;
}
interface Reference {
  $ref: string;
}
interface Operation {
  operationId: string;
  responses: Record<string, Response | Reference>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: {
    headers: Record<string, { schema: { pattern: string } }>;
    responses: {
      Problem: Response & { 'x-status-by-code': Record<string, number> };
      Unchanged: Omit<Response, 'content'>;
    };
  };
}

// As text: in the tab's tests an URL is jsdom's, which the file system does not know.
const place = fileURLToPath(new URL('../../src/http/openapi.json', import.meta.url).href);
const document = JSON.parse(readFileSync(place, 'utf8')) as Document;
/** Teams' side of the bot has a contract of Microsoft's; only how we say no there is ours. */
const botPath = '/api/messages';
const origin = 'http://handover';
const problemType = 'application/problem+json';
const streamType = 'text/event-stream';

/** @throws with the call and the place when an answer is not what the OpenAPI document says. */
export function expectAsAgreed(heard: Heard): void {
  const wrong = breachIn(heard);
  if (wrong !== null) throw new Error(`${heard.method} ${heard.url}: ${wrong}`);
}

/** What of an answer the OpenAPI document does not say; null when all is as it should be. */
export function breachIn(heard: Heard): string | null {
  const path = new URL(heard.url, origin).pathname.replace(/(?<=.)\/$/u, '');
  const type = heard.headers.get('content-type')?.split(';')[0] ?? '';
  if (heard.method === 'HEAD') return null;
  if (type === problemType) return breachInProblem(heard);
  if (!path.startsWith('/api/') || path === botPath) return null;
  if (heard.status >= 400) return `refused with ${heard.status} as ${type}, not as a problem`;
  const operation = operationAt(heard.method, path);
  if (!operation) return `answered ${heard.status}, but no contract has this call`;
  const breach = breachInSuccess(operation, type, heard);
  return breach === null ? null : `${operation.operationId} answered ${heard.status}${breach}`;
}

function breachInSuccess({ responses }: Operation, type: string, heard: Heard): string | null {
  const response = responses[String(heard.status)];
  if (!response) return ', which its contract does not name';
  if ('$ref' in response) return breachInUnchanged(heard);
  const content = response.content[type];
  if (!content) return ` as ${type}, which its contract does not name`;
  if (type === streamType) return null;
  if (!hasItsEtag(response, heard)) return ' without the ETag that its contract names';
  const breach = breachOf(content.schema, heard.text);
  return breach === null ? null : `, but ${breach}`;
}

/** "You have it already" says nothing but which answer that is. */
function breachInUnchanged(heard: Heard): string | null {
  if (heard.text !== '') return ' with a body';
  const { Unchanged } = document.components.responses;
  return hasItsEtag(Unchanged, heard) ? null : ' without the ETag that its contract names';
}

function hasItsEtag({ headers }: Pick<Response, 'headers'>, heard: Heard): boolean {
  const name = headers?.ETag?.$ref.split('/').at(-1);
  const pattern = document.components.headers[name ?? '']?.schema.pattern;
  return pattern === undefined || new RegExp(pattern, 'u').test(heard.headers.get('etag') ?? '');
}

function breachInProblem({ status, text }: Heard): string | null {
  const { Problem } = document.components.responses;
  const breach = breachOf(Problem.content[problemType]?.schema ?? {}, text);
  if (breach !== null) return `the problem is not as agreed: ${breach}`;
  const { code, status: said } = JSON.parse(text) as { code: string; status: number };
  const agreed = Problem['x-status-by-code'][code];
  if (status === agreed && said === agreed) return null;
  return `${code} was answered as ${status} and says ${said}; it is ${agreed}`;
}

/** Paths with fewer parameters come first: `items/read` is no key of an item. */
const operations = Object.entries(document.paths)
  .toSorted(([one], [other]) => one.split('{').length - other.split('{').length)
  .map(([path, methods]) => ({
    pattern: new RegExp(
      `^${path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/gu, '[^/]+')}$`,
      'u',
    ),
    methods,
  }));

function operationAt(method: string, path: string): Operation | undefined {
  return operations.flatMap(({ pattern, methods }) => {
    const operation = methods[method.toLowerCase()];
    return operation && pattern.test(path) ? [operation] : [];
  })[0];
}

const ajv = new Ajv2020({ strict: true, strictTypes: false });
addFormats.default(ajv);
// References lead into the document that each schema is made a part of.
ajv.addVocabulary(['components']);
const validators = new Map<object, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const made = ajv.compile({ ...schema, components: document.components });
  validators.set(schema, made);
  return made;
}

function breachOf(schema: object, text: string): string | null {
  const validate = validatorOf(schema);
  try {
    if (validate(JSON.parse(text))) return null;
  } catch (error) {
    if (error instanceof SyntaxError) return 'it is no JSON';
    throw error;
  }
  const [first] = validate.errors ?? [];
  const named: unknown = first?.params['additionalProperty'];
  const which = typeof named === 'string' ? ` (${named})` : '';
  return `${first?.instancePath === '' ? 'it' : first?.instancePath} ${first?.message}${which}`;
}
