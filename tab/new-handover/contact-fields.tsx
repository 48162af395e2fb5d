import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ZoneField } from '../ui/zone-field.tsx';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    // A field that asks something is taller than the one beside it.
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
});

export interface TypedContact {
  contactName: string;
  contactMail: string;
  contactZone: string;
}

/** Who to talk to at the client; neither half of it is dropped without a word. */
export function ContactFields(props: {
  typed: TypedContact;
  onChange: (part: keyof TypedContact, value: string) => void;
}) {
  const styles = useStyles();
  const { typed, onChange } = props;
  const missing = missingOf(typed);
  return (
    <>
      <div className={styles.pair}>
        <Field
          label="Contact at the client"
          {...(missing === 'name' ? { validationMessage: 'Say who has this address.' } : {})}
        >
          <Input
            maxLength={120}
            value={typed.contactName}
            onChange={(_event, { value }) => onChange('contactName', value)}
          />
        </Field>
        <Field
          label="Their mail"
          {...(missing === 'mail'
            ? { validationMessage: 'Add their address, or leave the name empty.' }
            : {})}
        >
          <Input
            type="email"
            maxLength={200}
            value={typed.contactMail}
            onChange={(_event, { value }) => onChange('contactMail', value)}
          />
        </Field>
      </div>
      {typed.contactName.trim() === '' ? null : (
        <ZoneField
          label="Their time zone"
          value={typed.contactZone ?? ''}
          onChange={(value) => onChange('contactZone', value)}
        />
      )}
    </>
  );
}

/** What a contact lacks of which only one half is there: it would be lost without the other. */
export function missingOf({ contactName, contactMail }: TypedContact): 'name' | 'mail' | null {
  const [name, mail] = [contactName.trim(), contactMail.trim()];
  if ((name === '') === (mail === '')) return null;
  return name === '' ? 'name' : 'mail';
}
