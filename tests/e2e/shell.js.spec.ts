import { expect, type Page, test } from "playwright/test";
import { makePerson, makeWorkspace, password } from "../support/people";
import { must } from "../support/records";
import { signIn } from "./people";

/** The pages that the router asked for, whole; it also asks once which layouts an address has. */
function asked(page: Page): string[] {
  const paths: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    const whole = request.headers()["next-router-segment-prefetch"] === undefined;
    if (url.searchParams.has("_rsc") && whole) paths.push(url.pathname);
  });
  return paths;
}

async function ownWorkspace(page: Page) {
  const owner = await makePerson("Owner");
  const { slug } = await makeWorkspace(owner, "Own workspace");
  await must(owner.in(slug).from("clients").insert({ name: "First client", currency: "EUR" }));
  await signIn(page, owner.email, password);
  await page.waitForLoadState("networkidle");
  return slug;
}

test("a message floats, moves nothing and goes away", async ({ page }) => {
  const slug = await ownWorkspace(page);
  await page.goto(`/w/${slug}/clients`);
  await page.getByRole("link", { name: "First client" }).click();
  const heading = page.getByRole("heading", { level: 1, name: "First client" });
  await expect(heading).toBeVisible();
  const before = await heading.boundingBox();

  await page.getByRole("button", { name: "Archive" }).click();
  const message = page.getByRole("status").getByText("archived");
  await expect(message).toBeVisible();
  await page.goto(`/w/${slug}/clients?archived=1`);
  await page.getByRole("link", { name: "First client" }).click();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("status").locator("p")).toBeVisible();
  expect(await heading.boundingBox()).toEqual(before);

  // The pointer on it keeps it there; left alone it goes.
  await page.getByRole("status").locator("p").hover();
  await page.waitForTimeout(7000);
  await expect(page.getByRole("status").locator("p")).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(page.getByRole("status").locator("p")).toHaveCount(0, { timeout: 8000 });
});

test("a link on which the pointer rests is there when it is followed", async ({ page }) => {
  const slug = await ownWorkspace(page);
  const paths = asked(page);
  const sections = page.getByRole("navigation", { name: "Sections" });

  // Passing over the sections asks for nothing.
  await page.mouse.move(600, 400);
  await page.evaluate(() => {
    const passed = [...document.querySelectorAll("nav a"), document.querySelector("h1")];
    for (const it of passed) it?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  });
  await page.waitForTimeout(300);
  expect(paths).toEqual([]);

  await sections.getByRole("link", { name: "Clients" }).hover();
  await expect.poll(() => paths).toEqual([`/w/${slug}/clients`]);
  await page.waitForLoadState("networkidle");
  await sections.getByRole("link", { name: "Clients" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  expect(paths).toEqual([`/w/${slug}/clients`]);
});

test("what was fetched ahead is forgotten once this browser changes something", async ({
  page,
}) => {
  const slug = await ownWorkspace(page);
  const paths = asked(page);
  const sections = page.getByRole("navigation", { name: "Sections" });
  await page.goto(`/w/${slug}/clients/new`, { waitUntil: "networkidle" });
  await sections.getByRole("link", { name: "Clients" }).hover();
  await expect.poll(() => paths).toContain(`/w/${slug}/clients`);
  await page.waitForLoadState("networkidle");

  await page.getByLabel("Name").fill("Second client");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Second client" })).toBeVisible();
  await sections.getByRole("link", { name: "Clients" }).click();
  await expect(page.getByRole("link", { name: "Second client" })).toBeVisible();
});

test("a page fetched ahead takes no message from the page that is to show it", async ({ page }) => {
  const slug = await ownWorkspace(page);
  await page.goto(`/w/${slug}/members`, { waitUntil: "networkidle" });
  const paths = asked(page);
  const message = { id: "1", path: `/w/${slug}/clients`, text: "It was done.", tone: "success" };
  await page.context().addCookies([
    {
      name: "flash",
      value: encodeURIComponent(JSON.stringify(message)),
      url: new URL(`/w/${slug}/clients`, page.url()).href,
    },
  ]);
  await page
    .getByRole("navigation", { name: "Sections" })
    .getByRole("link", { name: "Clients" })
    .hover();
  await expect.poll(() => paths).toEqual([`/w/${slug}/clients`]);
  await page.waitForLoadState("networkidle");
  await page.goto(`/w/${slug}/clients`);
  await expect(page.getByRole("status")).toContainText("It was done.");
});
