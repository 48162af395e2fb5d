-- A verdict is what tech typed: hours, a date, a condition; what is said of it follows from that.
-- Sales decides by itself what becomes of a promise, so nobody agrees a second time.
alter table promise add column fallback_hours double precision;
alter table promise add column resolved_by uuid;
comment on column promise.verdict is 'Yes with what it takes (hours, date, condition), no, or not known yet.';

-- What one side proposed and the other had not agreed to waits for sales again; its words stay.
update promise set fallback = coalesce(resolution_note, fallback), resolution_note = null
  where resolution = 'offer-instead'
    or (resolution = 'renegotiate' and agreed_by_sales is null);
update promise set condition = coalesce(condition, resolution_note), resolution_note = null
  where resolution = 'keep-with-condition';
update promise set resolution = null, resolution_note = null, resolved_at = null
  where resolution is not null
    and (agreed_by_sales is null
      or (agreed_by_tech is null and resolution in ('keep', 'keep-with-condition', 'offer-instead')));
update promise set resolved_by = agreed_by_sales where resolution is not null;
update promise set resolution = 'change-request' where resolution = 'renegotiate';

-- Hours or a date beside a plain yes were nobody's to agree to; what was accepted so stays accepted.
update promise set resolution = 'keep', resolved_by = accepted_by, resolved_at = accepted_at
  from handover
  where handover.id = promise.handover_id and accepted_at is not null
    and verdict = 'yes' and resolution is null
    and (effort_hours > 0 or possible_date is not null);
-- A verdict without what it rests on is asked for again, never read as a yes.
update promise set verdict = 'need-to-know-more'
  where verdict in ('yes-if', 'not-for-this-money', 'not-by-this-date') and resolution is null
    and coalesce(effort_hours, 0) <= 0 and possible_date is null and condition is null;
update promise set verdict = 'yes'
  where verdict in ('yes-if', 'not-for-this-money', 'not-by-this-date');

alter table promise drop column agreed_by_sales, drop column agreed_by_tech;
alter table promise add check (verdict in ('yes', 'no', 'need-to-know-more'));
alter table promise add check (resolution in
  ('keep', 'keep-with-condition', 'offer-instead', 'change-request', 'withdraw'));

-- What tech understood, and why sales says that it is not the deal.
alter table handover add column mirror_declined_by uuid;
alter table handover add column mirror_declined_at timestamptz;
alter table handover add column mirror_reason text;
