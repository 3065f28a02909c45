import type { ComponentChildren } from "preact";

/** What there is to a thing, each with its name; what is not there is left out. */
export type Facts = ([string, ComponentChildren] | false | null | undefined)[];

/** Some figures that one looks at first. */
export function Figures({ of }: { of: Facts }) {
  return <FactList of={of} look="figures" />;
}

/** Names and values, one under another. */
export function Pairs({ of }: { of: Facts }) {
  return <FactList of={of} look="pairs" />;
}

function FactList({ of, look }: { of: Facts; look: "figures" | "pairs" }) {
  const shown = of.filter((fact): fact is [string, ComponentChildren] => Array.isArray(fact));
  return (
    <dl class={look}>
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
