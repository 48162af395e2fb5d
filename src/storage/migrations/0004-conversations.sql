create table conversation (
  tenant_id uuid not null,
  kind text not null check (kind in ('personal', 'channel')),
  owner text not null,
  conversation_id text not null,
  reference jsonb not null,
  heard_at timestamptz not null,
  primary key (tenant_id, kind, owner)
);

create table sent_card (
  key text primary key,
  handover_id uuid not null references handover on delete cascade,
  conversation_id text not null,
  activity_id text,
  reference jsonb not null,
  state text not null check (state in ('sending', 'sent', 'over')),
  at timestamptz not null
);

create table heard_activity (
  key text primary key,
  at timestamptz not null
);
