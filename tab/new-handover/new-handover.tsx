import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CreateInput, HandoverLines } from '../../src/handover/model.ts';
import { useApi } from '../data/api.ts';
import { useDealHandovers } from '../data/queries.ts';
import { useHost, type HostContext } from '../host.ts';
import { DateField } from '../ui/date-field.tsx';
import { PageTitle, Quiet, Row, Stack } from '../ui/layout.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { useDrafts } from '../unsaved/drafts.ts';
import { ContactFields, missingOf, type TypedContact } from './contact-fields.tsx';
import { SameNumber, TakenNumber } from './same-number.tsx';

const useStyles = makeStyles({
  form: { maxWidth: '560px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    // A field that asks something is taller than the one beside it.
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
});

const typedIn = { handoverId: null, title: 'New handover', page: 'overview', ref: null } as const;

interface Typed extends TypedContact {
  project: string;
  client: string;
  deal: string;
  start: string;
  live: string;
}

interface Wishes {
  prefill: URLSearchParams;
  onCreated: (id: string, project: string) => void;
  onCancel?: () => void;
}

/**
 * Begins a handover; the values of a link stand in the form already, so that nothing is typed twice.
 * A link with a number opens the one handover that carries it and is not over; else there is a choice.
 */
export function NewHandover(props: Wishes) {
  const { onCreated } = props;
  const [isAnother, makeAnother] = useState(false);
  const deal = props.prefill.get('deal')?.trim() ?? '';
  const lookUp = useDealHandovers(deal === '' ? null : deal);
  const lines = lookUp.data?.handovers ?? [];
  const only = lines.length === 1 ? lines.find(isOpen) : undefined;
  useEffect(() => {
    if (only) onCreated(only.id, only.project);
  }, [only, onCreated]);
  if (lookUp.isLoading || only) return <Loading lines={9} />;
  // When the look-up fails the form is there all the same: creating finds the number once more.
  if (lines.length === 0 || isAnother) {
    return <NewHandoverForm {...props} isAnother={isAnother} />;
  }
  return <SameNumber {...{ deal, lines }} onOpen={onCreated} onAnother={() => makeAnother(true)} />;
}

function isOpen({ state }: HandoverLines['handovers'][number]): boolean {
  return state !== 'closed' && state !== 'cancelled';
}

function NewHandoverForm(props: Wishes & { isAnother: boolean }) {
  const styles = useStyles();
  const api = useApi();
  const { context } = useHost();
  const drafts = useDrafts();
  // What one link brings is another form than what another link brings.
  const name = `new handover ${props.prefill.toString()}`;
  const [typed, setTyped] = useState(
    () => (drafts.get(name)?.value as Typed | undefined) ?? typedOf(props.prefill),
  );
  const create = useMutation({
    mutationFn: (body: CreateInput) =>
      api.call('createHandover', { body, key: drafts.onceKey(name, body) }),
    onSuccess: ({ id, existing }) => {
      if (existing) return;
      drafts.delete(name);
      props.onCreated(id, typed.project);
    },
  });
  const open = (id: string, project: string) => {
    drafts.delete(name);
    props.onCreated(id, project);
  };
  const put = (part: keyof Typed) => (entered: string) => {
    const value = { ...typed, [part]: entered };
    setTyped(value);
    drafts.set({ name, value, typedIn });
  };
  const set =
    (part: keyof Typed) =>
    (_event: unknown, { value }: { value: string }) =>
      put(part)(value);
  const half = missingOf(typed);
  const body = half === null ? inputOf(typed, context, props.isAnother) : null;
  if (create.data?.existing === true && body) {
    return (
      <TakenNumber
        deal={typed.deal.trim()}
        onOpen={open}
        onAnother={() => create.mutate({ ...body, another: true })}
      />
    );
  }
  return (
    <form
      className={styles.form}
      aria-label="New handover"
      onSubmit={(event) => {
        event.preventDefault();
        if (body && !create.isPending) create.mutate(body);
      }}
    >
      <Stack>
        <PageTitle>New handover</PageTitle>
        <Quiet>Four facts are needed now; everything else comes with the checklist.</Quiet>
        <Field label="Project" required>
          <Input maxLength={120} value={typed.project} onChange={set('project')} />
        </Field>
        <Field label="Client" required>
          <Input maxLength={120} value={typed.client} onChange={set('client')} />
        </Field>
        <div className={styles.pair}>
          <Field label="Promised start" required>
            <DateField value={typed.start} onChange={put('start')} />
          </Field>
          <Field label="Promised go-live" required>
            <DateField value={typed.live} onChange={put('live')} />
          </Field>
        </div>
        <Field label="Deal in the CRM" hint="Its number, if there is one.">
          <Input maxLength={120} value={typed.deal} onChange={set('deal')} />
        </Field>
        <ContactFields typed={typed} onChange={(part, value) => put(part)(value)} />
        {create.error ? <Failed error={create.error} /> : null}
        <Row>
          <Button type="submit" appearance="primary" disabled={!body || create.isPending}>
            {create.isPending ? 'Creating…' : 'Create the handover'}
          </Button>
          {props.onCancel ? <Button onClick={props.onCancel}>Cancel</Button> : null}
        </Row>
      </Stack>
    </form>
  );
}

function typedOf(prefill: URLSearchParams): Typed {
  return {
    project: prefill.get('project') ?? '',
    client: prefill.get('client') ?? '',
    deal: prefill.get('deal') ?? '',
    start: prefill.get('start') ?? '',
    live: prefill.get('live') ?? '',
    contactName: prefill.get('contact') ?? '',
    contactMail: prefill.get('mail') ?? '',
    contactZone: '',
  };
}

/** Null while one of the needed facts is missing. */
function inputOf(
  typed: Typed,
  { team, channel }: HostContext,
  isAnother: boolean,
): CreateInput | null {
  const needed = [typed.project, typed.client, typed.start, typed.live];
  if (needed.some((value) => value.trim() === '')) return null;
  const [name, mail] = [typed.contactName.trim(), typed.contactMail.trim()];
  const timeZone = typed.contactZone || null;
  return {
    project: typed.project.trim(),
    clientName: typed.client.trim(),
    deal: typed.deal.trim() === '' ? null : typed.deal.trim(),
    ...(isAnother ? { another: true } : {}),
    promisedStart: typed.start,
    goLive: typed.live,
    contact: name === '' ? null : { name, mail, timeZone },
    channel:
      team && channel
        ? { teamId: team.id, channelId: channel.id, channelName: channel.name }
        : null,
  };
}
