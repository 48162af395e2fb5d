import type { IncomingHttpHeaders } from 'node:http';
import type { Grants } from '../entra/grants.ts';
import type { Ledger } from '../ledger.ts';
import type { StoredActor } from '../state-model.ts';
import type { Store } from '../state.ts';
import { type Person, personById, personByMail } from '../world.ts';
import type { SharePoint } from './sharepoint.ts';

/** One validated call of an operation. Path parameters are decoded. */
export interface GraphCall {
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  raw: Buffer;
  actor: StoredActor;
  /** Windows name the caller wants times in. */
  timeZone: string;
  /** A file addressed by a path of which only the last name is missing. */
  missing: { parentId: string; name: string } | null;
}

export interface GraphReply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

type GraphOperation = (call: GraphCall) => GraphReply | Promise<GraphReply>;
/** Method and template of the contract → what happens: `'GET /teams/{team-id}'`. */
export type GraphOperations = Record<string, GraphOperation>;

/** What the operations share. */
export interface GraphTenant {
  store: Store;
  ledger: Ledger;
  grants: Grants;
  now: () => Date;
  switches: GraphSwitches;
  sharepoint: SharePoint;
}

/** What a test or the panel can turn, beyond the fault script. */
export interface GraphSwitches {
  /** filesFolder answers 404, as it does for minutes after a channel was created. */
  filesFolderPending: boolean;
  /** Exchange no longer remembers transactionIds: no retention is published. */
  forgetTransactionIds: boolean;
  /** The tenant's policy refuses unique permissions on folders. */
  refuseUniquePermissions: boolean;
  /** Graph may give fewer items a page than `$top` asks for. */
  longestPage: number;
}

/** A refusal in Graph's own words; the server turns it into the error reply. */
export class GraphRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(
    status: number,
    code: string,
    message: string,
    details: Record<string, unknown> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** Graph's 404 for a thing that isn't there. */
export function notFound(message = 'The resource could not be found.'): GraphRefusal {
  return new GraphRefusal(404, 'itemNotFound', message);
}

/** The person behind `{user-id}`: object id or user principal name; refuses an unknown one with 404. */
export function requirePerson(userId: string | undefined): Person {
  const person = personById(userId ?? '') ?? personByMail(userId ?? '');
  if (person) return person;
  throw new GraphRefusal(
    404,
    'Request_ResourceNotFound',
    `Resource '${userId}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** Reply with a collection and the annotation Graph puts beside it. */
export function collection(context: string, value: unknown[]): GraphReply {
  return {
    status: 200,
    body: { '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${context}`, value },
  };
}

/** "Handover (app)" or the person's name, for the ledger. */
export function actorName(actor: StoredActor): string {
  return actor.personId ? actor.name : `${actor.appName} (app)`;
}
