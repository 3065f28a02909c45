package dev.berth.gc;

/**
 * What was done about findings.
 *
 * @param obsolete how many were mended meanwhile
 * @param left how many nothing was done about yet; those that can be dealt with are, when it is asked for again
 */
record StorageRepairReply(int done, int obsolete, long left) {}
