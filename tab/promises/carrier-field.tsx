import { Field, Select } from '@fluentui/react-components';
import type { Carrier } from '../../src/promises/model.ts';

/** In which row a promise is; the one that fits best is chosen already. */
export function CarrierField(props: {
  carriers: Carrier[];
  rowId: string;
  onChange: (rowId: string) => void;
}) {
  return (
    <Field label="Is in" hint="The deliverable, requirement or price line that carries it.">
      <Select value={props.rowId} onChange={(_event, { value }) => props.onChange(value)}>
        <option value="">Nothing yet</option>
        {props.carriers.map(({ rowId, name, text }) => (
          <option key={rowId} value={rowId}>
            {text === '' ? name : `${name}: ${text}`}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The row under this id, as it is sent; undefined for none. */
export function carrierOf(carriers: Carrier[], rowId: string) {
  const found = carriers.find((one) => one.rowId === rowId);
  return found && { itemKey: found.itemKey, rowId: found.rowId };
}
