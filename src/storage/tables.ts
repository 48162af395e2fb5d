import type { Generated, JSONColumnType } from 'kysely';

/** The database's tables. Instants are ISO 8601 UTC strings, days are `YYYY-MM-DD`. */
export interface Database {
  person: PersonTable;
  handover: HandoverTable;
  role_holder: RoleHolderTable;
  client_contact: ClientContactTable;
  audit_entry: AuditEntryTable;
  frozen_version: FrozenVersionTable;
  effect: EffectTable;
  request_key: RequestKeyTable;
  item: ItemTable;
  folder: FolderTable;
  promise: PromiseTable;
  question: QuestionTable;
  question_entry: QuestionEntryTable;
  review_check: ReviewCheckTable;
  send_back: SendBackTable;
  kickoff: KickoffTable;
  conversation: ConversationTable;
  sent_card: SentCardTable;
  heard_activity: HeardActivityTable;
}

type Json = JSONColumnType<object>;

interface PersonTable {
  tenant_id: string;
  person_id: string;
  name: string;
  mail: string | null;
  time_zone: string | null;
  seen_at: string;
}

export interface HandoverTable {
  id: string;
  tenant_id: string;
  version: Generated<number>;
  state: Generated<string>;
  depth: string;
  template_id: string;
  template_version: number;
  project: string;
  client_name: string;
  deal: string | null;
  promised_start: string;
  go_live: string;
  late_reason: string | null;
  team_id: string | null;
  channel_id: string | null;
  channel_name: string | null;
  created_by: string;
  created_at: string;
  submitted_by: string | null;
  submitted_at: string | null;
  accepted_by: string | null;
  accepted_at: string | null;
  mirror_text: Generated<string>;
  mirror_by: string | null;
  mirror_at: string | null;
  mirror_approved_by: string | null;
  mirror_approved_at: string | null;
}

interface RoleHolderTable {
  handover_id: string;
  role: string;
  person_id: string;
  named_by: string;
  named_at: string;
}

interface ClientContactTable {
  id: string;
  handover_id: string;
  name: string;
  mail: string;
  time_zone: string | null;
  person_id: string | null;
  added_by: string;
  added_at: string;
}

interface AuditEntryTable {
  id: Generated<string>;
  handover_id: string;
  at: string;
  by: string | null;
  verb: string;
  text: string;
  page: string;
  ref: string | null;
  handover_version: number;
}

interface FrozenVersionTable {
  handover_id: string;
  kind: string;
  number: string;
  hash: string;
  content: Json;
  by: string;
  at: string;
}

interface EffectTable {
  key: string;
  handover_id: string;
  kind: string;
  what: string;
  request: Json;
  state: Generated<string>;
  attempts: Generated<number>;
  /** Counts every run and is never set back: the fence against late results. */
  run: Generated<number>;
  problem: string | null;
  todo: string | null;
  result: JSONColumnType<object> | null;
  ordered_at: string;
  settled_at: string | null;
}

interface RequestKeyTable {
  key: string;
  person_id: string;
  digest: string;
  answer: Json;
  at: string;
}

export interface ItemTable {
  handover_id: string;
  key: string;
  version: Generated<number>;
  status: string;
  text: Generated<string>;
  rows: Json;
  reason: string | null;
  source: string | null;
  changed_by: string;
  changed_at: string;
  verified_by: string | null;
  verified_at: string | null;
}

interface FolderTable {
  handover_id: string;
  kind: string;
  name: string;
  drive_id: string;
  item_id: string;
  url: string;
  made_at: string;
}

export interface PromiseTable {
  id: string;
  handover_id: string;
  version: Generated<number>;
  position: Generated<number>;
  text: string;
  promised_by: string | null;
  promised_to: string | null;
  promised_on: string | null;
  via: string | null;
  source: string | null;
  standing: string;
  plan: string | null;
  verdict: string | null;
  effort_hours: number | null;
  possible_date: string | null;
  condition: string | null;
  fallback: string | null;
  verdict_by: string | null;
  verdict_at: string | null;
  resolution: string | null;
  resolution_note: string | null;
  resolved_at: string | null;
  agreed_by_sales: string | null;
  agreed_by_tech: string | null;
  carrier_item: string | null;
  carrier_row: string | null;
  added_by: string;
  added_at: string;
}

export interface QuestionTable {
  id: string;
  handover_id: string;
  version: Generated<number>;
  position: Generated<number>;
  text: string;
  about_kind: string;
  about_ref: string | null;
  about_label: string | null;
  asked_by: string;
  asked_party: string;
  asked_at: string;
  to_party: string;
  waits_for: string | null;
  waits_since: string;
  due_at: string | null;
  blocking: boolean;
  state: string;
  message_url: string | null;
}

interface QuestionEntryTable {
  id: Generated<string>;
  question_id: string;
  kind: string;
  by: string;
  at: string;
  text: string | null;
}

interface ReviewCheckTable {
  handover_id: string;
  kind: string;
  by: string;
  at: string;
  note: string;
}

interface SendBackTable {
  handover_id: string;
  round: number;
  by: string;
  at: string;
  points: Json;
  should_have_been: string | null;
}

export interface KickoffTable {
  handover_id: string;
  revision: number;
  start_at: string;
  end_at: string;
  time_zone: string;
  organizer: string;
  organizer_mail: string;
  request: Json;
  event_id: string | null;
  ical_uid: string | null;
  join_url: string | null;
  web_url: string | null;
  sent_by: string;
  sent_at: string;
}

interface ConversationTable {
  tenant_id: string;
  kind: string;
  owner: string;
  conversation_id: string;
  reference: Json;
  heard_at: string;
}

interface SentCardTable {
  key: string;
  handover_id: string;
  conversation_id: string;
  activity_id: string | null;
  reference: Json;
  state: string;
  at: string;
}

interface HeardActivityTable {
  key: string;
  at: string;
  /** What the turn is about, as long as it is not over. */
  activity: JSONColumnType<object> | null;
}
