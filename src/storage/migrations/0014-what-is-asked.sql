-- In how many rows of an item each field holds something. The database keeps it with the rows, so that
-- a gate need not read what an item says to know what it lacks.
create function filled_fields(rows jsonb) returns jsonb
language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(field, rows_filled), '{}')
  from (
    select cell.key as field, count(*) as rows_filled
    from jsonb_array_elements(rows) as row, jsonb_each_text(row -> 'values') as cell
    where btrim(cell.value) <> ''
    group by cell.key
  ) as counted
$$;
alter table item
  add column row_count integer not null generated always as (jsonb_array_length(rows)) stored,
  add column filled jsonb not null generated always as (filled_fields(rows)) stored;

-- Of whom an item, or one field of its rows (''), was asked: the holder of a role, whoever that is, or a
-- client contact. What nobody was asked for is asked of whoever knows it by the template.
create table item_ask (
  handover_id uuid not null references handover on delete cascade,
  key text not null,
  field text not null default '',
  to_role text,
  to_contact uuid references client_contact,
  asked_by uuid not null,
  asked_at timestamptz not null,
  primary key (handover_id, key, field),
  check (num_nonnulls(to_role, to_contact) = 1)
);
create index item_ask_contact on item_ask (to_contact) where to_contact is not null;

-- What somebody proposes that an item says, until sales takes it: what would change, not the whole item,
-- so that what is written beside it meanwhile stays.
create table proposal (
  handover_id uuid not null references handover on delete cascade,
  key text not null,
  by uuid not null,
  version integer not null default 1,
  at timestamptz not null,
  change jsonb not null,
  primary key (handover_id, key, by)
);
