-- Every wording of a promise that somebody could have seen: who wrote it when, and what it said then. The
-- newest one is what the promise says now.
create table promise_revision (
  promise_id uuid not null references promise on delete cascade,
  number integer not null,
  by uuid not null,
  at timestamptz not null,
  content jsonb not null,
  primary key (promise_id, number)
);
insert into promise_revision
  select id, 1, added_by, added_at,
    jsonb_build_object(
      'text', text, 'standing', standing, 'source', source, 'promised_by', promised_by,
      'promised_to', promised_to, 'promised_on', promised_on, 'via', via)
  from promise;
