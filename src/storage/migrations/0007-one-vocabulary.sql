-- One word for one thing, in the tables as on the screens: promise and question.
alter table commitment rename to promise;
alter index commitment_pkey rename to promise_pkey;
alter index commitment_handover rename to promise_handover;
alter sequence commitment_position_seq rename to promise_position_seq;
alter table promise rename constraint commitment_handover_id_fkey to promise_handover_id_fkey;
alter table promise rename constraint commitment_standing_check to promise_standing_check;

alter table clarification rename to question;
alter index clarification_pkey rename to question_pkey;
alter index clarification_handover rename to question_handover;
alter index clarification_waits_for rename to question_waits_for;
alter sequence clarification_position_seq rename to question_position_seq;
alter table question rename constraint clarification_handover_id_fkey to question_handover_id_fkey;
alter table question rename constraint clarification_state_check to question_state_check;

alter table clarification_entry rename to question_entry;
alter table question_entry rename column clarification_id to question_id;
alter index clarification_entry_pkey rename to question_entry_pkey;
alter index clarification_entry_clarification rename to question_entry_question;
alter sequence clarification_entry_id_seq rename to question_entry_id_seq;
alter table question_entry
  rename constraint clarification_entry_clarification_id_fkey to question_entry_question_id_fkey;
alter table question_entry rename constraint clarification_entry_kind_check to question_entry_kind_check;

-- It holds all three checks of a review, not the one of feasibility alone.
alter table feasibility_check rename to review_check;
alter index feasibility_check_pkey rename to review_check_pkey;
alter table review_check rename constraint feasibility_check_handover_id_fkey to review_check_handover_id_fkey;
alter table review_check rename constraint feasibility_check_kind_check to review_check_kind_check;

comment on column effect.run is 'Counts every run and is never set back: the fence against late results.';
comment on column heard_activity.activity is 'What the turn is about, as long as it is not over.';
