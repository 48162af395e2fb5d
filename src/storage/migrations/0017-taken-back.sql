-- What was taken back stays, marked: the frozen text of an acceptance, so that the next one is version 1
-- again, and the points with which a handover was sent back.
alter table frozen_version add column taken_back_at timestamptz;
alter table frozen_version drop constraint frozen_version_pkey;
alter table frozen_version add primary key (handover_id, kind, number, at);
create unique index frozen_version_number on frozen_version (handover_id, kind, number) where taken_back_at is null;

alter table send_back add column taken_back_at timestamptz;
