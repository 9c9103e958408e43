import { defineConfig, devices } from "playwright/test";
import { testStack } from "../support/environment";

const { siteUrl } = testStack();
const executablePath = process.env.CHROMIUM_PATH;

// The same specs run with and without JavaScript: what needs it says so by its file's name.
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  use: {
    ...devices["Desktop Chrome"],
    baseURL: siteUrl,
    launchOptions: executablePath ? { executablePath } : {},
    screenshot: "only-on-failure",
    trace: "off",
  },
  projects: [
    { name: "desktop", testIgnore: /\.(phone|budget)\.spec\.ts$/ },
    {
      name: "no-javascript",
      testIgnore: /\.(js|phone|budget)\.spec\.ts$/,
      use: { javaScriptEnabled: false },
    },
    {
      name: "phone",
      testMatch: /\.phone\.spec\.ts$/,
      use: { viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true },
    },
    {
      // What is counted or timed is, with nothing else running.
      name: "budget",
      testMatch: /\.budget\.spec\.ts$/,
      dependencies: ["desktop", "no-javascript", "phone"],
      workers: 1,
    },
  ],
});
