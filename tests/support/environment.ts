import { z } from "zod";

const schema = z.object({
  databaseUrl: z.string(),
  adminUrl: z.string(),
  authenticatorUrl: z.string(),
  apiUrl: z.string(),
  publishableKey: z.string(),
  jwtSecret: z.string(),
  mailboxUrl: z.string(),
  smtpPort: z.number(),
  siteUrl: z.string(),
  counterUrl: z.string(),
});

/** The addresses of the stack that `npm test` started for this suite. */
export function testStack(): z.infer<typeof schema> {
  const given = process.env.BULKHEAD_TEST_STACK;
  if (!given)
    throw new Error("Start the tests with npm test, npm run test:api or npm run test:e2e.");
  return schema.parse(JSON.parse(given));
}
