-- What a person told the bot to do, kept whole until it is done, so that a program that dies in
-- between goes on with it; null for what changes nothing, and again once the turn is over.
alter table heard_activity add column activity jsonb;
