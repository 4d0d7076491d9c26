// Codes of statuses, as the kernel writes them.

export const STATUS_DETERMINED: u32 = 0;
export const STATUS_RANGE: u32 = 1;
