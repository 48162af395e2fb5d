-- What tech sends back, a point each: collected while reading, sent together as a round, and done or
-- answered by sales one by one.
create table review_point (
  id uuid primary key,
  handover_id uuid not null references handover on delete cascade,
  version integer not null default 1,
  position integer generated always as identity,
  -- With which send-back it went; null until then.
  round integer,
  by uuid not null,
  at timestamptz not null,
  reason text not null,
  text text not null,
  -- What it is about: an item, a promise, a check, a folder. Both null where it stands in words alone.
  page text,
  ref text,
  -- What sales did about it; null until then.
  outcome text check (outcome in ('done', 'cant')),
  answer text,
  -- Where it was mended; what changed there since it was sent is in the list of changes.
  changed_page text,
  changed_ref text,
  handled_by uuid,
  handled_at timestamptz,
  check (outcome is null or round is not null),
  check (outcome is distinct from 'cant' or answer is not null),
  check ((outcome is null) = (handled_by is null)),
  check ((outcome is null) = (handled_at is null)),
  foreign key (handover_id, round) references send_back on delete cascade
);
create index review_point_handover on review_point (handover_id, position);

insert into review_point (id, handover_id, round, by, at, reason, text, page, ref)
  select gen_random_uuid(), handover_id, round, by, at,
    point ->> 'reason', point ->> 'text', point ->> 'page', point ->> 'ref'
  from send_back, jsonb_array_elements(points) with ordinality as said (point, place)
  order by handover_id, round, place;
alter table send_back drop column points;
