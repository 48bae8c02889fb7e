import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { Link, useLocation, useNavigate } from "react-router";
import { beforeEach, describe, expect, test } from "vitest";
import { DeskRouter } from "#client/app/DeskRouter.tsx";
import { useLeaving } from "#client/lib/leaving.ts";

beforeEach(() => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = false;
  history.replaceState(null, "", "/one");
});

function Page({ mustAsk }: { readonly mustAsk: boolean }) {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const leaving = useLeaving(mustAsk && pathname === "/one");
  return (
    <main tabIndex={-1}>
      <h1>{`${pathname}${search}`}</h1>
      <Link to="/two">Two</Link>
      <Link to="/one?part=b">Part b</Link>
      <button type="button" onClick={() => void navigate("/one?part=c", { replace: true, flushSync: true })}>
        Part c at once
      </button>
      {leaving.isHeld && (
        <>
          <button type="button" onClick={leaving.stay}>
            Stay
          </button>
          <button type="button" onClick={leaving.go}>
            Go
          </button>
        </>
      )}
    </main>
  );
}

function drawn({ mustAsk }: { readonly mustAsk: boolean }) {
  render(
    <DeskRouter>
      <Page mustAsk={mustAsk} />
    </DeskRouter>,
  );
  return { person: userEvent.setup({ delay: null }), link: (name: string) => screen.findByRole("link", { name }) };
}
const isAt = (address: string) => screen.findByRole("heading", { name: address });

describe("the addresses of the desk", () => {
  test("change with a link, and go back as they came", async () => {
    const { person, link } = drawn({ mustAsk: false });
    await person.click(await link("Two"));
    await isAt("/two");
    expect(location.pathname).toBe("/two");
    history.back();
    await isAt("/one");
  });

  test("are left only once whoever would lose words has said so", async () => {
    const { person, link } = drawn({ mustAsk: true });
    await person.click(await link("Two"));
    await person.click(await screen.findByRole("button", { name: "Stay" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Go" })).toBeNull());
    await isAt("/one");
    await person.click(await link("Two"));
    await person.click(await screen.findByRole("button", { name: "Go" }));
    await isAt("/two");
  });

  test("are shown before anything else happens where that is asked for", async () => {
    drawn({ mustAsk: false });
    const atOnce = await screen.findByRole("button", { name: "Part c at once" });
    atOnce.click();
    expect(screen.getByRole("heading").textContent).toBe("/one?part=c");
  });

  test("are not asked about within the same page", async () => {
    const { person, link } = drawn({ mustAsk: true });
    await person.click(await link("Part b"));
    await isAt("/one?part=b");
    expect(screen.queryByRole("button", { name: "Stay" })).toBeNull();
  });
});
