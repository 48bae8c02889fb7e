import axe from "axe-core";

/** What axe finds wrong in `element`, as sentences. Colours need a real browser and are checked there. */
export async function faultsIn(element: Element): Promise<string[]> {
  const result = await axe.run(element, {
    resultTypes: ["violations"],
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return result.violations.flatMap((each) => each.nodes.map((node) => `${each.help}: ${node.html}`));
}
