/** Chooses the real API or the mocked one, then starts the client. The only file that sees both. */
if (import.meta.env.MODE === "mock") {
  const { startMock } = await import("#mocks/start.ts");
  await startMock();
}
const { start } = await import("#client/app/start.tsx");
start();
