// The width of an element, followed as the window changes.

import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** A reference for the element and its width in pixels. */
export function useWidth(otherwise: number): readonly [RefObject<HTMLDivElement | null>, number] {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(otherwise);
  useEffect(() => {
    const measure = (): void => setWidth(frame.current?.clientWidth || otherwise);
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  return [frame, width];
}
