import { readdirSync } from "node:fs";

/** Every page there is, found in app/: its address with the names of its parameters in brackets. */
export const routes: readonly string[] = readdirSync(new URL("../../app", import.meta.url), {
  recursive: true,
  encoding: "utf8",
})
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file.replace(/(^|\/)page\.tsx$/, "").replace(/\([^)]*\)\/?/g, "")}`)
  .sort();
