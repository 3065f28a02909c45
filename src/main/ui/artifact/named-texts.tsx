import { webAddress } from "./attributes";

/** Texts of strangers by their names, which may be long both. */
export function NamedTexts({ texts }: { texts: [string, string][] }) {
  const all = [...texts].sort(([a], [b]) => a.localeCompare(b));
  return (
    <dl class="facts wide">
      {all.map(([name, value]) => (
        <div key={name}>
          <dt class="mono">{name}</dt>
          <dd>
            <WebText value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A link where it is an address of the web, or else as it stands. */
export function WebText({ value }: { value: string }) {
  const address = webAddress(value);
  return address ? (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow">
      {value}
    </a>
  ) : (
    <>{value}</>
  );
}
