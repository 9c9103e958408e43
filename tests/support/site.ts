import { sessionCookies } from "./client.ts";
import { testStack } from "./environment.ts";
import { allOf } from "./nouns/index.ts";
import { type Person, password } from "./people.ts";
import { routes } from "./routes.ts";
import type { Side } from "./scene.ts";

/** A browser without scripts: it has cookies, and follows nothing by itself. */
export type Visitor = (path: string, init?: RequestInit) => Promise<Response>;

/** Someone who is not signed in. */
export const stranger: Visitor = (path, init = {}) =>
  fetch(new URL(path, testStack().siteUrl), { redirect: "manual", ...init });

/** The person with a session of their own. What the application sets afterwards is not kept. */
export async function signIn(person: Person): Promise<Visitor> {
  const jar = await sessionCookies(person.email, password);
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  return (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set("cookie", cookie);
    return stranger(path, { ...init, headers });
  };
}

const records = allOf((noun) => noun.addresses);

/**
 * Every page there is, found in app/, as the address it has for one side. A parameter that is not
 * known here is an error, so that a new page cannot be left out. A page for all other addresses is
 * asked for one that is not.
 */
export function pagesOf(side: Side): string[] {
  return routes.map((route) =>
    route
      .split("/")
      .map((part, index, parts) => {
        if (!part.startsWith("[")) return part;
        if (part === "[workspace]") return side.workspace.slug;
        if (part.startsWith("[...")) return "nothing-here";
        const record = records[parts[index - 1] ?? ""];
        if (!record) throw new Error(`No test knows ${part} of ${route}.`);
        return String(side.records[record]);
      })
      .join("/"),
  );
}

/** The text and the headers of a response, in one: where nothing foreign may stand. */
export async function everythingOf(response: Response): Promise<string> {
  return `${JSON.stringify([...response.headers])}\n${await response.text()}`;
}

/** The fields of each form on a page as a browser without scripts would send them. */
export function formsIn(html: string): FormData[] {
  return [...html.matchAll(/<form\b[^>]*>(.*?)<\/form>/gs)].map(([, inside = ""]) => {
    const form = new FormData();
    for (const [tag, kind] of inside.matchAll(/<(input|textarea|select|button)\b[^>]*>/g)) {
      const name = attribute(tag, "name");
      if (!name || kind === "button") continue;
      if (/type="(checkbox|radio)"/.test(tag) && !/\schecked/.test(tag)) continue;
      form.append(name, attribute(tag, "value") ?? "");
    }
    return form;
  });
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value
    ?.replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** The form with each text replaced wherever it stands, in the arguments of the action too. */
export function rewritten(form: FormData, texts: [string, string][]): FormData {
  const changed = new FormData();
  for (const [name, value] of form) {
    let text = String(value);
    for (const [from, to] of texts) text = text.replaceAll(from, to);
    changed.append(name, text);
  }
  return changed;
}

/** Sends a form as a browser does, from our own origin if not said otherwise. */
export function send(
  visitor: Visitor,
  path: string,
  body: FormData,
  headers: Record<string, string> = { origin: testStack().siteUrl },
): Promise<Response> {
  return visitor(path, { method: "POST", body, headers });
}
