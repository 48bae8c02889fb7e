/** How many milliseconds of work something takes of this thread, however busy the machine is with other things. */
export async function busyMs<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly ms: number; readonly made: Result }> {
  const began = process.threadCpuUsage();
  const made = await work();
  const { user, system } = process.threadCpuUsage(began);
  return { ms: (user + system) / 1000, made };
}
