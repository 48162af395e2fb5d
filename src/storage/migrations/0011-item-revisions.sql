-- Every state of an item that somebody could have seen: who made it, from when until when they typed,
-- and what it said then. The newest one is what the item says now.
create table item_revision (
  handover_id uuid not null references handover on delete cascade,
  key text not null,
  number integer not null,
  by uuid not null,
  begun_at timestamptz not null,
  ended_at timestamptz not null,
  content jsonb not null,
  primary key (handover_id, key, number)
);
insert into item_revision
  select handover_id, key, 1, changed_by, changed_at, changed_at,
    jsonb_build_object(
      'status', case status when 'verified' then 'answered' else status end,
      'text', text, 'rows', rows, 'reason', reason, 'source', source)
  from item;

-- The revision that a line of the list of changes tells of.
alter table audit_entry add column revision integer;
