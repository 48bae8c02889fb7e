import type { z } from "zod";

interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

/** Everything that is wrong with what was sent, each with the JSON pointer (RFC 6901) of its field. */
export function fieldFaults(error: z.ZodError): readonly Fault[] {
  const faults = error.issues.flatMap((issue) => faultsOf(issue, []));
  return faults.filter((each, index) => faults.findIndex((other) => other.pointer === each.pointer) === index);
}

function faultsOf(issue: z.core.$ZodIssue, within: readonly PropertyKey[]): readonly Fault[] {
  const path = [...within, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ pointer: pointerTo([...path, key]), detail: "This field is not known" }));
  if (issue.code === "invalid_union" && issue.errors.length > 0) return nearest(issue.errors, path);
  return [{ pointer: pointerTo(path), detail: said(issue) }];
}

/** The faults of the form that fits best: the one with fewest. */
function nearest(forms: readonly (readonly z.core.$ZodIssue[])[], path: readonly PropertyKey[]): readonly Fault[] {
  const all = forms.map((issues) => issues.flatMap((issue) => faultsOf(issue, path)));
  return all.reduce((best, each) => (each.length < best.length ? each : best));
}

/** Sentences of the schema's own stand; what a schema says of itself in a parser's words is said plainly. */
function said(issue: z.core.$ZodIssue): string {
  if (!/^(Invalid|Too|Unrecognized|Expected)\b/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("received undefined")
        ? "This is missing"
        : `This must be ${kinds[issue.expected] ?? "of another kind"}`;
    case "invalid_value":
      return `This must be one of: ${issue.values.join(", ")}`;
    case "too_big":
      return `At most ${Number(issue.maximum).toLocaleString("en-GB")}${unitOf(issue.origin)}`;
    case "too_small":
      return `At least ${Number(issue.minimum).toLocaleString("en-GB")}${unitOf(issue.origin)}`;
    default:
      return "This is not of the right form";
  }
}

const kinds: Partial<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

function unitOf(origin: string): string {
  if (origin === "string") return " characters";
  return origin === "array" ? " entries" : "";
}

function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
