-- What waits for whom: worked out from a handover in the transaction of every change to it, so that
-- a list over all handovers reads none of them.
create table waiting (
  handover_id uuid not null references handover on delete cascade,
  kind text not null,
  -- What it is about, where a handover may hold several of a kind: a question, a blocker.
  subject text not null,
  tenant_id uuid not null,
  -- Null while nobody holds the role.
  person_id uuid,
  role text not null,
  position smallint not null,
  since timestamptz not null,
  due_at timestamptz,
  from_person uuid,
  title text not null,
  detail text,
  action jsonb not null,
  primary key (handover_id, kind, subject)
);
create index waiting_person on waiting (tenant_id, person_id, since);

-- The version of the rules by which the rows were last worked out; a handover for which nothing
-- waits has no row that could say it.
alter table handover add column waiting_version integer not null default 0;
create index handover_waiting on handover (waiting_version) where state not in ('closed', 'cancelled');
-- The list of all handovers of a tenant, the open ones first.
create index handover_list on handover
  (tenant_id, (state in ('closed', 'cancelled')), created_at desc, id desc);
