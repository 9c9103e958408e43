import { fileURLToPath } from "node:url";

/** The root of the project. */
export const projectDir = fileURLToPath(new URL("../../", import.meta.url));

/** The folder that the Supabase CLI calls the project's: config, migrations, seed, templates. */
export const supabaseDir = fileURLToPath(new URL("../", import.meta.url));
