import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

/*
 * The shape of the house: imports run one way, app → components → lib/<noun> → lib, nouns do not
 * know each other, and nothing of the application can go round row-level security.
 */

const root = fileURLToPath(new URL("../../", import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
    .map((name) => join(folder, name));
}

const files = ["app", "components", "lib"].flatMap(sources);
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** What a file imports, as paths from the root; packages keep their names. */
function imports(file: string): string[] {
  // Addresses have the parameters that their pages read: of a noun, lib/paths.ts knows those types alone.
  const text =
    file === "lib/paths.ts"
      ? read(file).replace(/^import type \{[^}]*\} from "@\/lib\/\w+\/schema";$/gm, "")
      : read(file);
  return [...text.matchAll(/(?:from|import)\s+"([^"]+)"/g)].map(([, path = ""]) => {
    if (path.startsWith("@/")) return path.slice(2);
    if (path.startsWith(".")) return normalize(join(dirname(file), path));
    return path;
  });
}

/** The room a file lies in: lib/<noun>, components/<noun>, or lib itself. */
function noun(path: string, room: string): string | undefined {
  return new RegExp(`^${room}/([^/]+)/`).exec(path)?.[1];
}

const shared = new Set(["supabase"]);
/** What several nouns are made of: they look into it, and it into none of them. */
const kernels = new Set(["documents"]);

function forbidden(file: string, path: string): string | undefined {
  if (file.startsWith("lib/")) {
    if (/^(app|components)\//.test(path)) return "lib looks up";
    const [from, to] = [noun(file, "lib"), noun(path, "lib")];
    if (!to || shared.has(to)) return undefined;
    if (!from || shared.has(from)) return "lib looks into a noun";
    if (from !== to && !kernels.has(to)) return "one noun knows another";
  }
  if (file.startsWith("components/")) {
    if (path.startsWith("app/")) return "components look up";
    if (/^lib\/.+\/queries$/.test(path)) return "a component asks for data";
    if (/^lib\/.+\/actions$/.test(path)) return "a component is not given its actions";
    if (file.startsWith("components/ui/") && noun(path, "components") && !path.includes("/ui/"))
      return "a part without a domain knows one";
  }
  if (/\/index$/.test(path)) return "a barrel";
  return undefined;
}

describe("the house", () => {
  test("imports run one way", () => {
    expect(files.length).toBeGreaterThan(100);
    const faults = files.flatMap((file) =>
      imports(file).flatMap((path) => {
        const why = forbidden(file, path);
        return why ? [`${file} imports ${path}: ${why}`] : [];
      }),
    );
    expect(faults).toEqual([]);
  });

  test("what reads stays on the server", () => {
    for (const file of files.filter((name) => name.endsWith("/queries.ts"))) {
      expect(read(file), file).toMatch(/^import "server-only";/m);
    }
    for (const file of files.filter((name) => name.endsWith("/actions.ts"))) {
      expect(read(file), file).toMatch(/^"use server";/);
    }
  });

  test("no secret key, no connection of its own, no client in the browser", () => {
    for (const file of files) {
      const text = read(file);
      // lib/env.ts names the key in order to refuse it.
      if (file !== "lib/env.ts") expect(text, file).not.toMatch(/sb_secret_|service_role/i);
      expect(text, file).not.toMatch(/from "(pg|postgres|kysely)"|createBrowserClient/);
      expect(text, file).not.toMatch(/["']use cache|unstable_cache/);
    }
  });
});
