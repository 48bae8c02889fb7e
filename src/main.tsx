/** Chooses the real API or the mocked one, then starts the client. The only file that sees both. */
// The client's code comes while the newsroom opens in the browser.
const client = import("#client/app/start.tsx");
if (import.meta.env.MODE === "mock") {
  const { startMock } = await import("#mocks/start.ts");
  await startMock();
}
(await client).start();
