import { Field, Select } from '@fluentui/react-components';
import { cityOf } from '../../src/words.ts';
import { zoneNames } from './dates.ts';

/** In which zone somebody lives, by its city; '' where nobody knows. */
export function ZoneField(props: {
  label: string;
  value: string;
  onChange: (zone: string) => void;
}) {
  const zones = zoneNames()
    .map((zone) => ({ zone, city: cityOf(zone), region: zone.split('/')[0] ?? '' }))
    .toSorted((one, other) => one.city.localeCompare(other.city));
  return (
    <Field
      label={props.label}
      hint="Everybody is told the times of meetings in it, beside their own."
    >
      <Select value={props.value} onChange={(_event, { value }) => props.onChange(value)}>
        <option value="">Not known</option>
        {zones.map(({ zone, city, region }) => (
          <option key={zone} value={zone}>
            {city} ({region})
          </option>
        ))}
      </Select>
    </Field>
  );
}
