import { useEffect, useLayoutEffect } from "react";

/** A layout effect, which a server has no use for. */
export const useBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect;
