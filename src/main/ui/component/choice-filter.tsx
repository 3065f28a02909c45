import { setQueryValues, useQueryValue } from "../app/router";

interface ChoiceFilterProps {
  /** Its name in the address. */
  name: string;
  label: string;
  /** What no choice is called. */
  all: string;
  options: readonly (readonly [string, string])[];
}

/** A filter with some values, kept in the address; choosing goes to the first page. */
export function ChoiceFilter({ name, label, all, options }: ChoiceFilterProps) {
  const [value] = useQueryValue(name);
  return (
    <select
      class="form-select"
      aria-label={label}
      value={value}
      onChange={(event) => setQueryValues({ [name]: event.currentTarget.value, page: "" })}
    >
      <option value="">{all}</option>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}
