import { fields, objects, text } from "./attributes";

/** What a manifest says of one thing that it refers to. */
export interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
  title: string | undefined;
}

/** The parts of a manifest that a page shows; the server has taken it as a manifest already. */
export interface Manifest {
  layers: Descriptor[];
  /** What it speaks about, as a signature does. */
  subject: Descriptor | undefined;
}

export function readManifest(content: string): Manifest {
  const manifest = fields(JSON.parse(content));
  return {
    layers: objects(manifest["layers"] ?? manifest["blobs"]).map(descriptor),
    subject: objects([manifest["subject"]]).map(descriptor)[0],
  };
}

function descriptor(value: Record<string, unknown>): Descriptor {
  return {
    mediaType: text(value["mediaType"]) ?? "",
    digest: text(value["digest"]) ?? "",
    size: Number(value["size"] ?? 0),
    title: text(fields(value["annotations"])["org.opencontainers.image.title"]),
  };
}
