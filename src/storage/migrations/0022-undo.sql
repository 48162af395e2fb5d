-- By the clock of the database: until then an effect waits, because what ordered it may be undone.
alter table effect add column start_at timestamptz;

-- What an act changed, for the seconds in which whoever did it may undo it.
create table undoable_act (
  handover_id uuid not null references handover on delete cascade,
  version integer not null,
  by uuid not null,
  at timestamptz not null,
  verb text not null,
  text text not null,
  changed jsonb not null,
  effects jsonb not null,
  primary key (handover_id, version)
);
create index undoable_act_at on undoable_act (at);
