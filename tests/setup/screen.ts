import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll } from "vitest";

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean | undefined;
}

// What a person waits for comes when it comes: on two cores with everything else running, a second is too short.
configure({ asyncUtilTimeout: 8000 });

// Testing Library does this by itself only where the test functions are globals, which here they are not.
beforeAll(() => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
});
afterEach(cleanup);
afterAll(() => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = false;
});
