-- What the client reads of an accepted handover is what was accepted: frozen beside version 1.
alter table frozen_version drop constraint frozen_version_kind_check;
alter table frozen_version add check (kind in ('baseline', 'shared', 'accepted'));

-- When a contact first looked at a text that was shown early, so that it can be said what changed since.
create table client_look (
  handover_id uuid not null references handover on delete cascade,
  contact_id uuid not null references client_contact on delete cascade,
  number text not null,
  at timestamptz not null,
  primary key (handover_id, contact_id, number)
);
create index client_look_contact on client_look (contact_id);
