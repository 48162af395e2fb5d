create table item (
  handover_id uuid not null references handover on delete cascade,
  key text not null,
  version integer not null default 1,
  status text not null check (status in ('unknown', 'answered', 'not-applicable', 'verified')),
  text text not null default '',
  rows jsonb not null default '[]',
  reason text,
  source text,
  changed_by uuid not null,
  changed_at timestamptz not null,
  verified_by uuid,
  verified_at timestamptz,
  primary key (handover_id, key)
);

create table folder (
  handover_id uuid not null references handover on delete cascade,
  kind text not null,
  name text not null,
  drive_id text not null,
  item_id text not null unique,
  url text not null,
  made_at timestamptz not null,
  primary key (handover_id, kind)
);

create table commitment (
  id uuid primary key,
  handover_id uuid not null references handover on delete cascade,
  version integer not null default 1,
  position integer generated always as identity,
  text text not null,
  promised_by text,
  promised_to text,
  promised_on date,
  via text,
  source text,
  standing text not null check (standing in ('written', 'only-said', 'client-confirmed', 'withdrawn')),
  plan text,
  verdict text,
  effort_hours double precision,
  possible_date date,
  condition text,
  fallback text,
  verdict_by uuid,
  verdict_at timestamptz,
  resolution text,
  resolution_note text,
  resolved_at timestamptz,
  agreed_by_sales uuid,
  agreed_by_tech uuid,
  carrier_item text,
  carrier_row uuid,
  added_by uuid not null,
  added_at timestamptz not null
);
create index commitment_handover on commitment (handover_id, position);
