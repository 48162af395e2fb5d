create extension if not exists pg_trgm;

create table person (
  tenant_id uuid not null,
  person_id uuid not null,
  name text not null,
  mail text,
  time_zone text,
  seen_at timestamptz not null,
  primary key (tenant_id, person_id)
);

create table handover (
  id uuid primary key,
  tenant_id uuid not null,
  version integer not null default 1,
  state text not null default 'draft' check (state in
    ('draft', 'in-review', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled')),
  depth text not null check (depth in ('light', 'standard', 'thorough')),
  template_id text not null,
  template_version integer not null,
  project text not null,
  client_name text not null,
  deal text,
  promised_start date not null,
  go_live date not null,
  late_reason text,
  team_id uuid,
  channel_id text,
  channel_name text,
  created_by uuid not null,
  created_at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  accepted_by uuid,
  accepted_at timestamptz,
  mirror_text text not null default '',
  mirror_by uuid,
  mirror_at timestamptz,
  mirror_approved_by uuid,
  mirror_approved_at timestamptz
);
create unique index handover_deal on handover (tenant_id, deal) where deal is not null;
create index handover_channel on handover (channel_id);

create table role_holder (
  handover_id uuid not null references handover on delete cascade,
  role text not null check (role in ('sales-owner', 'tech-lead', 'project-manager', 'delivery-head')),
  person_id uuid not null,
  named_by uuid not null,
  named_at timestamptz not null,
  primary key (handover_id, role)
);
create index role_holder_person on role_holder (person_id);

create table client_contact (
  id uuid primary key,
  handover_id uuid not null references handover on delete cascade,
  name text not null,
  mail text not null,
  time_zone text,
  person_id uuid,
  added_by uuid not null,
  added_at timestamptz not null
);
create unique index client_contact_mail on client_contact (handover_id, lower(mail));

create table audit_entry (
  id bigint generated always as identity primary key,
  handover_id uuid not null references handover on delete cascade,
  at timestamptz not null,
  by uuid,
  verb text not null,
  text text not null,
  page text not null,
  ref text,
  handover_version integer not null
);
create index audit_entry_handover on audit_entry (handover_id, id);

create table frozen_version (
  handover_id uuid not null references handover on delete cascade,
  kind text not null check (kind in ('baseline', 'shared')),
  number text not null,
  hash text not null,
  content jsonb not null,
  by uuid not null,
  at timestamptz not null,
  primary key (handover_id, kind, number)
);

create table effect (
  key text primary key,
  handover_id uuid not null references handover on delete cascade,
  kind text not null,
  what text not null,
  request jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'uncertain', 'needs-attention')),
  attempts integer not null default 0,
  problem text,
  todo text,
  result jsonb,
  ordered_at timestamptz not null,
  settled_at timestamptz
);
create index effect_handover on effect (handover_id);

create table request_key (
  key uuid not null,
  person_id uuid not null,
  digest text not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (key, person_id)
);
