import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LengthGoal } from "#client/features/story/LengthGoal.tsx";
import { useCopyWords } from "#client/features/story/useCopyWords.ts";
import type { CopyWords } from "#editor/WordWatch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A goal whose copy a test makes longer and shorter. */
function drawn(length: number | null) {
  let tell: (words: CopyWords) => void = () => undefined;
  function Page() {
    const { onWords, watchedWords } = useCopyWords();
    tell = onWords;
    return <LengthGoal length={length} words={watchedWords} />;
  }
  const { container } = render(<Page />);
  return {
    become: (reads: number, stood: number) => {
      act(() => tell({ reads, stood }));
    },
    seen: () => container.querySelector("[aria-hidden]")?.textContent ?? null,
  };
}

const said = () => screen.getByRole("status").textContent;
const rest = () => {
  act(() => {
    vi.advanceTimersByTime(1500);
  });
};

describe("the length that is asked for", () => {
  test("is shown as how much is over, which falls as words are struck, with what was cut so far", () => {
    const { become, seen } = drawn(450);
    expect(seen()).toBeNull();
    become(490, 490);
    expect(seen()).toBe("40 over 450");
    become(478, 490);
    expect(seen()).toBe("28 over 45012 cut so far");
    become(450, 490);
    expect(seen()).toBe("To length40 cut so far");
    become(455, 450);
    expect(seen()).toBe("5 over 4505 added so far");
    become(430, 430);
    expect(seen()).toBe("20 under 450");
  });

  test("is said once whoever cuts has rested, and not at each word", () => {
    const { become } = drawn(450);
    become(490, 490);
    rest();
    expect(said()).toBe("");
    for (const cut of [1, 2, 3]) {
      become(490 - cut, 490);
      expect(said()).toBe("");
    }
    rest();
    expect(said()).toBe("37 words over 450. The suggestions take out 3.");
    become(451, 490);
    expect(said()).toBe("37 words over 450. The suggestions take out 3.");
    rest();
    expect(said()).toBe("1 word over 450. The suggestions take out 39.");
  });

  test("is not shown where none was asked for", () => {
    const { become, seen } = drawn(null);
    become(490, 490);
    expect(seen()).toBeNull();
  });
});
