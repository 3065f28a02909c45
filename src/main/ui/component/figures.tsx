import type { ComponentChildren } from "preact";

/** What there is to a thing, each with its name; what is not there is left out. */
export type Facts = ([string, ComponentChildren] | false | null | undefined)[];

function shown(facts: Facts): [string, ComponentChildren][] {
  return facts.filter((fact): fact is [string, ComponentChildren] => Array.isArray(fact));
}

/** Some figures that one looks at first. */
export function Figures({ of }: { of: Facts }) {
  return (
    <dl class="figures">
      {shown(of).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Names and values, one under another. */
export function Pairs({ of }: { of: Facts }) {
  return (
    <dl class="pairs">
      {shown(of).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
