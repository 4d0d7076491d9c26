// Imported before a program: says at its end, on standard error, what it took.

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(
    `${JSON.stringify({ cpuMs: Math.round((userCPUTime + systemCPUTime) / 1000), peakMB: Math.round(maxRSS / 1024) })}\n`,
  );
});
