-- Whose turn it is to call a mailbox or a team at Graph, over all instances. Unlogged: what it holds is over
-- within a minute, and a database that crashed starts with every turn free.
create unlogged table graph_turn (
  place text not null,
  turn smallint not null,
  holder uuid not null,
  free_at timestamptz not null,
  primary key (place, turn)
);
comment on column graph_turn.place is 'A mailbox or a team, as the path of the call names it.';
comment on column graph_turn.free_at is 'By the clock of the database, which all instances share.';
