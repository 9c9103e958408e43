import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const messages = z.array(z.object({ id: z.string(), subject: z.string(), text: z.string() }));

/** The newest mail to an address that `fits`, waited for up to ten seconds. */
export async function newestMail(
  mailboxUrl: string,
  to: string,
  fits: (subject: string) => boolean = () => true,
): Promise<{ subject: string; text: string; link: string }> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${mailboxUrl}/api/messages?to=${encodeURIComponent(to)}`);
    const found = messages.parse(await answer.json()).find(({ subject }) => fits(subject));
    if (found) return { ...found, link: /https?:\/\/\S+/.exec(found.text)?.[0] ?? "" };
    await sleep(100);
  }
  throw new Error(`No mail came for ${to}.`);
}
