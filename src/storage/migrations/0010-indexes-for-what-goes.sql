-- What is looked for by its handover, and what goes by its age.
drop index effect_handover;
create index effect_handover_kind on effect (handover_id, kind);
create index sent_card_handover on sent_card (handover_id);
create index heard_activity_at on heard_activity (at);
create index request_key_at on request_key (at);
