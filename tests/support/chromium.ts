import { execFile } from "node:child_process";
import { promisify } from "node:util";
import chromium from "@sparticuz/chromium";

const run = promisify(execFile);

/**
 * The browser that the tests drive: CHROMIUM_PATH, or the one that npm brought. Unpacked here, once,
 * because two first launches at the same time would run a file that is still being written.
 */
export async function unpackChromium(): Promise<string> {
  const path = process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
  if (process.platform === "linux" && (await lacksLibraries(path))) await installLibraries();
  return path;
}

async function lacksLibraries(path: string): Promise<boolean> {
  const { stdout } = await run("ldd", [path]).catch(() => ({ stdout: "" }));
  return stdout.includes("not found");
}

/** The system's part of the browser, which a bare Debian lacks. */
async function installLibraries(): Promise<void> {
  const packages = ["libnss3", "libnspr4", "libexpat1"];
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = async (...args: string[]) => {
    const [command = "apt-get", ...rest] = [...sudo, "apt-get", ...args];
    await run(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  };
  try {
    await apt("update");
    await apt("install", "-y", "--no-install-recommends", ...packages);
  } catch (error) {
    throw new Error(
      `The test browser needs ${packages.join(", ")}. Install them, or set CHROMIUM_PATH.`,
      { cause: error },
    );
  }
}
