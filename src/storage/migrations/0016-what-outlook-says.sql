-- What Outlook says of a kickoff since its invitation was sent, as it was last read there.
alter table kickoff
  -- When the event last changed, by Outlook's own word: only then is it asked whether it still is in the calendar.
  add column outlook_changed_at timestamptz,
  -- The time it had, and since when that is known; both null while no move is to be looked at.
  add column moved_from timestamptz,
  add column moved_at timestamptz,
  -- Since when it is known that the event is not in the calendar any more.
  add column gone_at timestamptz,
  -- Why the event cannot be read at the moment.
  add column unread_why text check (unread_why in ('grant', 'mailbox')),
  -- Microsoft asked to be left alone until then.
  add column look_after timestamptz;

-- What each of those invited answered there.
create table kickoff_reply (
  handover_id uuid not null references kickoff on delete cascade,
  mail text not null,
  name text not null,
  answer text not null check (answer in ('accepted', 'declined', 'tentative', 'none')),
  proposed_start timestamptz,
  proposed_end timestamptz,
  -- Since when the answer is known here.
  at timestamptz not null,
  -- When the project manager decided that the kickoff stays as it is all the same.
  kept_at timestamptz,
  primary key (handover_id, mail)
);

-- A time with which a line ends, so that each reader is told it in their own zone: {"at", "timeZone"}.
alter table waiting add column moment jsonb;
