import type { NextConfig } from "next";

const config: NextConfig = {
  // Tests and helpers build beside a running product, so the output folder is theirs to choose.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
};

export default config;
