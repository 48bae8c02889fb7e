import { render, screen } from "@testing-library/react";
import { Component, type ReactNode } from "react";
import { describe, expect, test, vi } from "vitest";
import { part } from "#client/lib/part.tsx";

const Story = ({ called }: { readonly called: string }) => <p>The story {called}</p>;

/** Draws what went wrong in the place of what could not be drawn. */
class Guard extends Component<{ readonly children: ReactNode }, { readonly says: string | null }> {
  override state = { says: null };
  static getDerivedStateFromError(fault: unknown) {
    return { says: String(fault) };
  }
  override render() {
    return this.state.says ?? this.props.children;
  }
}

describe("a part", () => {
  test("has something in its place until its code is there, and is drawn at once where that was fetched before", async () => {
    const fetched = vi.fn<() => Promise<typeof Story>>(() => Promise.resolve(Story));
    const Part = part(fetched, <p>Opening</p>);
    const { unmount } = render(<Part called="ferry" />);
    expect(screen.getByText("Opening")).toBeTruthy();
    expect(await screen.findByText("The story ferry")).toBeTruthy();
    unmount();
    render(<Part called="bus" />);
    expect(screen.getByText("The story bus")).toBeTruthy();
    const Ahead = part(fetched, <p>Opening</p>);
    await Ahead.load();
    await Ahead.load();
    render(<Ahead called="tram" />);
    expect(screen.getByText("The story tram")).toBeTruthy();
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  test("that cannot be fetched is thrown to the guard round it, and is asked for again when it is drawn anew", async () => {
    const silenced = vi.spyOn(console, "error").mockReturnValue();
    const fetched = vi.fn<() => Promise<typeof Story>>(() => Promise.reject(new Error("No connection")));
    const Part = part(fetched, <p>Opening</p>);
    await Part.load();
    const { unmount } = render(
      <Guard>
        <Part called="ferry" />
      </Guard>,
    );
    expect(await screen.findByText(/No connection/)).toBeTruthy();
    unmount();
    fetched.mockResolvedValue(Story);
    render(
      <Guard>
        <Part called="ferry" />
      </Guard>,
    );
    expect(await screen.findByText("The story ferry")).toBeTruthy();
    silenced.mockRestore();
  });
});
