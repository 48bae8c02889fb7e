import type { Passwords } from "#server/core/deps.ts";

const rounds = 100_000;

/** Passwords in a browser: PBKDF2, which it has. The server uses argon2id; nobody's real password belongs in here. */
export const browserPasswords: Passwords = {
  hash: async (password) => {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    return `pbkdf2$${rounds}$${hex(salt)}$${hex(await derived(password, salt))}`;
  },
  verify: async (hash, password) => {
    const [kind, , salt, expected] = hash.split("$");
    if (kind !== "pbkdf2" || salt === undefined || expected === undefined) return false;
    const bytes = Uint8Array.from(salt.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    return hex(await derived(password, bytes)) === expected;
  },
};

async function derived(password: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(password), "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, key, 256),
  );
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
