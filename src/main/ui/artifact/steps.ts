import { objects, text } from "./attributes";
import type { Descriptor } from "./manifest";

/** One step that an image was built in, and the layer that it made, where it made one. */
export interface Step {
  command: string | undefined;
  created: string | undefined;
  layer: Descriptor | undefined;
}

/** A config tells the steps in the order of the layers; layers that it does not tell of stand at the end without a command. */
export function steps(history: unknown, layers: Descriptor[]): Step[] {
  const left = [...layers];
  const told = objects(history).map((step) => ({
    command: readable(text(step["created_by"]) ?? text(step["comment"])),
    created: text(step["created"]),
    layer: step["empty_layer"] === true ? undefined : left.shift(),
  }));
  return [...told, ...left.map((layer) => ({ command: layer.title, created: undefined, layer }))];
}

/** As it stands in a Dockerfile, without what builders put around it. */
function readable(command: string | undefined): string | undefined {
  return command
    ?.replace(/^\/bin\/sh -c #\(nop\)\s+/, "")
    .replace(/^(?:\|\d+ .*?)?\/bin\/sh -c /, "RUN ")
    .replace(/^RUN \/bin\/sh -c /, "RUN ")
    .replace(/\s*# buildkit$/, "")
    .trim();
}
