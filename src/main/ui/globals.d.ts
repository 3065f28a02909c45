declare module "*.svg" {
  const text: string;
  export default text;
}

declare module "*.css";

declare module "bootstrap/js/dist/dropdown" {
  export default class Dropdown {
    constructor(element: Element, options?: object);
    static getOrCreateInstance(element: Element): Dropdown;
    hide(): void;
    dispose(): void;
  }
}

declare module "bootstrap/js/dist/tooltip" {
  export default class Tooltip {
    constructor(element: Element, options?: object);
    dispose(): void;
    hide(): void;
  }
}

/** Its package names a file of another module system for browsers first. */
declare module "marked/lib/marked.esm.js" {
  export { Marked } from "marked";
}
