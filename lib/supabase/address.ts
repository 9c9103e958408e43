/** The request's header in which the proxy tells pages and actions the address of the client. */
export const addressHeader = "x-client-address";

/**
 * Hands the client's address on to the auth API, which counts attempts by it: to the API all of them
 * come from this server. The header is Supabase's own; a hosted project believes it from a secret key
 * alone, which we have not, and counts by our address.
 */
export function forwardedAddress(address: string | null | undefined): Record<string, string> {
  return address ? { "Sb-Forwarded-For": address } : {};
}
