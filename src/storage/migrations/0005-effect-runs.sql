-- Counts every run of an effect and is never set back, as attempts is: only the newest run may settle.
alter table effect add column run integer not null default 0;
