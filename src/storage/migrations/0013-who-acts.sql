-- A contact who was removed keeps the id, so that what they did stays theirs; the same address can be
-- named again, as somebody new.
alter table client_contact add column removed_at timestamptz;
drop index client_contact_mail;
create unique index client_contact_mail on client_contact (handover_id, lower(mail)) where removed_at is null;

-- Who acted: a person, a client contact by its own id, or the service, which has none. The default is
-- what an older instance writes while an update rolls.
alter table audit_entry add column by_kind text not null default 'person'
  check (by_kind in ('person', 'contact', 'service'));
update audit_entry set by_kind = 'service' where by is null;
alter table audit_entry add check ((by_kind = 'service') = (by is null));

alter table frozen_version add column by_kind text not null default 'person'
  check (by_kind in ('person', 'contact', 'service'));
alter table frozen_version alter column by drop not null;
alter table frozen_version add check ((by_kind = 'service') = (by is null));
