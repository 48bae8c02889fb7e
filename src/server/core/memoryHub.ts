import type { Hub } from "./deps.ts";

/** A hub within one process. Each listener hears by itself: one that fails keeps nothing from the others. */
export function memoryHub(failed: (fault: unknown) => void): Hub {
  const topics = new Map<string, Set<(message: string) => void>>();
  return {
    publish: (topic, message) => {
      for (const heard of topics.get(topic) ?? []) {
        try {
          heard(message);
        } catch (fault) {
          failed(fault);
        }
      }
    },
    subscribe: (topic, heard) => {
      const listeners = topics.get(topic) ?? new Set();
      topics.set(topic, listeners.add(heard));
      return () => {
        listeners.delete(heard);
        if (listeners.size === 0) topics.delete(topic);
      };
    },
  };
}
