import { parseSync } from "vite";

/** Something that one file takes from another, and the line where it says so. */
export interface Specifier {
  readonly name: string;
  readonly line: number;
  /** Whether it is the address of a file (`new URL("…", import.meta.url)`), which knows no # names. */
  readonly isAddress: boolean;
}

// Every way of naming another module: also `import("…")`, in a type as in a value, and `new URL("…", import.meta.url)`.
const withSource = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

/** All that a source file imports, in the order of the text. Throws where the text is not TypeScript. */
export function specifiersIn(source: string, path: string): readonly Specifier[] {
  const found: Specifier[] = [];
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors.map(({ message }) => message).join("; ")}`);
  visit(program, (node) => {
    const named = namedBy(node);
    if (named === undefined) return;
    const line = source.slice(0, named.start).split("\n").length;
    found.push({ name: named.value, line, isAddress: node.type === "NewExpression" });
  });
  return found;
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

function namedBy(node: Node): { value: string; start: number } | undefined {
  if (withSource.has(node.type)) return literal(node["source"]);
  if (node.type !== "NewExpression" || !isNode(node["callee"]) || node["callee"]["name"] !== "URL") return undefined;
  const [address, base] = Array.isArray(node["arguments"]) ? (node["arguments"] as unknown[]) : [];
  const named = literal(address);
  return base !== undefined && named?.value.startsWith(".") ? named : undefined;
}

function literal(node: unknown): { value: string; start: number } | undefined {
  if (!isNode(node)) return undefined;
  const { value, start } = node;
  return typeof value === "string" && typeof start === "number" ? { value, start } : undefined;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, see);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (isNode(value)) see(value);
  for (const each of Object.values(value)) visit(each, see);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
