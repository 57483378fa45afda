import type { Axis } from '$lib/domain/lvs/axis';

/** Where a value stands on an axis, from 0 (lowest) to 1. */
export const along = ({ min, max }: Axis, value: number): number => (value - min) / (max - min);

/** A share as a length in SVG or CSS: .125 → '12.5%'. */
export const percent = (share: number): string => `${Math.round(share * 10000) / 100}%`;

/** Pixels to a tenth, which is as sharp as a screen shows. */
export const tenth = (length: number): number => Math.round(length * 10) / 10;
