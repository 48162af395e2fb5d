/** What the local tenant remembers, as plain JSON. */

export interface StoredChannel {
  id: string;
  teamId: string;
  name: string;
  createdAt: string;
  /** Drive item of the channel's files; null while SharePoint "has not made it yet". */
  folderId: string | null;
}

export interface StoredMember {
  teamId: string;
  personId: string;
  role: 'owner' | 'guest' | null;
}

export interface StoredActor {
  /** Client id of the calling app. */
  appId: string;
  appName: string;
  personId: string | null;
  name: string;
}

export interface StoredPermission {
  id: string;
  /** Object id of the person, or null for a mail address without account. */
  personId: string | null;
  mail: string;
  name: string;
  role: 'read' | 'write' | 'owner';
}

export interface StoredItem {
  id: string;
  driveId: string;
  /** Null for the root of the drive. */
  parentId: string | null;
  name: string;
  folder: boolean;
  description: string | null;
  mimeType: string | null;
  size: number;
  /** SHA-256 of the content in hex; the content itself lies in the content store under the id. */
  contentHash: string | null;
  /** Counts every change of the item, the source of eTag. */
  revision: number;
  /** Counts changes of the content only, the source of cTag. */
  contentRevision: number;
  createdAt: string;
  modifiedAt: string;
  createdBy: StoredActor;
  modifiedBy: StoredActor;
  /** Null = inherited from the parent (at the top: everybody in the team). */
  permissions: StoredPermission[] | null;
}

export interface StoredAttendee {
  name: string;
  mail: string;
  type: 'required' | 'optional' | 'resource';
  response: 'none' | 'accepted' | 'declined' | 'tentativelyAccepted';
  respondedAt: string | null;
  proposed: { start: string; end: string } | null;
}

export interface StoredEvent {
  id: string;
  /** Whose calendar it lies in. */
  mailbox: string;
  /** The organizer's event when this is an attendee's copy, else null. */
  copyOf: string | null;
  iCalUId: string;
  organizer: { name: string; mail: string };
  subject: string;
  bodyType: 'text' | 'html';
  body: string;
  /** UTC, ISO 8601. */
  start: string;
  end: string;
  /** The Windows names the caller sent. */
  startZone: string;
  endZone: string;
  location: string | null;
  showAs: 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere';
  isPrivate: boolean;
  attendees: StoredAttendee[];
  joinUrl: string | null;
  allowNewTimeProposals: boolean;
  transactionId: string | null;
  /** Canonical JSON of the creating body: the same transactionId with another body is refused. */
  requestBody: string | null;
  properties: { id: string; value: string }[];
  isCancelled: boolean;
  revision: number;
  createdAt: string;
  modifiedAt: string;
}

export interface StoredMail {
  id: string;
  /** Address whose mailbox it lies in; it need not belong to an account. */
  mailbox: string;
  folder: 'inbox' | 'sent';
  kind: 'mail' | 'invitation' | 'update' | 'cancellation';
  from: { name: string; mail: string };
  to: { name: string; mail: string }[];
  cc: { name: string; mail: string }[];
  subject: string;
  bodyType: 'text' | 'html';
  body: string;
  attachments: { name: string; contentType: string; contentBytes: string }[];
  at: string;
  eventId: string | null;
}

export interface StoredConversation {
  id: string;
  kind: 'channel' | 'personal';
  name: string;
  /** The person of a one-to-one chat with the bot, null for a channel. */
  personId: string | null;
  /** Person id → id of the last message this person has seen. */
  seen: Record<string, string>;
}

export interface StoredMessage {
  id: string;
  conversationId: string;
  rootId: string;
  /** Null = the bot. */
  personId: string | null;
  at: string;
  text: string;
  /** Adaptive Card JSON. */
  cards: Record<string, unknown>[];
  /** Whole activity as the bot sent it, null for people's messages. */
  activity: Record<string, unknown> | null;
  edited: boolean;
  deleted: boolean;
}

export interface StoredPlannerObject {
  id: string;
  kind: 'plan' | 'bucket' | 'task' | 'details';
  revision: number;
  body: Record<string, unknown>;
}

export interface TenantState {
  startedAt: string;
  channels: StoredChannel[];
  members: StoredMember[];
  items: StoredItem[];
  events: StoredEvent[];
  mails: StoredMail[];
  conversations: StoredConversation[];
  messages: StoredMessage[];
  planner: StoredPlannerObject[];
  /** Whether the app is installed in the team, so that Teams told the bot so. */
  installed: boolean;
}
