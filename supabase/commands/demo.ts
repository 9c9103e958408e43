/** The people of the demo, as `supabase/seed.sql` makes them; printed when the product starts. */
export const demoSignIns = [
  { email: "frida@example.com", about: "freelancer: owns frida-codes (USD)" },
  {
    email: "nora@example.com",
    about: "agency: owns northwind-studio (EUR), and works for frida-codes too",
  },
] as const;

export const demoPassword = "bulkhead-demo";
