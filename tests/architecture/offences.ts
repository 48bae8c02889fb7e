import { dirname, join } from "node:path/posix";
import { z } from "zod";
import { type Area, areas, publicRepos } from "./areas.ts";
import { jsonOf } from "./sources.ts";
import { type Specifier, specifiersIn } from "./specifiers.ts";

const { imports } = z.object({ imports: z.record(z.string(), z.string()) }).parse(jsonOf("package.json"));

type Named = Pick<Specifier, "name" | "isAddress">;

/** Every import in `source` that the table does not allow: where it stands, what it says, and the rule in words. */
export function offencesIn(path: string, source: string): readonly string[] {
  const area = areaOf(path);
  if (area === undefined) return [`${path}: this folder has no row in tests/architecture/areas.ts.`];
  return specifiersIn(source, path).flatMap(({ name, line, isAddress }) => {
    const broken = ruleBrokenBy(path, area, { name, isAddress });
    return broken === undefined ? [] : [`${path}:${line} imports "${name}". ${broken}`];
  });
}

function ruleBrokenBy(path: string, area: Area, { name, isAddress }: Named): string | undefined {
  const specifier = name.replace(/\?.*$/, "");
  if (isAddress) return ruleOnAddress(path, area, join(dirname(path), specifier));
  if (specifier.startsWith(".")) return ruleOnRelative(path, area, join(dirname(path), specifier));
  if (specifier.startsWith("#")) return ruleOnTarget(path, area, targetOf(specifier));
  return isAllowedPackage(area, specifier) ? undefined : area.rule;
}

function ruleOnRelative(path: string, area: Area, target: string): string | undefined {
  const broken = ruleOnTarget(path, area, target);
  if (broken !== undefined || area.packages.includes("*")) return broken;
  const isNear = isWithin(target, area.at) || isWithin(path, areaOf(target)?.at ?? target);
  return isNear ? undefined : "An import from another area is written with its # name, not with a relative path.";
}

/** The address of a folder that holds no sources (the root, a build, a setting) brings no code in. */
function ruleOnAddress(path: string, area: Area, target: string): string | undefined {
  return /^(src|mocks|tests)(\/|$)/.test(target) ? ruleOnTarget(path, area, target) : undefined;
}

function ruleOnTarget(path: string, area: Area, target: string | undefined): string | undefined {
  if (target === undefined) return 'No such name under "imports" in package.json.';
  if (area.at === "src/server/core/reader" && /\/core\/repos\//.test(target) && !isPublicRepo(target))
    return `The reader's side reads ${publicRepos.join(" and ")} alone: nothing unpublished can be seen from there.`;
  const isOwn = isWithin(target, area.at) && featureOf(target) === featureOf(path);
  const isAllowed = area.may.some((folder) => isWithin(target, folder)) || area.exceptions?.includes(target);
  return isOwn || isAllowed === true ? undefined : area.rule;
}

function isPublicRepo(target: string): boolean {
  return publicRepos.some((repo) => target.endsWith(`/repos/${repo}.ts`));
}

function isAllowedPackage(area: Area, specifier: string): boolean {
  return area.packages.some((name) => {
    if (name === "*") return true;
    return name === "node:" ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`);
  });
}

/** The file that a # name stands for. */
function targetOf(specifier: string): string | undefined {
  for (const [pattern, file] of Object.entries(imports)) {
    const start = pattern.slice(0, -1);
    if (specifier.startsWith(start)) return join(file.slice(0, -1), specifier.slice(start.length));
  }
  return undefined;
}

function areaOf(path: string): Area | undefined {
  return areas.find((area) => isWithin(path, area.at));
}

/** The feature of the client that a file is of: two of them are strangers to each other. */
function featureOf(path: string): string | undefined {
  return /^src\/client\/features\/([^/]+)\//.exec(path)?.[1];
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
