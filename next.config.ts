import type { NextConfig } from "next";

const config: NextConfig = {
  // Tests and helpers build beside a running product, so the output folder is theirs to choose.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are one of the checks that npm run check and npm test make; a start need not wait for them.
  typescript: { ignoreBuildErrors: true },
};

export default config;
