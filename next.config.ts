import type { NextConfig } from "next";

const config: NextConfig = {
  // Tests and helpers build beside a running product, so the output folder is theirs to choose.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  // The proxy sets the headers of pages; what is built needs only to be what it says it is.
  headers: async () => [
    { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
  ],
  reactStrictMode: true,
  // A page fetched ahead of its visit is shown for half a minute, the least Next allows; see Prefetch.
  experimental: { staleTimes: { dynamic: 0, static: 30 } },
  // Types are one of the checks that npm run check and npm test make; a start need not wait for them.
  typescript: { ignoreBuildErrors: true },
};

export default config;
