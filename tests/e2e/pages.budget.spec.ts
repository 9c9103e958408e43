import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "playwright/test";
import { z } from "zod";
import { testStack } from "../support/environment";
import { addMember, makePerson, makeWorkspace, password } from "../support/people";
import { must } from "../support/records";
import { publicPages, workspacePages } from "./pages";
import { signIn } from "./people";

const { counterUrl, siteUrl } = testStack();

async function apiRequests(): Promise<string[]> {
  return z.array(z.string()).parse(await (await fetch(`${counterUrl}/__count`)).json());
}

test("each page asks the API twice at most, and ships 150 KiB of JavaScript at most", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const scripts = new Map<string, number>();
  let loaded: string[] = [];
  const bodies: Promise<void>[] = [];
  page.on("response", (response) => {
    const url = response.url();
    if (response.request().resourceType() !== "script") return;
    loaded.push(url);
    // What a server sends on the wire, reckoned here: the test server does not always compress.
    if (scripts.has(url)) return;
    bodies.push(response.body().then((body) => void scripts.set(url, gzipSync(body).length)));
  });

  const check = async (path: string) => {
    // Nothing of the page before may count.
    await page.waitForLoadState("networkidle");
    loaded = [];
    await apiRequests();
    await page.goto(path, { waitUntil: "networkidle" });
    const asked = await apiRequests();
    expect(asked.length, `${path} asked: ${asked.join(", ")}`).toBeLessThanOrEqual(2);
    await Promise.all(bodies);
    const bytes = [...new Set(loaded)].reduce((sum, url) => sum + (scripts.get(url) ?? 0), 0);
    expect(bytes / 1024, `${path} ships JavaScript, KiB`).toBeLessThanOrEqual(150);
    console.log(`${path}: ${asked.length} API requests, ${(bytes / 1024).toFixed(1)} KiB`);
  };

  for (const path of publicPages) await check(path);
  await signIn(page, "nora@example.com");
  for (const path of workspacePages) await check(`/w/northwind-studio${path}`);
  await check("/workspaces");
  await check("/profile");
});

/** What a browser reads before it has a page, the part for its scripts included. */
async function kilobytes(page: Page, path: string, most: number): Promise<string> {
  const answer = await page.request.get(path, { headers: { accept: "text/html" } });
  const html = await answer.text();
  const size = Buffer.byteLength(html) / 1024;
  console.log(`${path}: ${size.toFixed(1)} KiB of HTML`);
  expect(size, `${path}, KiB of HTML`).toBeLessThanOrEqual(most);
  return html;
}

const rowsOf = (html: string) => html.split("data-row-link=").length - 1;

test("the HTML of a page is 80 KiB for the dashboard, 120 for a list of 50, 150 for a week of 100", async ({
  page,
}) => {
  await signIn(page, "nora@example.com");
  await kilobytes(page, "/w/northwind-studio", 80);
  const invoices = await kilobytes(page, "/w/northwind-studio/invoices", 120);
  expect(rowsOf(invoices)).toBe(50);
});

test("the HTML of a week stays small with 100 entries of many people and projects on a page", async ({
  page,
}) => {
  const owner = await makePerson("Owner of a team");
  const workspace = await makeWorkspace(owner, "Workspace of a team");
  const team = [owner];
  for (const name of ["Bernadette Fitzgerald", "Maximilian Oberhauser", "Siddharth Krishnan"]) {
    const person = await makePerson(name);
    await addMember(workspace, person, "member");
    team.push(person);
  }
  const db = owner.in(workspace.slug);
  const client: { id: string } = await must(
    db
      .from("clients")
      .insert({ name: "Client of some size", currency: "EUR" })
      .select("id")
      .single(),
  );
  const projects: { id: string }[] = await must(
    db
      .from("projects")
      .insert(
        Array.from({ length: 60 }, (_, at) => ({
          name: `Project of some size, number ${at}`,
          client_id: client.id,
        })),
      )
      .select("id"),
  );
  for (const [who, person] of team.entries()) {
    await must(
      person
        .in(workspace.slug)
        .from("time_entries")
        .insert(
          Array.from({ length: 30 }, (_, at) => ({
            project_id: projects[(who * 30 + at) % projects.length]?.id,
            entry_date: `2026-03-0${1 + (at % 7)}`,
            duration_seconds: 900,
            description: `What was done in piece ${at} of person ${who}`,
          })),
        ),
    );
  }
  await signIn(page, owner.email, password);
  const html = await kilobytes(page, `/w/${workspace.slug}/time?who=all&week=2026-03-04`, 150);
  expect(html.split('<li><div><a id="').length - 1).toBe(100);
});

test("the HTML of lists stays small with 50 records of the longest kind in use", async ({
  page,
}) => {
  const owner = await makePerson("Owner of many");
  const workspace = await makeWorkspace(owner, "Workspace of many");
  const db = owner.in(workspace.slug);
  const numbers = Array.from({ length: 55 }, (_, at) => at + 10);
  const clients: { id: string }[] = await must(
    db
      .from("clients")
      .insert(
        numbers.map((at) => ({
          name: `Client of some size, number ${at}`,
          email: `invoices-${at}@client.example`,
          currency: "EUR",
        })),
      )
      .select("id"),
  );
  const projects: { id: string }[] = await must(
    db
      .from("projects")
      .insert(
        numbers.map((at) => ({
          name: `Project of some size, number ${at}`,
          color: "#3B82F6",
          client_id: clients[0]?.id,
        })),
      )
      .select("id"),
  );
  await must(
    db
      .from("project_rates")
      .insert(projects.map(({ id }) => ({ project_id: id, hourly_rate_minor: 12_000 }))),
  );
  for (const at of numbers.slice(0, 50)) {
    await addMember(workspace, await makePerson(`Member ${at}`), "member");
  }

  await signIn(page, owner.email, password);
  for (const list of ["clients", "projects"]) {
    const html = await kilobytes(page, `/w/${workspace.slug}/${list}`, 120);
    expect(rowsOf(html)).toBe(50);
  }
  await kilobytes(page, `/w/${workspace.slug}/members`, 120);
});

// A figure of the machine: reported, not judged.
test("the time to the first byte of the dashboard is reported", async ({ page }) => {
  await signIn(page, "nora@example.com");
  const cookie = (await page.context().cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const times: number[] = [];
  for (let turn = 0; turn < 55; turn++) {
    const began = performance.now();
    const answer = await fetch(`${siteUrl}/w/northwind-studio`, {
      headers: { cookie },
      redirect: "manual",
    });
    times.push(performance.now() - began);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Northwind Studio");
  }
  const warm = times.slice(5).sort((a, b) => a - b);
  console.log(`Dashboard, first byte: p50 ${warm[25]?.toFixed(1)} ms of ${warm.length}`);
});
