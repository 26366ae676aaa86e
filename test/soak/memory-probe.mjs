// Loaded into the bot's process before it (node --import): tells its parent how much memory is in use. No part of the bot.
process.on('message', (id) => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ id, heapUsed, rss, handles: process.getActiveResourcesInfo().length });
});
// the listener alone must not keep the bot alive
process.channel?.unref();
