-- Several handovers may carry one number: nobody can take it from its rightful owner, and whoever makes a
-- second one learns nothing of the first.
drop index handover_deal;
create index handover_deal on handover (tenant_id, deal) where deal is not null;
