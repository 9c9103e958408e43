import { expect, type Page, test } from "playwright/test";
import { testStack } from "../support/environment";
import { newestMail } from "../support/mails";
import { createWorkspace, password, signUp, unique } from "./people";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const { mailboxUrl, siteUrl } = testStack();

/** Ada's new workspace, and the mail by which she invites an address to it. */
async function invited(page: Page, names: { inviter: string; workspace: string }) {
  await signUp(page, names.inviter);
  const { slug } = await createWorkspace(page, names.workspace, "EUR");
  const email = `${unique("ben")}@bulkhead.test`;
  await page.goto(`/w/${slug}/members`);
  const form = page.getByRole("form", { name: "Invite someone" });
  await form.getByLabel("E-mail address").fill(email);
  await form.getByLabel("Role").selectOption("contractor");
  await form.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText(`An invitation went to ${email}.`)).toBeVisible();
  return { slug, email, mail: await newestMail(mailboxUrl, email) };
}

test("the landing page shows the product, and leads into it", async ({ page }) => {
  await page.goto("/");
  await expect(heading(page)).toHaveText("The back office of people who bill their time.");
  const picture = page.getByRole("img", { name: /^The dashboard of an agency/ });
  await expect(picture).toBeVisible();
  // It is there, in the shape that was kept free for it.
  const shape = (image: HTMLImageElement) => [image.width / image.height, image.naturalWidth];
  await expect.poll(async () => (await picture.evaluate(shape))[1]).toBeGreaterThan(1000);
  const [kept = 0] = await picture.evaluate(shape);
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.naturalWidth / image.naturalHeight),
  ).toBeCloseTo(kept, 1);
  for (const name of ["the time of a day", "an invoice", "the workspaces"]) {
    await expect(page.getByRole("figure", { name: new RegExp(`^Example: ${name}`) })).toBeVisible();
  }

  // No link leads nowhere.
  const links = await page
    .getByRole("link")
    .evaluateAll((all: Element[]) => [
      ...new Set(all.map((link) => link.getAttribute("href") ?? "")),
    ]);
  expect(links.length).toBeGreaterThan(1);
  for (const href of links) expect((await page.request.get(href)).status(), href).toBe(200);

  const html = await (await page.request.get("/")).body();
  expect(html.length / 1024, "KiB of HTML").toBeLessThanOrEqual(40);
  await page.getByRole("main").getByRole("link", { name: "Create account" }).first().click();
  await expect(heading(page)).toHaveText("Create an account");
});

test("the picture follows the theme and the width of the page", async ({ browser }) => {
  const shown = async (options: Parameters<typeof browser.newContext>[0], theme?: string) => {
    const context = await browser.newContext(options);
    if (theme) await context.addCookies([{ name: "theme", value: theme, url: siteUrl }]);
    const page = await context.newPage();
    const pictures: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "image") pictures.push(new URL(request.url()).pathname);
    });
    await page.goto("/", { waitUntil: "networkidle" });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    await context.close();
    expect(wide).toBe(false);
    return pictures.join().replace(/.*\/([a-z]+-[a-z]+)\.[^/]*\.webp.*/, "$1");
  };
  const phone = { viewport: { width: 320, height: 640 } };
  expect(await shown({ colorScheme: "light" })).toBe("dashboard-light");
  expect(await shown({ colorScheme: "dark" })).toBe("dashboard-dark");
  expect(await shown({ colorScheme: "dark", ...phone })).toBe("phone-dark");
  expect(await shown({ colorScheme: "light", ...phone })).toBe("phone-light");
  // What was chosen here goes before the system.
  expect(await shown({ colorScheme: "light" }, "dark")).toBe("dashboard-dark");
  expect(await shown({ colorScheme: "dark", ...phone }, "light")).toBe("phone-light");
});

test("sign up, confirm, and make the first workspace; a page asked for first comes after signing in", async ({
  page,
}) => {
  const { email } = await signUp(page, "Grace");
  const { slug } = await createWorkspace(page, "Grace & Co", "EUR");

  // Someone who is in has no need of these pages.
  for (const path of ["/", "/login", "/signup"]) {
    await page.goto(path);
    await expect(page).toHaveURL(new RegExp(`/w/${slug}$`));
  }

  const fresh = await page.context().browser()?.newPage();
  if (!fresh) throw new Error("There is no browser.");
  const wanted = `/w/${slug}/clients?q=a&archived=1`;
  await fresh.goto(`${siteUrl}${wanted}`);
  await expect(fresh).toHaveURL(/\/login\?next=/);
  await fresh.getByLabel("E-mail").fill(email);
  await fresh.getByLabel("Password").fill(password);
  await fresh.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(fresh).toHaveURL(`${siteUrl}${wanted}`);
  // Back never shows a form to someone who is in.
  await fresh.goBack();
  await expect(fresh.getByLabel("Password")).toHaveCount(0);
  await fresh.close();
});

test("an invitation says where to, by whom and as what, before there is an account", async ({
  browser,
}) => {
  const ada = await browser.newPage();
  const { slug, email, mail } = await invited(ada, { inviter: "Ada", workspace: "Ada & Co" });
  expect(mail.subject).toBe("Invitation to Bulkhead from Ada");
  expect(mail.text).toContain("the workspace “Ada & Co” on Bulkhead. Ada asks you to join it");

  const ben = await browser.newPage();
  await ben.goto(mail.link);
  await expect(heading(ben)).toHaveText("Join Ada & Co");
  await expect(ben.getByRole("main")).toContainText("Ada invites you as contractor.");
  await expect(ben.getByRole("main")).toContainText(email);

  // Both ways say it again, with the address filled in, and lead to each other.
  await ben.getByRole("link", { name: "sign in" }).click();
  await expect(heading(ben)).toHaveText("Sign in to join Ada & Co");
  await expect(ben.getByRole("main")).toContainText("Ada invites you as contractor.");
  await expect(ben.getByLabel("E-mail")).toHaveValue(email);
  await ben.getByRole("link", { name: "Create an account" }).click();
  await expect(heading(ben)).toHaveText("Create an account to join Ada & Co");
  await expect(ben.getByLabel("E-mail")).toHaveValue(email);
  await ben.getByLabel("Name").fill("Ben");
  await ben.getByLabel("Password").fill(password);
  await ben.getByRole("button", { name: "Create account" }).click();
  await expect(heading(ben)).toHaveText("Check your mail");
  await expect(ben.getByRole("main")).toContainText("the invitation of Ada to Ada & Co");

  const confirm = await newestMail(mailboxUrl, email, (subject) => subject.startsWith("Confirm"));
  await ben.goto(confirm.link);
  await expect(ben).toHaveURL(mail.link);
  await ben.getByRole("button", { name: "Accept invitation" }).click();
  await expect(ben).toHaveURL(new RegExp(`/w/${slug}$`));

  // The link is used up: whoever holds it now learns nothing, signed in or not.
  const late = await browser.newPage();
  const answers: (string | null)[] = [];
  for (const link of [mail.link, `${siteUrl}/invitations/${"x".repeat(43)}`]) {
    await late.goto(link);
    await expect(heading(late)).toHaveText("This invitation does not work");
    answers.push(await late.getByRole("main").textContent());
  }
  expect(answers[0]).toBe(answers[1]);
  await late.goto(`/login?next=${encodeURIComponent(new URL(mail.link).pathname)}`);
  await expect(heading(late)).toHaveText("Sign in");
  await expect(late.getByLabel("E-mail")).toHaveValue("");
});

test("who is signed in as somebody else comes to the invitation with the right account", async ({
  browser,
}) => {
  const ben = await browser.newPage();
  const { email } = await signUp(ben, "Ben");
  const ada = await browser.newPage();
  await signUp(ada, "Ada");
  const { slug } = await createWorkspace(ada, "Ada & Co", "EUR");
  await ada.goto(`/w/${slug}/members`);
  const form = ada.getByRole("form", { name: "Invite someone" });
  await form.getByLabel("E-mail address").fill(email);
  await form.getByLabel("Role").selectOption("member");
  await form.getByRole("button", { name: "Send invitation" }).click();
  await expect(ada.getByText(`An invitation went to ${email}.`)).toBeVisible();
  const { link } = await newestMail(mailboxUrl, email, (subject) =>
    subject.startsWith("Invitation"),
  );

  // Eve's browser: the page of an invitation that is not hers tells nothing of it.
  const eve = await browser.newPage();
  await signUp(eve, "Eve");
  await eve.goto(link);
  await expect(heading(eve)).toHaveText("This invitation does not work");
  await expect(eve.getByRole("main")).not.toContainText("Ada");
  await eve.getByRole("button", { name: "Sign in with another account" }).click();
  await expect(heading(eve)).toHaveText("Sign in to join Ada & Co");
  await expect(eve.getByLabel("E-mail")).toHaveValue(email);
  await eve.getByLabel("Password").fill(password);
  await eve.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(heading(eve)).toHaveText("Join Ada & Co");
});

test("names in an invitation's mail carry no link and no second line", async ({ page }) => {
  const { mail } = await invited(page, {
    inviter: "Pay at https://evil.example/now",
    workspace: "Win! www.evil.example \u202eeve@evil.example",
  });
  expect(mail.subject).toBe("Invitation to Bulkhead from Pay at https: evil·example/now");
  expect(mail.text).not.toMatch(/evil\.example|\u202e|@evil/);
  expect(mail.text.match(/https?:\/\/\S+/g)).toEqual([mail.link]);
  expect(mail.link.startsWith(`${siteUrl}/invitations/`)).toBe(true);
});

test("the profile says what the choice of a language changes", async ({ page }) => {
  await signUp(page, "Gerda");
  await page.goto("/profile");
  await page.getByLabel("Language and region").selectOption("de-DE");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByLabel("Language and region")).toHaveValue("de-DE");
  await expect(page.getByLabel("Language and region")).toHaveAccessibleDescription(
    /Words are English for now/,
  );
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
