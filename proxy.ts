export { proxy } from "@/lib/supabase/proxy";

export const config = {
  // Everything but what is built: pages, actions and route handlers.
  matcher: [
    "/((?!_next/static/|_next/image|icon\\.svg$|apple-icon\\.png$|favicon\\.ico$|manifest\\.webmanifest$).*)",
  ],
};
