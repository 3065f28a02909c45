import { setQueryValues, useQueryValue } from "../app/router";

interface FilterSelectProps {
  label: string;
  /** Its name in the address. */
  name: string;
  /** The first stands for all, with an empty value. */
  options: readonly (readonly [string, string])[];
  disabled?: boolean;
}

/** Filters the table of a page by one of a few values, kept in the address. */
export function FilterSelect({ label, name, options, disabled = false }: FilterSelectProps) {
  const [value] = useQueryValue(name);
  return (
    <select
      class="form-select w-auto"
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => setQueryValues({ [name]: event.currentTarget.value, page: "" })}
    >
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}
