-- What tells whether something that was read is still as it is: see src/record/tag.ts.
alter table handover add column signalled integer not null default 0;
comment on column handover.signalled is 'How often it was told that this handover changed, settled effects included.';
alter table person add column known_at timestamptz not null default now();
comment on column person.known_at is 'When name and mail address became what they are.';
create index person_known on person (tenant_id, known_at);
