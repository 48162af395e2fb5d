create table clarification (
  id uuid primary key,
  handover_id uuid not null references handover on delete cascade,
  version integer not null default 1,
  position integer generated always as identity,
  text text not null,
  about_kind text not null,
  about_ref text,
  about_label text,
  asked_by uuid not null,
  asked_party text not null,
  asked_at timestamptz not null,
  to_party text not null,
  waits_for uuid,
  waits_since timestamptz not null,
  due_at timestamptz,
  blocking boolean not null,
  state text not null check (state in ('open', 'answered', 'settled', 'reopened', 'withdrawn')),
  message_url text
);
create index clarification_handover on clarification (handover_id, position);
create index clarification_waits_for on clarification (waits_for) where state in ('open', 'answered', 'reopened');

create table clarification_entry (
  id bigint generated always as identity primary key,
  clarification_id uuid not null references clarification on delete cascade,
  kind text not null check (kind in ('asked', 'answered', 'settled', 'reopened', 'withdrawn')),
  by uuid not null,
  at timestamptz not null,
  text text
);
create index clarification_entry_clarification on clarification_entry (clarification_id, id);

create table feasibility_check (
  handover_id uuid not null references handover on delete cascade,
  kind text not null check (kind in ('feasibility', 'timeline', 'resources')),
  by uuid not null,
  at timestamptz not null,
  note text not null,
  primary key (handover_id, kind)
);

create table send_back (
  handover_id uuid not null references handover on delete cascade,
  round integer not null,
  by uuid not null,
  at timestamptz not null,
  points jsonb not null,
  should_have_been text,
  primary key (handover_id, round)
);

create table kickoff (
  handover_id uuid primary key references handover on delete cascade,
  revision integer not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  time_zone text not null,
  organizer uuid not null,
  organizer_mail text not null,
  request jsonb not null,
  event_id text,
  ical_uid text,
  join_url text,
  web_url text,
  sent_by uuid not null,
  sent_at timestamptz not null
);
