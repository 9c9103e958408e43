import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Runs `work`, during which each program that this process starts takes the moment given for now, and goes on from
 * there. Where there is no libfaketime, which is a package of Debian, nothing runs and the answer is undefined.
 */
export async function atMoment<T>(moment: Date, work: () => Promise<T>): Promise<T | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "faketime-"));
  try {
    const library = await findLibrary(folder);
    if (!library) return undefined;
    const shift = Math.round((moment.getTime() - Date.now()) / 1000);
    Object.assign(process.env, {
      LD_PRELOAD: library,
      FAKETIME: `${shift < 0 ? "" : "+"}${shift}s`,
      // What waits must not wait for years: the clock that only counts is left alone, and so are files.
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
      NO_FAKE_STAT: "1",
    });
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The library, installed or unpacked into the folder. Nothing is installed. */
async function findLibrary(folder: string): Promise<string | undefined> {
  if (process.platform !== "linux") return undefined;
  const own = await libraryIn("/usr/lib");
  if (own) return own;
  const apt = (...args: string[]) => run("apt-get", args, { cwd: folder });
  try {
    await apt("download", "libfaketime").catch(async () => {
      const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
      const [command = "apt-get", ...rest] = [...sudo, "apt-get", "update"];
      await run(command, rest);
      await apt("download", "libfaketime");
    });
    const archive = (await readdir(folder)).find((name) => name.endsWith(".deb"));
    if (!archive) return undefined;
    await run("dpkg-deb", ["-x", archive, "."], { cwd: folder });
    // The server may run as somebody else.
    await chmod(folder, 0o755);
    return await libraryIn(join(folder, "usr/lib"));
  } catch {
    return undefined;
  }
}

/** In the folder of this machine's kind, of which there is one. */
async function libraryIn(folder: string): Promise<string | undefined> {
  for (const kind of await readdir(folder).catch(() => [])) {
    const path = join(folder, kind, "faketime", "libfaketime.so.1");
    if (existsSync(path)) return path;
  }
  return undefined;
}
